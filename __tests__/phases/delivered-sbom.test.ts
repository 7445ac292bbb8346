import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Container } from "../../src/docker/daemon.ts";
import { PlatformError } from "../../src/errors.ts";
import { encodeTarHeader, paddingOf, TAR_END, type TarType } from "../../src/oci/tar-header.ts";
import { saveSbomFiles, SBOM_FILES } from "../../src/phases/delivered-sbom.ts";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "container-files-"));
});

afterEach(() => rm(dir, { recursive: true }));

interface Entry {
  readonly name: string;
  readonly type?: TarType;
  readonly text?: string;
}

/** A container that has one archive, or none. */
function containerWith(entries: readonly Entry[] | undefined): Container {
  const chunks = (entries ?? []).flatMap(({ name, type = "file", text = "" }) => [
    encodeTarHeader({
      name,
      type,
      sizeBytes: text.length,
      mode: 0o644,
      uid: 1,
      gid: 1,
      mtime: 0,
      linkName: "x",
    }),
    Buffer.from(text),
    Buffer.alloc(paddingOf(text.length)),
  ]);
  const found = entries !== undefined;
  return {
    getArchive: () =>
      found
        ? Promise.resolve(Readable.from([Buffer.concat([...chunks, TAR_END])]))
        : Promise.reject(new PlatformError("NOT_FOUND", "no such path")),
  } as Partial<Container> as Container;
}

describe("saveSbomFiles", () => {
  const save = (entries: readonly Entry[] | undefined): Promise<string[]> =>
    saveSbomFiles(containerWith(entries), {
      path: "/layers/sbom",
      to: { input: "sbom", path: path.join(dir, "out"), within: dir },
    });

  it("copies files without the directory's own name", async () => {
    const leftOut = await save([
      { name: "sbom/", type: "directory" },
      { name: "sbom/launch/", type: "directory" },
      { name: "sbom/launch/a_b/layer/sbom.cdx.json", text: "{}" },
    ]);

    expect(await readFile(path.join(dir, "out/launch/a_b/layer/sbom.cdx.json"), "utf8")).toBe("{}");
    expect(leftOut).toEqual([]);
  });

  it("makes an empty directory, which an output names, if the container has none", async () => {
    await save(undefined);

    expect(await readdir(dir)).toEqual(["out"]);
    expect(await readdir(path.join(dir, "out"))).toEqual([]);
  });

  it("leaves out links, and names that no lifecycle gives", async () => {
    const leftOut = await save([
      { name: "sbom", type: "directory" },
      { name: "sbom/launch/sbom.cdx.json", type: "symlink" },
      { name: "sbom/index.js", text: "evil()" },
      { name: "sbom/launch/index.js", text: "evil()" },
    ]);

    expect(await readdir(path.join(dir, "out"))).toEqual([]);
    expect(leftOut).toEqual(["launch/sbom.cdx.json", "index.js", "launch/index.js"]);
  });

  it("refuses names that lead out of the directory", async () => {
    await expect(save([{ name: "sbom/../../escaped", text: "x" }])).rejects.toMatchObject({
      code: "MALFORMED",
      message: '"sbom/../../escaped" in /layers/sbom leads out of the directory.',
    });
    expect(await readdir(dir)).toEqual(["out"]);
  });

  it("refuses more than the disk should hold", async () => {
    const entries = Array.from({ length: 10_001 }, () => ({ name: "sbom/other", text: "" }));
    await expect(save(entries)).rejects.toThrow("has more than 10000 files or 512 MiB");
  });
});

describe("SBOM_FILES", () => {
  it.each([
    "launch/sbom.legacy.json",
    "build/acme_node/sbom.syft.json",
    "cache/acme_node/modules/sbom.spdx.json",
    "launch/buildpacksio_lifecycle/launcher/launcher.sbom.cdx.json",
  ])("has %s", (name) => {
    expect(SBOM_FILES.has(name.split("/"))).toBe(true);
  });

  it.each([
    "sbom.cdx.json",
    // The action's own: no container may write it.
    "image.cdx.json",
    "dist/sbom.cdx.json",
    "launch/a/b/c/sbom.cdx.json",
    "launch/a/package.json",
    "build/sbom.cdx.json.js",
    "launch",
  ])("does not have %s", (name) => {
    expect(SBOM_FILES.has(name.split("/"))).toBe(false);
  });
});
