import {
  lchown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { MappedPaths } from "../../../src/processes/files/mapped-paths.ts";
import { packTree } from "../../../src/processes/files/pack-tree.ts";
import { unpackTree } from "../../../src/processes/files/unpack-tree.ts";
import { readTar, tarDirectory, type TarEntry, tarFile, writeTar } from "../../docker/tiny-tar.ts";
import { isRoot, USER } from "../builder-root.ts";

let dir: string;
const outside: string[] = [];

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "unpack-tree-"));
  outside.length = 0;
});

afterEach(() => rm(dir, { recursive: true, force: true }));

/** Into `/app`, which is a mount. */
function unpack(...entries: readonly TarEntry[]): Promise<void> {
  const place = {
    ...{ path: "/app", isRoot: false },
    paths: new MappedPaths([{ target: "/app", place: dir }]),
    onForeign: () => undefined,
    onOutside: (file: string) => outside.push(file),
  };
  return unpackTree(Readable.from([writeTar(entries)]), place);
}

describe("unpacking", () => {
  it("says what helps where nothing can be written", async () => {
    const none = { path: "/", isRoot: false, onForeign: () => undefined, onOutside: () => undefined };
    const paths = new MappedPaths([]);
    // Nobody can make anything there.
    const tar = writeTar([tarFile("sys/deeper/file", "x")]);

    await expect(unpackTree(Readable.from([tar]), { ...none, paths })).rejects.toMatchObject({
      code: "INPUT",
      message: expect.stringContaining('The build cannot work in "/sys/deeper": '),
    });
  });

  it("keeps contents, modes, times and links", async () => {
    await unpack(
      tarDirectory("bin", { mode: 0o750, mtime: 1000 }),
      tarFile("bin/run", "#!/bin/sh", { mode: 0o755, mtime: 2000 }),
      tarFile("link", "", { kind: "symlink", linkName: "bin/run" }),
      tarFile("same", "", { kind: "hardlink", linkName: "bin/run" }),
    );

    expect(await readFile(path.join(dir, "same"), "utf8")).toBe("#!/bin/sh");
    expect(await readlink(path.join(dir, "link"))).toBe("bin/run");
    const [bin, run] = await Promise.all([lstat(path.join(dir, "bin")), lstat(path.join(dir, "bin/run"))]);
    expect([bin.mode & 0o7777, bin.mtimeMs, run.mode & 0o7777, run.mtimeMs]).toEqual([
      0o750, 1_000_000, 0o755, 2_000_000,
    ]);
    expect(outside).toEqual([]);
  });

  it("makes directories that the archive leaves out", async () => {
    await unpack(tarFile("a/b/c", "deep"));

    expect(await readFile(path.join(dir, "a/b/c"), "utf8")).toBe("deep");
  });

  it("replaces a link, and does not write through it", async () => {
    await using elsewhere = await secretPlace();
    await symlink(elsewhere.file, path.join(dir, "report.toml"));

    await unpack(tarFile("report.toml", "new"));

    expect(await readFile(elsewhere.file, "utf8")).toBe("secret");
    expect((await lstat(path.join(dir, "report.toml"))).isFile()).toBe(true);
  });

  it("does not go through a link to a directory", async () => {
    await using elsewhere = await secretPlace();
    await symlink(path.dirname(elsewhere.file), path.join(dir, "sub"));

    await expect(unpack(tarFile("sub/file", "new"))).rejects.toThrow('"/app/sub" is not a directory');
    expect(await readFile(elsewhere.file, "utf8")).toBe("secret");
  });

  it.each(["../above", "a/../../above"])("refuses the name %j", async (name) => {
    await expect(unpack(tarFile(name, ""))).rejects.toThrow("may lead elsewhere");
    expect(await lstat(path.join(dir, "..", "above")).catch(() => undefined)).toBeUndefined();
  });

  it("tells before it writes where no mount is", async () => {
    await mkdir(path.join(dir, "builder"));
    const place = {
      ...{ path: dir, isRoot: false },
      paths: new MappedPaths([]),
      onForeign: () => undefined,
      onOutside: (file: string) => outside.push(path.relative(dir, file)),
    };

    await unpackTree(Readable.from([writeTar([tarFile("builder/new/file", "x")])]), place);

    expect(outside).toEqual(["builder/new", "builder/new/file"]);
  });
});

/** Without root, links of buildpacks lead nowhere that they could not reach themselves. */
const describeAsRoot = isRoot ? describe : describe.skip;

describeAsRoot("unpacking where no mount is, as root", () => {
  /** Through a link from `env` to `elsewhere`, of the user. */
  async function unpackThroughLink(uid: number): Promise<string[]> {
    await mkdir(path.join(dir, "elsewhere"));
    await symlink("elsewhere", path.join(dir, "env"));
    await lchown(path.join(dir, "env"), uid, 0);
    const place = {
      ...{ path: dir, isRoot: true, paths: new MappedPaths([]) },
      ...{ onForeign: () => undefined, onOutside: () => undefined },
    };
    await unpackTree(Readable.from([writeTar([tarFile("env/KEY", "x")])]), place);
    return readdir(path.join(dir, "elsewhere"));
  }

  it("follows a link of the builder's own", async () => {
    expect(await unpackThroughLink(0)).toEqual(["KEY"]);
  });

  it("does not follow a link that a buildpack may have made", async () => {
    await expect(unpackThroughLink(USER.uid)).rejects.toThrow(
      /env" on the way to it is a link that is not root's/,
    );
    expect(await readdir(path.join(dir, "elsewhere"))).toEqual([]);
  });
});

describe("packing", () => {
  it("gives what was unpacked, links as links", async () => {
    await writeFile(path.join(dir, "file"), "content", { mode: 0o640 });
    await symlink("/etc/passwd", path.join(dir, "link"));

    const entries = readTar(await buffer(Readable.from(packTree(dir))));

    const top = path.basename(dir);
    expect(entries.map(({ name, kind }) => [name, kind])).toEqual([
      [top, "directory"],
      [`${top}/file`, "file"],
      [`${top}/link`, "symlink"],
    ]);
    expect(entries[1]).toMatchObject({ mode: 0o640, content: Buffer.from("content") });
    expect(entries[2]?.linkName).toBe("/etc/passwd");
  });
});

async function secretPlace(): Promise<AsyncDisposable & { readonly file: string }> {
  const place = await mkdtemp(path.join(tmpdir(), "elsewhere-"));
  const file = path.join(place, "file");
  await writeFile(file, "secret");
  return { file, [Symbol.asyncDispose]: () => rm(place, { recursive: true, force: true }) };
}
