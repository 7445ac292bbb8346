import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import type { Container } from "../../src/docker/daemon.ts";
import { PlatformError } from "../../src/errors.ts";
import { encodeTarHeader, paddingOf, TAR_END, type TarType } from "../../src/oci/tar-header.ts";
import { saveContainerDirectory } from "../../src/phases/container-files.ts";

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

describe("saveContainerDirectory", () => {
  const save = (entries: readonly Entry[] | undefined): Promise<void> =>
    saveContainerDirectory(containerWith(entries), { path: "/layers/sbom", to: path.join(dir, "out") });

  it("copies files and directories without the directory's own name", async () => {
    await save([
      { name: "sbom/", type: "directory" },
      { name: "sbom/launch/", type: "directory" },
      { name: "sbom/launch/sbom.cdx.json", text: "{}" },
    ]);

    expect(await readFile(path.join(dir, "out/launch/sbom.cdx.json"), "utf8")).toBe("{}");
  });

  it("makes nothing if the container has no such directory", async () => {
    await save(undefined);

    expect(await readdir(dir)).toEqual([]);
  });

  it("leaves out links", async () => {
    await save([
      { name: "sbom", type: "directory" },
      { name: "sbom/link", type: "symlink" },
    ]);

    expect(await readdir(path.join(dir, "out"))).toEqual([]);
  });

  it("refuses names that lead out of the directory", async () => {
    await expect(save([{ name: "sbom/../../escaped", text: "x" }])).rejects.toMatchObject({
      code: "MALFORMED",
      message: '"sbom/../../escaped" in /layers/sbom leads out of the directory.',
    });
    expect(await readdir(dir)).toEqual([]);
  });
});
