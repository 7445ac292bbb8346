// What an exported image is made of: its layers and their order, config and labels.
import path from "node:path";
import * as zlib from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../../src/oci/digest.ts";
import {
  DOCKER_LAYER,
  OCI_CONFIG,
  OCI_LAYER,
  OCI_MANIFEST,
  OCI_ZSTD_LAYER,
} from "../../../src/oci/media-types.ts";
import {
  addLayer,
  addRunImage,
  BASE_DIFF_ID,
  image,
  labelOf,
  log,
  metadataToml,
  registry,
  root,
  run,
  runReference,
  sha256,
  write,
  writeAnalyzed,
} from "./exporter-fixture.ts";

const EMPTY_LAYER = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

describe("exportImage", () => {
  it("puts the layers on the run image in the order of the specification", async () => {
    await addLayer("b", "launch = true", "b");
    await addLayer("a-1", "launch = true\ncache = true", "a-1");
    await addLayer("a", "launch = true", "a");
    await addLayer("build-only", "build = true", "x");

    await run();

    const { manifest, config } = image("app", "latest");
    expect(manifest.layers.map(({ mediaType }) => mediaType)).toEqual(
      Array.from({ length: 9 }, () => DOCKER_LAYER),
    );
    expect(config.history?.map((entry) => entry.created_by)).toEqual([
      "base",
      "Layer: 'a', Created by buildpack: kit/one@1.0.0",
      "Layer: 'a-1', Created by buildpack: kit/one@1.0.0",
      "Layer: 'b', Created by buildpack: kit/one@1.0.0",
      "Software Bill-of-Materials",
      "Application Layer",
      "Buildpacks Application Launcher",
      "Buildpacks Launcher Config",
      "Buildpacks Process Types",
    ]);
    expect(config.config?.Entrypoint).toEqual(["/cnb/process/web"]);
    expect(config.config?.WorkingDir).toBe(path.join(root, "app"));
  });

  it("stores layers whose content is what the config says, as fast gzip without a system in its header", async () => {
    await addLayer("a", "launch = true", "content");

    await run();

    const { manifest, config } = image("app", "latest");
    const blobs = manifest.layers.slice(1).map(({ digest }) => registry.blobs.get("app")?.get(digest));
    const headers = blobs.map((blob) => blob?.subarray(0, 10).toString("hex"));
    expect(new Set(headers)).toEqual(new Set(["1f8b08000000000004ff"]));
    const diffIds = blobs.map((blob) => `sha256:${sha256(zlib.gunzipSync(blob ?? Buffer.alloc(0)))}`);
    expect(diffIds).toEqual(config.rootfs.diff_ids.slice(1));
  });

  it("says in the label which layer is which", async () => {
    await addLayer("a", 'launch = true\n[metadata]\nversion = "1.2"', "a");
    await write("layers/kit_one/store.toml", '[metadata]\nkept = "yes"\n');

    await run();

    const { config } = image("app", "latest");
    const [, layer, sbom, app, launcher, configLayer, processTypes] = config.rootfs.diff_ids;
    expect(labelOf(config)).toEqual({
      app: [{ sha: app }],
      sbom: { sha: sbom },
      buildpacks: [
        {
          key: "kit/one",
          version: "1.0.0",
          layers: {
            a: { sha: layer, data: { version: "1.2" }, build: false, launch: true, cache: false },
          },
          store: { metadata: { kept: "yes" } },
        },
      ],
      config: { sha: configLayer },
      launcher: { sha: launcher },
      "process-types": { sha: processTypes },
      runImage: { topLayer: BASE_DIFF_ID, reference: runReference(), image: "", mirrors: undefined },
      stack: { runImage: { image: "", mirrors: undefined } },
    });
  });

  it("divides the app by slices, and adds an empty layer for each slice without files", async () => {
    await write("layers/config/metadata.toml", `${metadataToml()}\n[[slices]]\npaths = ["nothing"]\n`);

    await run();

    const { config } = image("app", "latest");
    expect(config.rootfs.diff_ids[2]).toBe(EMPTY_LAYER);
    expect(config.history?.slice(2, 4).map((entry) => entry.created_by)).toEqual([
      "Application Slice: 1",
      "Application Slice: 2",
    ]);
    expect(log.lines).toContain("Added 2/2 app layer(s)");
  });

  it("has no process types layer without processes, and starts the launcher", async () => {
    await write("layers/config/metadata.toml", "processes = []\n");

    await run();

    const { config } = image("app", "latest");
    expect(config.history?.at(-1)?.created_by).toBe("Buildpacks Launcher Config");
    expect(labelOf(config)["process-types"]).toEqual({ sha: "" });
    expect(config.config?.Entrypoint).toEqual(["/cnb/lifecycle/launcher"]);
    expect(log.lines).toContain("no default process type");
  });

  it("starts the process type that the platform wants", async () => {
    await run({ processType: "other" });

    expect(image("app", "latest").config.config?.Entrypoint).toEqual(["/cnb/process/other"]);
  });

  it("refuses a process type that does not exist", async () => {
    await expect(run({ processType: "nothing" })).rejects.toMatchObject({
      exitCode: 62,
      message: "export: determining entrypoint: tried to set nothing to default but it doesn't exist",
    });
  });

  it("lets labels of buildpacks replace those of the run image and of the lifecycle", async () => {
    const labels = [
      '[[labels]]\nkey = "run.label"\nvalue = "one"',
      '[[labels]]\nkey = "io.buildpacks.project.metadata"\nvalue = "two"',
      '[[labels]]\nkey = "run.label"\nvalue = "three"',
    ];
    await write("layers/config/metadata.toml", `${metadataToml()}\n${labels.join("\n")}\n`);

    await run();

    expect(image("app", "latest").config.config?.Labels).toMatchObject({
      "run.label": "three",
      "io.buildpacks.project.metadata": "two",
    });
  });

  it("writes the label of the execution environment from Platform API 0.15 on", async () => {
    await run({ platformApi: "0.15" });

    expect(image("app", "latest").config.config?.Labels).toMatchObject({
      "io.buildpacks.exec-env": "production",
    });
  });

  it("names the run image as run.toml does, with its mirrors", async () => {
    const toml = '[[images]]\nimage = "other"\n[[images]]\nimage = "first"\nmirrors = ["run/image"]\n';
    await write("run.toml", toml);

    await run();

    const names = { image: "first", mirrors: ["run/image"] };
    const label = labelOf(image("app", "latest").config);
    expect(label.runImage).toMatchObject(names);
    expect(label.stack?.runImage).toEqual(names);
  });

  it("keeps the kind, annotations and layers of an OCI run image; new layers are Docker's all the same", async () => {
    await writeAnalyzed({ runImage: addRunImage({ isOci: true }).digest });

    await run();

    const { manifest, mediaType } = image("app", "latest");
    expect(mediaType).toBe("application/vnd.oci.image.manifest.v1+json");
    expect(manifest.config.mediaType).toBe(OCI_CONFIG);
    expect(manifest.annotations).toEqual({ "kit.annotation": "x" });
    expect(manifest.layers.map((layer) => layer.mediaType)).toEqual([
      OCI_LAYER,
      ...Array.from({ length: 5 }, () => DOCKER_LAYER),
    ]);
  });

  it("warns about a creation time that is not a number", async () => {
    await run({ sourceDateEpoch: "x" });

    expect(log.lines).toContain("Warning: Ignoring invalid SOURCE_DATE_EPOCH");
    expect(image("app", "latest").config.created).toBe("1980-01-01T00:00:01Z");
  });
});

