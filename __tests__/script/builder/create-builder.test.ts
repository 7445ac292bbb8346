import { writeFileSync } from "node:fs";
import path from "node:path";
import { createGunzip } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createBaseImage } from "../../../script/builder/base-image.ts";
import { createBuilder } from "../../../script/builder/create-builder.ts";
import { createLifecycleImage } from "../../../script/builder/create-lifecycle-image.ts";
import { type ImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import { TAR_END } from "../../../src/oci/tar-header.ts";
import { readTar } from "../../../src/oci/tar-reader.ts";
import { readImage } from "../../../src/registry/image.ts";
import type { Registry } from "../../../src/registry/registry.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { failureOf, Workspace } from "../../cnb/buildpack-fixture.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";

const TARGET = { os: "linux", arch: "amd64" };

let fake: FakeRegistry;
let registry: Registry;
let workspace: Workspace;
let lifecycleDir: string;

beforeEach(async () => {
  fake = await startFakeRegistry();
  registry = createRegistryClient({
    keychain: { resolve: () => Promise.resolve(undefined) },
    insecureRegistries: [],
  });
  workspace = new Workspace();
  lifecycleDir = path.dirname(workspace.write("lifecycle/creator", "program", 0o755));
  workspace.write(
    "lifecycle/lifecycle.toml",
    '[lifecycle]\nversion = "1.2"\n[apis.buildpack]\nsupported = ["0.9", "0.10"]\n[apis.platform]\nsupported = ["0.12", "0.13"]\n',
  );
  writeFileSync(path.join(workspace.root, "rootfs.tar"), TAR_END);
});
afterEach(async () => {
  workspace[Symbol.dispose]();
  await fake[Symbol.asyncDispose]();
});

const name = (text: string): ImageReference => parseImageReference(`${fake.host}/${text}`);

async function pushBase(env = ["CNB_USER_ID=1000", "CNB_GROUP_ID=1001"]): Promise<void> {
  const rootfsTar = path.join(workspace.root, "rootfs.tar");
  const labels = { base: "yes" };
  await createBaseImage(
    { reference: name("build:1"), target: TARGET, rootfsTar, user: "1000:1001", env, labels },
    registry,
  );
}

function create(reference = name("builder:1")) {
  workspace.buildpack({ id: "acme/a", version: "2", build: "exit 0", more: 'name = "A"' });
  workspace.write("buildpacks/acme_a/2/bin/detect", "exit 0", 0o755);
  const config = {
    description: "d",
    order: [{ group: [{ id: "acme/a", version: "2", optional: true }] }],
    buildpackDirs: [path.join(workspace.root, "buildpacks/acme_a/2")],
    buildImage: name("build:1"),
    runImages: [{ image: "run", mirrors: ["mirror"] }],
  };
  return createBuilder({ reference, config, lifecycleDir, target: TARGET }, registry);
}

/** Names in each layer of an image. */
async function layersOf(reference: ImageReference): Promise<readonly string[][]> {
  const { manifest } = await readImage(registry, reference, TARGET);
  const layers: string[][] = [];
  for (const layer of manifest.layers) {
    const names: string[] = [];
    const tar = (await registry.openBlob(reference, layer)).pipe(createGunzip()) as AsyncIterable<Buffer>;
    for await (const { entry } of readTar(tar))
      names.push(`${entry.name}${entry.uid === 0 ? "" : ` ${entry.uid}:${entry.gid}`}`);
    layers.push(names);
  }
  return layers;
}

describe("createBuilder", () => {
  it("puts directories, lifecycle, buildpacks and files on top of the build image", async () => {
    await pushBase();

    await create();

    expect(await layersOf(name("builder:1"))).toStrictEqual([
      [],
      [
        ...["/workspace 1000:1001", "/layers 1000:1001", "/cnb", "/cnb/buildpacks", "/cnb/extensions"],
        ...["/platform", "/platform/env", "/cnb/build-config", "/cnb/build-config/env"],
      ],
      ["/cnb/lifecycle", "/cnb/lifecycle/creator", "/cnb/lifecycle/lifecycle.toml", "/lifecycle"],
      [
        ...["/cnb/buildpacks/acme_a", "/cnb/buildpacks/acme_a/2"],
        "/cnb/buildpacks/acme_a/2/bin",
        "/cnb/buildpacks/acme_a/2/bin/build",
        "/cnb/buildpacks/acme_a/2/bin/detect",
        "/cnb/buildpacks/acme_a/2/buildpack.toml",
      ],
      ["/cnb/order.toml"],
      ["/cnb/stack.toml"],
      ["/cnb/run.toml"],
    ]);
  });

  it("describes them in labels, next to those of the build image", async () => {
    await pushBase();

    await create();

    const { config } = await readImage(registry, name("builder:1"), TARGET);
    const labels = config.config?.Labels ?? {};
    expect(config.config).toMatchObject({ WorkingDir: "/layers", User: "1000:1001" });
    expect(config.history).toHaveLength(7);
    expect(labels["base"]).toBe("yes");
    expect(JSON.parse(labels["io.buildpacks.builder.metadata"] ?? "")).toMatchObject({
      description: "d",
      buildpacks: [{ id: "acme/a", version: "2", name: "A" }],
      stack: { runImage: { image: "run", mirrors: ["mirror"] } },
      images: [{ image: "run", mirrors: ["mirror"] }],
      lifecycle: { version: "1.2", api: { buildpack: "0.9", platform: "0.12" } },
    });
    expect(JSON.parse(labels["io.buildpacks.buildpack.order"] ?? "")).toStrictEqual([
      { group: [{ id: "acme/a", version: "2", optional: true }] },
    ]);
    expect(JSON.parse(labels["io.buildpacks.buildpack.layers"] ?? "")).toStrictEqual({
      "acme/a": { "2": { api: "0.10", layerDiffID: config.rootfs.diff_ids[3], name: "A" } },
    });
  });

  it("gives the same digest for the same inputs", async () => {
    await pushBase();

    expect(await create(name("builder:2"))).toBe(await create(name("other:1")));
  });

  it.each([[[]], [["CNB_USER_ID=1000"]], [["CNB_USER_ID=me", "CNB_GROUP_ID=1"]]])(
    "refuses a build image with %j",
    async (env) => {
      await pushBase(env);

      expect(await failureOf(create())).toMatchObject({
        code: "BUILDER_IMAGE",
        message: expect.stringMatching(
          /^The build image .* has CNB_(USER|GROUP)_ID="(me)?"; it must be a number up to 2147483647\.$/,
        ),
      });
    },
  );

  it("refuses a lifecycle without lifecycle.toml", async () => {
    await pushBase();
    lifecycleDir = path.dirname(workspace.write("bare/programs/creator", "program"));

    expect(await failureOf(create())).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("createLifecycleImage", () => {
  it("has the lifecycle on its base, to be run as root", async () => {
    await pushBase();

    await createLifecycleImage(
      { reference: name("lifecycle:1"), base: name("build:1"), lifecycleDir, target: TARGET },
      registry,
    );

    const { config } = await readImage(registry, name("lifecycle:1"), TARGET);
    expect((await layersOf(name("lifecycle:1")))[1]).toContain("/cnb/lifecycle/creator");
    expect(config.config).toMatchObject({ User: "0:0", Env: ["CNB_USER_ID=1000", "CNB_GROUP_ID=1001"] });
    expect(config.config?.Labels).toStrictEqual({
      "io.buildpacks.lifecycle.version": "1.2",
      "io.buildpacks.lifecycle.apis": expect.stringContaining('"supported":["0.12","0.13"]'),
      "io.buildpacks.builder.metadata": expect.stringContaining('"version":"1.2"'),
    });
  });
});

describe("createBaseImage", () => {
  it("is one layer with user, environment and labels", async () => {
    await pushBase();

    const { config, manifest } = await readImage(registry, name("build:1"), TARGET);
    expect(manifest.layers).toHaveLength(1);
    expect(config).toMatchObject({
      architecture: "amd64",
      os: "linux",
      created: "1980-01-01T00:00:01Z",
      config: { User: "1000:1001", Labels: { base: "yes" } },
    });
  });
});
