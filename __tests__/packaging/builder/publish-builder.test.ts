// Builders from a builder.toml to a registry.
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../../src/errors.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import {
  type BuilderDeps,
  type NewBuilderRequest,
  publishBuilder,
} from "../../../src/packaging/builder/publish-builder.ts";
import { readImage } from "../../../src/registry/image.ts";
import { addPackage } from "../../buildpack/package-fixture.ts";
import { refusal } from "../../buildpack/refusal.ts";
import { namesIn, streamOf, tarOf } from "../../buildpack/tar-fixture.ts";
import { PackagingBench } from "../packaging-fixture.ts";

const PROGRAMS = ["detector", "restorer", "analyzer", "builder", "exporter", "launcher", "creator"];
const LIFECYCLE_TOML =
  '[lifecycle]\nversion = "0.21.14"\n[apis.buildpack]\nsupported = ["0.10"]\n[apis.platform]\nsupported = ["0.13"]\n';

let bench: PackagingBench;

beforeEach(async () => {
  bench = await PackagingBench.open();
  bench.dir.write("lifecycle.tgz", lifecycleArchive());
  bench.dir.buildpack("a", { id: "acme/a" });
  bench.dir.buildpack("b", { id: "acme/b" });
  addBase("build:1", { arch: "amd64" });
});
afterEach(() => bench[Symbol.asyncDispose]());

function lifecycleArchive(programs: readonly string[] = PROGRAMS): Buffer {
  return gzipSync(
    tarOf([
      { name: "lifecycle.toml", text: LIFECYCLE_TOML },
      { name: "lifecycle/", type: "directory" },
      ...programs.map((name) =>
        name === "launcher"
          ? { name: `lifecycle/${name}`, text: "go", mode: 0o755 }
          : { name: `lifecycle/${name}`, type: "symlink" as const, linkName: "lifecycle" },
      ),
      { name: "lifecycle/lifecycle", text: "all", mode: 0o700 },
    ]),
  );
}

