import { describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import type { LifecycleMetadata } from "../../../src/cnb/lifecycle-metadata.ts";
import { layersAbove, rebaseConfig, rebaseMetadata } from "../../../src/lifecycle/run-image/rebased-image.ts";
import { encodeImageConfig, type ImageConfig } from "../../../src/oci/image-config.ts";

const API = parseApiVersion("0.14");

const config = (diff_ids: string[], more: Partial<ImageConfig> = {}): ImageConfig => ({
  os: "linux",
  architecture: "amd64",
  rootfs: { type: "layers", diff_ids },
  ...more,
});

const METADATA: LifecycleMetadata = {
  app: [{ sha: "sha256:app" }],
  runImage: {
    topLayer: "sha256:old",
    reference: "old@sha256:1",
    image: "a.example/run",
    mirrors: ["b.example/run:1"],
  },
  stack: { runImage: { image: "c.example/run" } },
};
const NEW = {
  name: "a.example/run",
  reference: "run@sha256:2",
  config: config(["sha256:base", "sha256:new"]),
};

function rebased(name: string, { force = false, api = "0.14", metadata = METADATA } = {}) {
  const warnings: string[] = [];
  const log = { warn: (message: string) => void warnings.push(message) };
  const result = rebaseMetadata(
    metadata,
    { ...NEW, name },
    { force, log, platformApi: parseApiVersion(api) },
  );
  return { ...result, warnings };
}

describe("the layers above the run image", () => {
  it("start after the first layer that is its top layer", () => {
    expect(layersAbove(config(["a", "top", "b", "top", "c"]), "top")).toEqual(["b", "top", "c"]);
  });

  it.each(["", "z"])("cannot be told for the top layer %j", (topLayer) => {
    expect(() => layersAbove(config(["a"]), topLayer)).toThrow("could not find base layer in image");
  });
});

describe("the label", () => {
  it.each([
    "a.example/run",
    "a.example/run:latest",
    "b.example/run:1@sha256:" + "0".repeat(64),
    "c.example/run",
  ])("keeps its names for %s", (name) => {
    const { runImage, stack, app } = rebased(name);
    expect({ runImage, stack, app }).toEqual({
      ...METADATA,
      runImage: { ...METADATA.runImage, topLayer: "sha256:new", reference: "run@sha256:2" },
    });
  });

  it("refuses a run image of another name, and a known one's other tag", () => {
    const known =
      '{"topLayer":"sha256:new","reference":"run@sha256:2","image":"a.example/run","mirrors":["b.example/run:1"]}';
    for (const name of ["z.example/run", "a.example/run:2"]) {
      expect(() => rebased(name)).toThrow(
        `new base image '${name}' not found in existing run image metadata: ${known}; please provide -force`,
      );
    }
  });

  it("names only the new run image if forced", () => {
    const { runImage, stack, warnings } = rebased("z.example/run", { force: true });
    expect(runImage).toMatchObject({ image: "z.example/run", mirrors: [] });
    expect(stack).toEqual({ runImage: { image: "z.example/run", mirrors: [] } });
    expect(warnings).toHaveLength(1);
  });

  it.each([
    [{}, "not found"],
    [{ stack: { runImage: { image: "s" } } }, '{"image":"s"}'],
  ])("says of %j that it knows %s", (metadata, known) => {
    expect(() => rebased("z", { metadata })).toThrow(`metadata: ${known};`);
  });

  it("does not ask for names before Platform API 0.12", () => {
    expect(rebased("z.example/run", { api: "0.11" }).runImage?.image).toBe("a.example/run");
  });

  it("needs a run image with layers", () => {
    const parts = { force: true, log: { warn: () => undefined }, platformApi: API };
    expect(() => rebaseMetadata(METADATA, { ...NEW, config: config([]) }, parts)).toThrow(
      "image has no layers",
    );
  });
});

describe("the configuration", () => {
  const app = config(["sha256:old", "sha256:app"], {
    author: "me",
    created: "2020-01-01T00:00:00Z",
    variant: "v7",
    history: [{ created_by: "x" }],
    config: {
      User: "1",
      Env: ["A=b"],
      Labels: {
        own: "app",
        "io.buildpacks.base.id": "old",
        "io.buildpacks.stack.id": "old",
        "io.buildpacks.rebasable": "true",
      },
    },
  });
  const runImage = config(["sha256:base", "sha256:new"], {
    variant: "v8",
    "os.version": "1",
    config: {
      User: "2",
      Labels: { "io.buildpacks.base.homepage": "new", "io.buildpacks.stack.id": "new", other: "run" },
    },
  });
  const rebase = (api: string): ImageConfig =>
    rebaseConfig(app, runImage, {
      diffIds: ["sha256:app"],
      metadata: METADATA,
      platformApi: parseApiVersion(api),
    });

  it("is that of the app for a container, and new about everything else", () => {
    const result = rebase("0.14");
    expect(result).toMatchObject({
      "os.version": "1",
      variant: "v8",
      created: "1980-01-01T00:00:01Z",
      rootfs: { diff_ids: ["sha256:base", "sha256:new", "sha256:app"] },
      config: { User: "1", Env: ["A=b"] },
    });
    expect(result.history).toEqual(Array.from({ length: 3 }, () => ({ created: "1980-01-01T00:00:01Z" })));
    expect(JSON.parse(encodeImageConfig(result))).not.toHaveProperty("author");
  });

  it("has the labels that describe the base from the new one", () => {
    const labels = rebase("0.14").config?.Labels ?? {};
    expect(Object.keys(labels)).toEqual([
      "io.buildpacks.base.homepage",
      "io.buildpacks.lifecycle.metadata",
      "io.buildpacks.rebasable",
      "io.buildpacks.stack.id",
      "own",
    ]);
    expect(labels).toMatchObject({ "io.buildpacks.stack.id": "new", own: "app" });
  });

  it("keeps base labels before Platform API 0.12", () => {
    const labels = rebase("0.11").config?.Labels;
    expect(labels).toMatchObject({ "io.buildpacks.base.id": "old", "io.buildpacks.stack.id": "new" });
    expect(labels).not.toHaveProperty("io.buildpacks.base.homepage");
  });
});
