import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { parseLocator } from "../../src/buildpack/locator.ts";
import { type Downloads, type OpenableLocator, openModules } from "../../src/buildpack/open-modules.ts";
import { REGISTRY_INDEX } from "../../src/buildpack/registry-index.ts";
import { UNPACK_LIMITS } from "../../src/buildpack/unpack-stream.ts";
import { PlatformError } from "../../src/errors.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import { builderModules, TARGET } from "./builder-modules-fixture.ts";
import { downloadsOf, MemoryStore } from "./memory-sources.ts";
import { buildpackEntries } from "./module-fixture.ts";
import { addPackage, packageFile } from "./package-fixture.ts";
import { refusal } from "./refusal.ts";
import { tarOf } from "./tar-fixture.ts";
import { TemporaryDirectory } from "./temporary-directory.ts";

let dir: TemporaryDirectory;
let fake: FakeRegistry;
beforeEach(async () => {
  dir = new TemporaryDirectory();
  fake = await startFakeRegistry();
});
afterEach(async () => {
  dir[Symbol.dispose]();
  await fake[Symbol.asyncDispose]();
});

function open(text: string, downloads: Downloads = downloadsOf({}), registryIndex?: string) {
  const keychain = { resolve: () => Promise.resolve(undefined) };
  const registry = createRegistryClient({ keychain });
  const access = { registry, store: new MemoryStore(), downloads, target: TARGET, registryIndex };
  const locator = parseLocator(text, { by: "workflow", workspace: dir.path }) as OpenableLocator;
  return openModules(locator, { kind: "buildpack", builder: builderModules() }, access);
}

const ids = async (bundle: ReturnType<typeof open>) =>
  (await bundle).sources.flatMap(({ modules }) => modules.map(({ id }) => id));
const archive = () => gzipSync(tarOf(buildpackEntries({ id: "acme/a" })));