interface Base {
  readonly arch: string;
  readonly env?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** A build image with one layer. */
function addBase(name: string, { arch, env = ["CNB_USER_ID=1000", "CNB_GROUP_ID=1001"], labels = {} }: Base) {
  const [repository = "", tag = ""] = name.split(":");
  const layer = gzipSync(tarOf([{ name: "etc/os", text: arch }]));
  const diffId = `sha256:${"1".repeat(64)}`;
  const config = {
    ...{ architecture: arch, os: "linux", config: { Env: env, Labels: labels, User: "1000:1001" } },
    rootfs: { type: "layers", diff_ids: [diffId] },
  };
  const manifest = {
    ...{ schemaVersion: 2, mediaType: "application/vnd.oci.image.manifest.v1+json" },
    config: {
      mediaType: "application/vnd.oci.image.config.v1+json",
      ...bench.registry.addBlob(repository, JSON.stringify(config)),
    },
    layers: [
      {
        mediaType: "application/vnd.oci.image.layer.v1.tar+gzip",
        ...bench.registry.addBlob(repository, layer),
      },
    ],
  };
  return { digest: bench.registry.addManifest(repository, manifest, { tag }), manifest };
}

const toml = (more = "", buildpacks = '[[buildpacks]]\nuri = "a"\n[[buildpacks]]\nuri = "b"\n') =>
  `description = "d"\n[build]\nimage = "${bench.registry.host}/build:1"\n` +
  `[[run.images]]\nimage = "${bench.registry.host}/run:1"\n[lifecycle]\nuri = "lifecycle.tgz"\n` +
  `${buildpacks}[[order]]\n[[order.group]]\nid = "acme/a"\n${more}`;

function publish(text: string, request: Partial<NewBuilderRequest> = {}, deps: Partial<BuilderDeps> = {}) {
  bench.dir.write("builder.toml", text);
  return publishBuilder(
    {
      path: "builder.toml",
      chooser: { by: "workflow", workspace: bench.dir.path },
      tags: [parseImageReference(`${bench.registry.host}/builder:1`)],
      ...{ targets: [], labels: new Map(), annotations: new Map(), flatten: [], lifecycles: [] },
      ...request,
    },
    { ...bench.deps, ...deps },
  );
}

async function built(arch = "amd64") {
  const reference = parseImageReference(`${bench.registry.host}/builder:1`);
  const { config, manifest } = await readImage(bench.deps.registry, reference, { os: "linux", arch });
  const layers = await Promise.all(
    manifest.layers.map(({ digest }) =>
      namesIn(streamOf(gunzipSync(bench.registry.blobs.get("builder")?.get(digest) ?? Buffer.alloc(0)))),
    ),
  );
  const label = (name: string): unknown => JSON.parse(config.config?.Labels?.[name] ?? "null");
  return { config, layers, label };
}

describe("publishBuilder", () => {
  it("puts directories, lifecycle, buildpacks and files on the build image, and says so in labels", async () => {
    const made = await publish(toml(), { labels: new Map([["team", "blue"]]) });

    const { config, layers, label } = await built();
    expect(layers.map(([first]) => first)).toEqual([
      ...["etc/os", "/workspace", "/cnb/lifecycle", "/cnb/buildpacks/acme_a", "/cnb/buildpacks/acme_b"],
      ...["/cnb/order.toml", "/cnb/stack.toml", "/cnb/run.toml"],
    ]);
    expect(layers[2]).toEqual(
      expect.arrayContaining(["/cnb/lifecycle/lifecycle", "/cnb/lifecycle/launcher", "/lifecycle"]),
    );
    expect(label("io.buildpacks.builder.metadata")).toMatchObject({
      description: "d",
      buildpacks: [{ id: "acme/a" }, { id: "acme/b" }],
      lifecycle: { version: "0.21.14", api: { buildpack: "0.10", platform: "0.13" } },
    });
    expect(label("io.buildpacks.buildpack.layers")).toMatchObject({
      "acme/a": { "1.0.0": { layerDiffID: config.rootfs.diff_ids[3] } },
    });
    expect(config.config).toMatchObject({
      WorkingDir: "/layers",
      User: "1000:1001",
      Labels: { team: "blue" },
    });
    expect(made).toMatchObject({
      ...{ platforms: ["linux/amd64"], buildpacks: ["acme/a@1.0.0", "acme/b@1.0.0"], lifecycle: "0.21.14" },
      tags: [`${bench.registry.host}/builder:1`],
    });
  });

  it("makes the same digest of the same parts", async () => {
    const other = [parseImageReference(`${bench.registry.host}/builder:2`)] as const;

    expect((await publish(toml())).digest).toBe((await publish(toml(), { tags: other })).digest);
  });

  it("asks a repository once whether it takes the builder, however many tags that gets there", async () => {
    const tag = (name: string) => parseImageReference(`${bench.registry.host}/${name}`);

    await publish(toml(), { tags: [tag("one:1"), tag("one:2"), tag("two:1")] });

    const asked = bench.registry.calls.filter((call) => /^DELETE .*\/blobs\/uploads\//.test(call));
    expect(asked.map((call) => call.split("/")[2])).toEqual(["one", "two"]);
    expect([bench.registry.tagsOf("one"), bench.registry.tagsOf("two")]).toEqual([["1", "2"], ["1"]]);
  });

  it("has extensions, system buildpacks and variables, each in their place", async () => {
    bench.dir.write("e/extension.toml", 'api = "0.10"\n[extension]\nid = "acme/e"\nversion = "1"\n');
    const more =
      '[[extensions]]\nuri = "e"\n[[order-extensions]]\n[[order-extensions.group]]\nid = "acme/e"\n' +
      '[[system.pre.buildpacks]]\nid = "acme/b"\n[[build.env]]\nname = "A"\nvalue = "1"\nsuffix = "default"\n';

    const { extensions } = await publish(toml(more));

    const { layers, label } = await built();
    expect(extensions).toEqual(["acme/e@1"]);
    expect(layers.flat()).toEqual(
      expect.arrayContaining([
        "/cnb/extensions/acme_e/1",
        "/cnb/system.toml",
        "/cnb/build-config/env/A.default",
      ]),
    );
    expect(label("io.buildpacks.extension.layers")).toMatchObject({ "acme/e": { "1": {} } });
    expect(label("io.buildpacks.buildpack.order-extensions")).toEqual([{ group: [{ id: "acme/e" }] }]);
    expect(label("io.buildpacks.buildpack.system")).toEqual({
      pre: { buildpacks: [{ id: "acme/b" }] },
      post: { buildpacks: [] },
    });
  });

  it("lets buildpacks share a layer, and puts it before the others", async () => {
    await publish(toml(), { flatten: [["acme/b@1.0.0", "acme/a@1.0.0"]] });

    const { layers, label, config } = await built();
    expect(layers[3]).toEqual(
      expect.arrayContaining(["/cnb/buildpacks/acme_a/1.0.0", "/cnb/buildpacks/acme_b/1.0.0"]),
    );
    expect(layers).toHaveLength(7);
    expect(label("io.buildpacks.buildpack.layers")).toMatchObject({
      "acme/a": { "1.0.0": { layerDiffID: config.rootfs.diff_ids[3] } },
      "acme/b": { "1.0.0": { layerDiffID: config.rootfs.diff_ids[3] } },
    });
  });

  it("takes layers of packages as they are, and a buildpack that comes by two ways once", async () => {
    addPackage(bench.registry, "pkg:1", {
      modules: [{ id: "acme/meta", order: [["acme/c@1.0.0"]] }, { id: "acme/c" }],
    });
    const listed = `docker://${bench.registry.host}/pkg:1`;
    const buildpacks = ["a", "a", listed, listed].map((uri) => `[[buildpacks]]\nuri = "${uri}"\n`).join("");

    const made = await publish(toml("", buildpacks));

    expect(made.buildpacks).toEqual(["acme/a@1.0.0", "acme/meta@1.0.0", "acme/c@1.0.0"]);
    expect((await built()).layers.flat()).toContain("/cnb/buildpacks/acme_c/1.0.0");
  });

  it("makes an image for each platform, with the lifecycle that is named for it, and an index of them", async () => {
    const entries = ["amd64", "arm64"].map((arch) => {
      const { digest, manifest } = addBase("build:x", { arch });
      const size = Buffer.byteLength(JSON.stringify(manifest));
      return { mediaType: manifest.mediaType, digest, size, platform: { os: "linux", architecture: arch } };
    });
    const mediaType = "application/vnd.oci.image.index.v1+json";
    bench.registry.addManifest(
      "build",
      { schemaVersion: 2, mediaType, manifests: entries },
      { tag: "1", mediaType },
    );
    bench.dir.write("arm.tgz", lifecycleArchive());

    const { platforms } = await publish(
      toml('[[targets]]\nos = "linux"\narch = "amd64"\n[[targets]]\nos = "linux"\narch = "arm64"\n'),
      {
        lifecycles: [
          { text: "arm.tgz", target: { os: "linux", arch: "arm64" } },
          { text: "lifecycle.tgz", target: undefined },
        ],
      },
    );

    expect(platforms).toEqual(["linux/amd64", "linux/arm64"]);
    expect((await built("arm64")).config.architecture).toBe("arm64");
  });

  it("makes one image for a platform, however many distributions of it builder.toml names", async () => {
    const target = (name: string) =>
      `[[targets]]\nos = "linux"\narch = "amd64"\n[[targets.distros]]\nname = "${name}"\n`;

    const { digest, platforms } = await publish(toml(`${target("ubuntu")}${target("debian")}`));

    expect(platforms).toEqual(["linux/amd64"]);
    const pushed = bench.registry.manifests.get("builder")?.get(digest)?.bytes.toString() ?? "";
    expect(JSON.parse(pushed)).toHaveProperty("layers");
  });

  it("takes the lifecycle of an image, by what its labels say", async () => {
    const layer = gzipSync(
      tarOf(PROGRAMS.map((name) => ({ name: `/cnb/lifecycle/${name}`, text: name, mode: 0o755 }))),
    );
    const config = {
      ...{
        architecture: "amd64",
        os: "linux",
        rootfs: { type: "layers", diff_ids: [`sha256:${"2".repeat(64)}`] },
      },
      config: {
        Labels: {
          "io.buildpacks.lifecycle.version": "9.9.9",
          "io.buildpacks.lifecycle.apis":
            '{"buildpack":{"supported":["0.10"]},"platform":{"supported":["0.15"]}}',
        },
      },
    };
    bench.registry.addManifest(
      "lifecycle",
      {
        schemaVersion: 2,
        config: { mediaType: "c", ...bench.registry.addBlob("lifecycle", JSON.stringify(config)) },
        layers: [{ mediaType: "l+gzip", ...bench.registry.addBlob("lifecycle", layer) }],
      },
      { tag: "1" },
    );
    const lifecycles = [{ text: `docker://${bench.registry.host}/lifecycle:1`, target: undefined }];

    expect(await publish(toml(), { lifecycles })).toMatchObject({ lifecycle: "9.9.9" });
    expect((await built()).layers[2]).toContain("/cnb/lifecycle/creator");
  });

  it("warns of a run image that is not there, which is needed later only", async () => {
    await publish(toml());

    expect(bench.warnings).toEqual([`The run image "${bench.registry.host}/run:1" cannot be read now.`]);
  });

  it.each<[string, () => Promise<unknown>, string, string]>([
    ["no file", () => publish("", { path: "missing.toml" }), "NOT_FOUND", "cannot be read"],
    [
      "what an order lacks",
      () => publish(toml('[[order.group]]\nid = "acme/x"\n')),
      "BUILDPACK",
      '"acme/x" is not in the buildpacks of the builder',
    ],
    [
      "another version than is there",
      () => publish(toml("", '[[buildpacks]]\nuri = "a"\nversion = "9"\n')),
      "BUILDPACK",
      'builder.toml says "acme/a@9"',
    ],
    [
      "another stack",
      () => publish(toml('[stack]\nid = "s"\n')),
      "BUILDER_IMAGE",
      'is of the stack "", and builder.toml says "s"',
    ],
    [
      "another platform",
      () => publish(toml(), { targets: [{ os: "linux", arch: "s390x" }] }),
      "BUILDER_IMAGE",
      "is for linux/amd64, not linux/s390x",
    ],
    [
      "no such buildpack to share a layer",
      () => publish(toml(), { flatten: [["acme/a@1.0.0", "acme/z@1"]] }),
      "BUILDPACK",
      "no such buildpack",
    ],
    [
      "no lifecycle for the platform",
      () => publish(toml(), { lifecycles: [{ text: "x", target: { os: "linux", arch: "arm64" } }] }),
      "INPUT",
      "No lifecycle is named for linux/amd64",
    ],
  ])("refuses %s, and pushes nothing", async (_, attempt, code, message) => {
    expect(await refusal(attempt())).toMatchObject({ code, message: expect.stringContaining(message) });
    expect(bench.registry.manifests.has("builder")).toBe(false);
  });

  it("refuses a buildpack that the lifecycle or the build image cannot run", async () => {
    bench.dir.buildpack("a", { id: "acme/a", api: "0.11" });
    expect(await refusal(publish(toml()))).toMatchObject({ code: "INCOMPATIBLE_API" });

    bench.dir.buildpack("a", { id: "acme/a", tables: '[[targets]]\nos = "linux"\narch = "arm64"' });
    expect(await refusal(publish(toml()))).toMatchObject({
      code: "BUILDPACK",
      message: expect.stringContaining("is for linux/arm64"),
    });
  });

  it("refuses two buildpacks of one name with different content", async () => {
    bench.dir.buildpack("b", { id: "acme/a", files: { more: "x" } });

    expect(await refusal(publish(toml()))).toMatchObject({
      code: "BUILDPACK",
      message: '"acme/a@1.0.0" comes twice with different content: from "a" and "b".',
    });
  });

  it.each([
    ["programs are missing", () => lifecycleArchive(["launcher"]), "It has no detector"],
    [
      "it says nothing of itself",
      () => gzipSync(tarOf([{ name: "lifecycle/creator", text: "" }])),
      "It has no lifecycle.toml.",
    ],
    [
      "a link leads out of it",
      () => gzipSync(tarOf([{ name: "lifecycle/creator", type: "symlink", linkName: "/etc/passwd" }])),
      'leads to "/etc/passwd"',
    ],
  ])("refuses a lifecycle if %s", async (_, archive, message) => {
    bench.dir.write("lifecycle.tgz", archive());

    expect(await refusal(publish(toml()))).toMatchObject({
      code: "BUILDER_IMAGE",
      message: expect.stringContaining(message),
    });
  });

  it("tries the builder by its digest, and moves no tag if it does not build", async () => {
    const tried: string[] = [];
    const tryOut = (builder: string): Promise<void> => {
      tried.push(builder);
      return Promise.reject(new PlatformError("BUILDER_IMAGE", "It does not build."));
    };

    expect(await refusal(publish(toml(), {}, { tryOut }))).toMatchObject({ message: "It does not build." });
    expect(tried).toEqual([expect.stringMatching(/\/builder@sha256:[0-9a-f]{64}$/)]);
    expect(bench.registry.tagsOf("builder")).toEqual([]);
  });

  it("finds builder.toml's paths from where it is", async () => {
    bench.dir.write(
      "builders/builder.toml",
      toml("", '[[buildpacks]]\nuri = "../a"\n').replace("lifecycle.tgz", "../lifecycle.tgz"),
    );

    const made = await publish("", { path: "builders/builder.toml" });

    expect(made.buildpacks).toEqual(["acme/a@1.0.0"]);
    expect(path.isAbsolute(made.image)).toBe(false);
  });
});
