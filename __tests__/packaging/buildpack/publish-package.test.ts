// Packages from files to a registry, and to files. The digests of layers are those that pack 0.40 gives the same files.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { outputPlace } from "../../../src/files/output-directory.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { type PackageRequest, publishPackage } from "../../../src/packaging/buildpack/publish-package.ts";
import { readImage } from "../../../src/registry/image.ts";
import { addPackage } from "../../buildpack/package-fixture.ts";
import { refusal } from "../../buildpack/refusal.ts";
import { tarOf } from "../../buildpack/tar-fixture.ts";
import { PackagingBench } from "../packaging-fixture.ts";

const NPM_TOML = 'api = "0.9"\n[buildpack]\nid = "acme/npm"\nversion = "0.1"\n[[stacks]]\nid = "*"\n';
const NPM_PROGRAM = "#!/bin/sh\n# npm\nexit 0\n";
/** What pack makes of these files. */
const NPM_LAYER = "sha256:2994b6951b5b8407f97f5b46c0f62e98b1a5464afab09f232b7b7635f1f0a310";

let bench: PackagingBench;

beforeEach(async () => {
  bench = await PackagingBench.open();
});
afterEach(() => bench[Symbol.asyncDispose]());

function writeNpm(dir = "npm"): void {
  bench.dir.write(`${dir}/buildpack.toml`, NPM_TOML);
  for (const name of ["detect", "build"]) bench.dir.write(`${dir}/bin/${name}`, NPM_PROGRAM);
}

function publish(request: Partial<PackageRequest> & { readonly image?: string }) {
  const { image = "pkg:1", ...more } = request;
  return publishPackage(
    {
      path: ".",
      chooser: { by: "workflow", workspace: bench.dir.path },
      tags: [parseImageReference(`${bench.registry.host}/${image}`)],
      ...{ file: undefined, targets: [], labels: new Map(), annotations: new Map() },
      ...more,
    },
    bench.deps,
  );
}

async function configOf(name: string, arch = "amd64") {
  const reference = parseImageReference(`${bench.registry.host}/${name}`);
  return (await readImage(bench.deps.registry, reference, { os: "linux", arch })).config;
}

async function labelOf(name: string, label: string): Promise<unknown> {
  return JSON.parse((await configOf(name)).config?.Labels?.[label] ?? "null");
}

const place = async (name: string) => ({
  place: await outputPlace("file", "out", bench.dir.path),
  name,
});