describe("openModules", () => {
  it("opens directories, archives, package files and package images", async () => {
    dir.buildpack("a", { id: "acme/dir" });
    dir.write("a.tgz", archive());
    dir.write("a.cnb", packageFile({ modules: [{ id: "acme/file" }] }));
    addPackage(fake, "acme/image:1", { modules: [{ id: "acme/image" }] });

    expect(await ids(open("./a"))).toStrictEqual(["acme/dir"]);
    expect(await ids(open(`file://${dir.path}/a`))).toStrictEqual(["acme/dir"]);
    expect(await ids(open("a.tgz"))).toStrictEqual(["acme/a"]);
    expect(await ids(open("a.cnb"))).toStrictEqual(["acme/file"]);
    expect(await ids(open(`docker://${fake.host}/acme/image:1`))).toStrictEqual(["acme/image"]);
  });

  describe("in a workspace with links that lead out of it", () => {
    let outside: TemporaryDirectory;
    beforeEach(() => {
      outside = new TemporaryDirectory();
      outside.buildpack("a", { id: "acme/outside" });
      outside.write("a.tgz", archive());
      dir.link("linked", `${outside.path}/a`);
      dir.link("linked.tgz", `${outside.path}/a.tgz`);
      dir.buildpack("meta", { id: "acme/meta" });
      dir.buildpack("odd", { id: "acme/odd" });
    });
    afterEach(() => {
      outside[Symbol.dispose]();
    });

    it.each(["./linked", "linked.tgz", "../other"])("refuses %s", async (text) => {
      const refused = await refusal(open(text));
      expect(refused).toMatchObject({ code: "INPUT" });
      expect(refused.message).toContain("which is not in");
    });

    it("refuses an absolute path through such a link, and takes one that has none", async () => {
      await expect(open(`${dir.path}/linked`)).rejects.toThrow("which is not in the workspace");
      expect(await ids(open(`${outside.path}/a`))).toStrictEqual(["acme/outside"]);
    });

    it.each(["../linked", "/OUTSIDE/a", "file:///OUTSIDE/a", "../../other"])(
      "refuses the dependency %s",
      async (uri) => {
        const name = uri.replace("/OUTSIDE", outside.path);
        dir.write("meta/package.toml", `[[dependencies]]\nuri = "${name}"\n`);
        await expect(open("./meta")).rejects.toThrow("which is not in");
      },
    );

    it("takes a dependency beside a buildpack that is elsewhere", async () => {
      outside.buildpack("meta", { id: "acme/meta" });
      outside.write("meta/package.toml", '[[dependencies]]\nuri = "../a"\n');
      expect(await ids(open(`${outside.path}/meta`))).toStrictEqual(["acme/meta", "acme/outside"]);
    });

    it.each(["package.toml", "buildpack.toml"])("refuses a %s that is such a link", async (name) => {
      outside.write("secret.toml", "secret = true");
      rmSync(`${dir.path}/odd/${name}`, { force: true });
      dir.link(`odd/${name}`, `${outside.path}/secret.toml`);
      await expect(open("./odd")).rejects.toThrow("which is not in");
    });
  });

  it("says that a path does not exist, and names it once", async () => {
    const message = await open("./nowhere").catch((error: unknown) => (error as Error).message);

    expect(message).toMatch(/nowhere" cannot be read: it does not exist\.$/);
    expect((message as string).match(/nowhere/g)).toHaveLength(1);
  });

  it("waits for no pipe and reads no device", async () => {
    execFileSync("mkfifo", [`${dir.path}/pipe.tgz`]);
    await expect(open("pipe.tgz")).rejects.toThrow("neither a directory nor a regular file");
    await expect(open("/dev/zero")).rejects.toThrow("neither a directory nor a regular file");
  });

  it("downloads no more than may be unpacked, and says which digest it wants and who named the address", async () => {
    const url = "https://example.com/a.tgz";
    const digest = digestOf(archive());
    const downloads = downloadsOf({ [url]: dir.write("downloaded", archive()) });

    expect(await ids(open(url, downloads))).toStrictEqual(["acme/a"]);
    expect(await ids(open(`${url}${digest.replace("sha256:", "#sha256=")}`, downloads))).toStrictEqual([
      "acme/a",
    ]);
    const expected = { url, namedBy: "workflow", limitBytes: UNPACK_LIMITS.sizeBytes };
    expect(downloads.asked).toMatchObject([
      { ...expected, digest: undefined },
      { ...expected, digest },
    ]);
  });

  it("finds the package image of a registry's buildpack through its index file", async () => {
    const digest = addPackage(fake, "acme/node:1", { modules: [{ id: "acme/node" }] });
    const entry = { ns: "acme", name: "node", version: "1.0.0", addr: `${fake.host}/acme/node@${digest}` };
    const file = dir.write("index", JSON.stringify(entry));
    const downloads = downloadsOf({ "https://index.example.com/no/de/acme_node": file });

    expect(
      await ids(open("urn:cnb:registry:acme/node", downloads, "https://index.example.com")),
    ).toStrictEqual(["acme/node"]);
  });

  it("asks the public index by default, and says where it looked", async () => {
    expect(await refusal(open("urn:cnb:registry:acme/node"))).toMatchObject({
      code: "BUILDPACK",
      message: `The index of buildpacks at ${REGISTRY_INDEX} has no "acme/node".`,
    });
  });

  it("passes on why the index cannot be read", async () => {
    const downloads = { get: () => Promise.reject(new PlatformError("REGISTRY_UNREACHABLE", "No answer.")) };

    expect(await refusal(open("urn:cnb:registry:acme/node", downloads))).toMatchObject({
      code: "REGISTRY_UNREACHABLE",
    });
  });

  it("brings the dependencies that package.toml beside a composite names", async () => {
    dir.buildpack("composite", { id: "acme/composite", order: [["acme/dir@1.0.0"]] });
    dir.buildpack("composite/../dir", { id: "acme/dir" });
    addPackage(fake, "acme/image:1", { modules: [{ id: "acme/image" }] });
    const dependencies = ["../dir", `docker://${fake.host}/acme/image:1`, "urn:cnb:builder:acme/one"];
    const uris = dependencies.map((uri) => `[[dependencies]]\nuri = "${uri}"`);
    dir.write(
      "composite/package.toml",
      `[buildpack]\nuri = "."\n${uris.join("\n")}\n[[dependencies]]\nimage = "${fake.host}/acme/image:1"`,
    );

    const bundle = await open("./composite");

    expect(bundle.main.id).toBe("acme/composite");
    expect(await ids(Promise.resolve(bundle))).toStrictEqual(["acme/composite", "acme/dir", "acme/image"]);
  });

  it("opens what many depend on once, however many ways lead to it", async () => {
    const manyTimes = (uri: string) => `[[dependencies]]\nuri = "${uri}"\n`.repeat(100);
    for (let level = 0; level < 9; level++) {
      dir.buildpack(`l${level}`, { id: `acme/l${level}`, order: [[`acme/l${level + 1}@1.0.0`]] });
      dir.write(`l${level}/package.toml`, manyTimes(`../l${level + 1}`) + manyTimes(`../here/l${level + 1}`));
    }
    dir.buildpack("l9", { id: "acme/l9" });
    dir.link("here", ".");

    expect(await ids(open("./l0"))).toStrictEqual(Array.from({ length: 10 }, (_none, at) => `acme/l${at}`));
  });

  it("refuses package.toml that is no file", async () => {
    dir.buildpack("a", { id: "acme/a" });
    mkdirSync(path.join(dir.path, "a/package.toml"));

    await expect(open("./a")).rejects.toMatchObject({
      message: expect.stringContaining('a/package.toml" is a directory, not a regular file'),
    });
  });

  it("refuses package.toml that is its own dependency", async () => {
    dir.buildpack("a", { id: "acme/a" });
    dir.write("a/package.toml", '[[dependencies]]\nuri = "../a"');

    expect((await refusal(open("./a"))).message).toContain("is it a dependency of itself?");
  });

  it.each([
    ["./not-there", "NOT_FOUND", 'not-there" cannot be read'],
    ["not-there.tgz", "NOT_FOUND", 'not-there.tgz" cannot be read'],
    ["https://example.com/not-there.tgz", "NOT_FOUND", "does not exist"],
  ])("refuses %s", async (text, code, why) => {
    const refused = await refusal(open(text));

    expect(refused.code).toBe(code);
    expect(refused.message).toContain(why);
  });
});