describe("exportImage with zstd", () => {
  const zstd = { layerCompression: "zstd" } as const;

  it.each([
    ["a Docker", false],
    ["an OCI", true],
  ])(
    "makes an OCI image of zstd layers on %s run image, whose layers it has as they are",
    async (_, isOci) => {
      await writeAnalyzed({ runImage: addRunImage({ isOci }).digest });
      await addLayer("a", "launch = true", "a");
      await run();
      const gzip = image("app", "latest");

      await run({ ...zstd, images: ["zstd"] });

      const { manifest, mediaType, config } = image("zstd", "latest");
      expect(mediaType).toBe(OCI_MANIFEST);
      expect(manifest.mediaType).toBe(OCI_MANIFEST);
      expect(manifest.config).toEqual({ ...gzip.manifest.config, mediaType: OCI_CONFIG });
      expect(manifest.layers[0]).toEqual({ ...gzip.manifest.layers[0], mediaType: OCI_LAYER });
      expect(manifest.layers.slice(1).map((layer) => layer.mediaType)).toEqual(
        Array.from({ length: 6 }, () => OCI_ZSTD_LAYER),
      );
      expect(config).toEqual(gzip.config);
      const contents = manifest.layers.slice(1).map(({ digest }) => registry.blobs.get("zstd")?.get(digest));
      expect(contents.map((blob) => digestOf(zlib.zstdDecompressSync(blob ?? "")))).toEqual(
        config.rootfs.diff_ids.slice(1),
      );
    },
  );
});