describe("publishPackage", () => {
  it("pushes a buildpack as a layer that has the bytes of pack's, and labels that say the same", async () => {
    writeNpm();

    const made = await publish({ path: "npm", labels: new Map([["team", "blue"]]) });

    const config = await configOf("pkg:1");
    expect(config.rootfs.diff_ids).toEqual([NPM_LAYER]);
    expect(config.config?.Labels).toEqual({
      team: "blue",
      "io.buildpacks.buildpackage.metadata": '{"id":"acme/npm","version":"0.1","stacks":[{"id":"*"}]}',
      "io.buildpacks.buildpack.layers": `{"acme/npm":{"0.1":{"api":"0.9","stacks":[{"id":"*"}],"layerDiffID":"${NPM_LAYER}"}}}`,
    });
    expect(made).toMatchObject({
      ...{ kind: "buildpack", id: "acme/npm", version: "0.1", platforms: ["linux/amd64"] },
      pushed: { tags: [`${bench.registry.host}/pkg:1`] },
    });
    expect(bench.registry.manifests.get("pkg")?.has(made.pushed?.digest ?? "")).toBe(true);
  });

  it("makes the same digest of the same files, whatever their times and modes", async () => {
    writeNpm();
    writeNpm("again");
    bench.dir.write("again/bin/build", NPM_PROGRAM, 0o755);

    const [one, other] = [await publish({ path: "npm" }), await publish({ path: "again", image: "other:1" })];

    expect(one.pushed?.digest).toBe(other.pushed?.digest);
  });

  it("takes links, odd names and nested programs as pack does", async () => {
    writeNpm();
    bench.dir.write("npm/lib/bin/build", "not a program of the buildpack", 0o600);
    bench.dir.link("npm/lib/link", "bin/build");
    bench.dir.write("npm/lib/ünï.txt", "x");
    bench.dir.write(`npm/lib/${"n".repeat(90)}`, "long", 0o4755);

    await publish({ path: "npm" });

    expect((await configOf("pkg:1")).rootfs.diff_ids).toEqual([
      "sha256:aa88ff420be324ae2c1ee9291e3d46355d4b8f2b20ef02195439df75ef8c8c90",
    ]);
  });

  it("makes the same layer of an archive of the directory", async () => {
    writeNpm();
    const tar = tarOf([
      { name: "./", type: "directory" },
      { name: "./bin/", type: "directory" },
      { name: "./bin/build", text: NPM_PROGRAM },
      { name: "./bin/detect", text: NPM_PROGRAM },
      { name: "./buildpack.toml", text: NPM_TOML },
    ]);
    bench.dir.write("npm.tgz", gzipSync(tar));

    await publish({ path: "npm.tgz" });

    expect((await configOf("pkg:1")).rootfs.diff_ids).toEqual([NPM_LAYER]);
  });

  it("brings what a composite depends on: directories, and layers of packages as they are", async () => {
    writeNpm();
    addPackage(bench.registry, "node:1", { modules: [{ id: "acme/node" }] });
    bench.dir.buildpack("meta", { id: "acme/meta", order: [["acme/node@1.0.0", "acme/npm@0.1"]] });
    const dependencies = ["../npm", `docker://${bench.registry.host}/node:1`];
    bench.dir.write(
      "meta/package.toml",
      dependencies.map((uri) => `[[dependencies]]\nuri = "${uri}"\n`).join(""),
    );

    const { modules } = await publish({ path: "meta" });

    const theirs = await configOf("node:1");
    const ours = await configOf("pkg:1");
    expect(modules).toEqual(["acme/npm@0.1", "acme/node@1.0.0", "acme/meta@1.0.0"]);
    expect(ours.rootfs.diff_ids.slice(0, 2)).toEqual([NPM_LAYER, theirs.rootfs.diff_ids[0]]);
    expect(await labelOf("pkg:1", "io.buildpacks.buildpackage.metadata")).toEqual({
      ...{ id: "acme/meta", version: "1.0.0", stacks: [{ id: "*" }] },
    });
    expect(await labelOf("pkg:1", "io.buildpacks.buildpack.layers")).toMatchObject({
      "acme/meta": {
        "1.0.0": { order: [{ group: [{ id: "acme/node", version: "1.0.0" }, { id: "acme/npm" }] }] },
      },
      "acme/node": { "1.0.0": { layerDiffID: theirs.rootfs.diff_ids[0] } },
    });
  });

  it("takes a package.toml that is elsewhere, and does not repeat what comes by two ways", async () => {
    writeNpm("buildpacks/npm");
    bench.dir.buildpack("buildpacks/meta", { id: "acme/meta", order: [["acme/npm@0.1"]] });
    bench.dir.write(
      "packages/meta.toml",
      '[buildpack]\nuri = "../buildpacks/meta"\n[[dependencies]]\nuri = "../buildpacks/npm"\n[[dependencies]]\nuri = "../buildpacks/npm"\n',
    );

    const { modules } = await publish({ path: "packages/meta.toml" });

    expect(modules).toEqual(["acme/npm@0.1", "acme/meta@1.0.0"]);
  });

  it("packages an extension", async () => {
    bench.dir.write(
      "ext/extension.toml",
      'api = "0.10"\n[extension]\nid = "acme/ext"\nversion = "1"\nname = "E"\n',
    );
    bench.dir.write("ext/bin/generate", "#!/bin/sh\n");

    const made = await publish({ path: "ext" });

    expect(made).toMatchObject({ kind: "extension", id: "acme/ext" });
    expect(await labelOf("pkg:1", "io.buildpacks.buildpackage.metadata")).toEqual({
      ...{ id: "acme/ext", name: "E", version: "1", stacks: null },
    });
    expect(await labelOf("pkg:1", "io.buildpacks.extension.layers")).toMatchObject({
      "acme/ext": { "1": { api: "0.10", name: "E" } },
    });
  });

  it("makes an image for each platform that the buildpack names, of the files for that, and an index of them", async () => {
    const targets =
      '[[targets]]\nos = "linux"\narch = "amd64"\n[[targets]]\nos = "linux"\narch = "arm64"\n[[targets]]\nos = "windows"\n';
    bench.dir.write("plat/buildpack.toml", `api = "0.10"\n[buildpack]\nid = "p"\nversion = "1"\n${targets}`);
    for (const arch of ["amd64", "arm64"])
      for (const name of ["detect", "build"]) bench.dir.write(`plat/linux/${arch}/bin/${name}`, `# ${arch}`);

    const { platforms, pushed } = await publish({ path: "plat", annotations: new Map([["a", "b"]]) });

    const [amd64, arm64] = [await configOf("pkg:1"), await configOf("pkg:1", "arm64")];
    expect(platforms).toEqual(["linux/amd64", "linux/arm64"]);
    expect(arm64).toMatchObject({ os: "linux", architecture: "arm64" });
    expect(arm64.rootfs.diff_ids).not.toEqual(amd64.rootfs.diff_ids);
    const index = bench.registry.manifests.get("pkg")?.get("1")?.bytes.toString() ?? "";
    expect(JSON.parse(index)).toMatchObject({ annotations: { a: "b" }, manifests: [{}, {}] });
    expect(bench.registry.manifests.get("pkg")?.has(pushed?.digest ?? "")).toBe(true);
  });

  it("packages for the platforms that are asked for, whatever the buildpack names", async () => {
    writeNpm();

    const { platforms } = await publish({
      path: "npm",
      targets: [{ os: "linux", arch: "arm", variant: "v7" }],
    });

    expect(platforms).toEqual(["linux/arm/v7"]);
    expect(await configOf("pkg:1", "arm")).toMatchObject({ architecture: "arm", variant: "v7" });
  });

  it("writes a file that is a package too, and from which a package can be made again", async () => {
    writeNpm();

    const made = await publish({ path: "npm", tags: undefined, file: await place("npm.cnb") });
    const again = await publish({ path: "out/npm.cnb" });

    expect(made).toMatchObject({ pushed: undefined, files: [path.join(bench.dir.path, "out/npm.cnb")] });
    expect(readFileSync(made.files[0] ?? "", "latin1")).toContain("oci-layout");
    expect(again).toMatchObject({ id: "acme/npm" });
    expect((await configOf("pkg:1")).rootfs.diff_ids).toEqual([NPM_LAYER]);
  });

  it("writes a file for each of several platforms", async () => {
    writeNpm();
    const targets = ["amd64", "arm64"].map((arch) => ({ os: "linux", arch }));

    const { files } = await publish({ path: "npm", tags: undefined, targets, file: await place("npm.cnb") });

    expect(files.map((file) => path.basename(file))).toEqual(["npm-linux-amd64.cnb", "npm-linux-arm64.cnb"]);
  });

  it.each([
    ["nothing", "missing", "NOT_FOUND", '"missing" does not exist.'],
    ["no buildpack", "empty", "NOT_FOUND", "is not a buildpack: it has no buildpack.toml."],
    ["a buildpack without programs", "bare", "NOT_FOUND", 'it has no program "bin/detect"'],
    ["what an order lacks", "meta", "BUILDPACK", "does not come with the package"],
    ["a buildpack of a builder", "of-builder", "BUILDPACK", "of a builder, and a package has none"],
    ["a link out of the workspace", "link", "INPUT", "which is not in the workspace"],
  ])("refuses %s, and pushes nothing", async (_, name, code, message) => {
    bench.dir.write("empty/readme", "");
    bench.dir.write("bare/buildpack.toml", NPM_TOML);
    bench.dir.buildpack("meta", { id: "acme/meta", order: [["acme/npm@0.1"]] });
    bench.dir.buildpack("of-builder", { id: "acme/meta", order: [["acme/npm@0.1"]] });
    bench.dir.write("of-builder/package.toml", '[[dependencies]]\nuri = "urn:cnb:builder:acme/npm"\n');
    bench.dir.link("link", "/etc");

    expect(await refusal(publish({ path: name }))).toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
    expect(bench.registry.manifests.size).toBe(0);
  });

  it("refuses a package whose content is not what its labels say, before it passes it on", async () => {
    addPackage(bench.registry, "node:1", {
      modules: [{ id: "acme/node" }],
      layers: [tarOf([{ name: "/etc/passwd", text: "root" }])],
    });
    bench.dir.buildpack("meta", { id: "acme/meta", order: [["acme/node@1.0.0"]] });
    bench.dir.write(
      "meta/package.toml",
      `[[dependencies]]\nuri = "docker://${bench.registry.host}/node:1"\n`,
    );

    expect(await refusal(publish({ path: "meta" }))).toMatchObject({
      code: "MALFORMED",
      message: expect.stringMatching(/node:1" cannot be used: Its entry "\/etc\/passwd" is refused/),
    });
    expect(bench.registry.tagsOf("pkg")).toEqual([]);
  });

  it("moves no tag to what the registry does not serve as a package", async () => {
    writeNpm();
    bench.registry.script(
      ({ method, path: at }) => method === "HEAD" && at.includes("/blobs/"),
      { kind: "answer", status: 404 },
      99,
    );

    expect(await refusal(publish({ path: "npm" }))).toMatchObject({
      code: "REGISTRY",
      message: expect.stringContaining("was made, but cannot be read as one: Its layer sha256:"),
    });
    expect(bench.registry.tagsOf("pkg")).toEqual([]);
  });
});
