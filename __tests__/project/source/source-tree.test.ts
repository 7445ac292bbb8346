import { execFileSync } from "node:child_process";
import { chmod, link, lutimes, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { PlatformError } from "../../../src/errors.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { packSourceTree } from "../../../src/project/source/pack-source.ts";
import { createSourceFilter } from "../../../src/project/source/source-filter.ts";
import { checkSourceTree, type SourceTree } from "../../../src/project/source/source-tree.ts";
import { readTar } from "../../docker/tiny-tar.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "source-"));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const pack = (more: Partial<SourceTree> = {}): Promise<Buffer> =>
  buffer(packSourceTree({ path: root, fileModes: "keep", uid: 1000, gid: 1001, ...more }));

const listing = async (more: Partial<SourceTree> = {}): Promise<string[]> =>
  readTar(await pack(more)).map(({ kind, name, mode, uid, gid, linkName }) =>
    [kind, mode.toString(8), `${uid}:${gid}`, name.replace(/\/$/, ""), linkName].filter(Boolean).join(" "),
  );

describe("packSourceTree", () => {
  it("gives everything to the builder's user, names in byte order", async () => {
    await mkdir(join(root, "b/deep"), { recursive: true });
    await writeFile(join(root, "b/deep/file"), "x");
    await writeFile(join(root, "a.txt"), "hello");
    await mkdir(join(root, ".git"));
    await writeFile(join(root, ".git/HEAD"), "ref");

    expect(await listing()).toEqual([
      "directory 755 1000:1001 .git",
      "file 644 1000:1001 .git/HEAD",
      "file 644 1000:1001 a.txt",
      "directory 755 1000:1001 b",
      "directory 755 1000:1001 b/deep",
      "file 644 1000:1001 b/deep/file",
    ]);
  });

  it("keeps modes as they are, with setuid, setgid and sticky", async () => {
    // Others than root cannot read it.
    const isRoot = process.geteuid?.() === 0;
    const modes = {
      key: 0o600,
      "read-only": 0o400,
      tool: 0o4755,
      shared: 0o2775,
      temporary: 0o1777,
      ...(isRoot && { none: 0 }),
    };
    for (const [name, mode] of Object.entries(modes)) {
      if (name === "shared" || name === "temporary") await mkdir(join(root, name));
      else await writeFile(join(root, name), "x");
      await chmod(join(root, name), mode);
    }

    expect(await listing()).toEqual([
      "file 600 1000:1001 key",
      ...(isRoot ? ["file 0 1000:1001 none"] : []),
      "file 400 1000:1001 read-only",
      "directory 2775 1000:1001 shared",
      "directory 1777 1000:1001 temporary",
      "file 4755 1000:1001 tool",
    ]);
  });

  it("normalizes modes if asked, so that the umask of a checkout does not show", async () => {
    const write = async (modes: { plain: number; program: number; directory: number }): Promise<string> => {
      await mkdir(join(root, "dir"), { recursive: true });
      for (const name of ["plain", "program"]) await writeFile(join(root, name), "a");
      await chmod(join(root, "plain"), modes.plain);
      await chmod(join(root, "program"), modes.program);
      await chmod(join(root, "dir"), modes.directory);
      return (await listing({ fileModes: "normalize" })).join("\n");
    };

    const usual = await write({ plain: 0o644, program: 0o755, directory: 0o755 });

    expect(usual).toContain("file 644 1000:1001 plain\nfile 755 1000:1001 program");
    expect(await write({ plain: 0o600, program: 0o700, directory: 0o700 })).toBe(usual);
    expect(await write({ plain: 0o664, program: 0o775, directory: 0o2775 })).toBe(usual);
    expect(await write({ plain: 0o744, program: 0o755, directory: 0o755 })).not.toBe(usual);
  });

  it.each([
    [1_700_000_000.9, 1_700_000_000],
    [1_700_000_001, 1_700_000_001],
  ])("keeps times in whole seconds, rounded down: %d is %d", async (changed, inBuild) => {
    await mkdir(join(root, "dir"));
    await writeFile(join(root, "dir/file"), "a");
    await symlink("file", join(root, "dir/link"));
    await lutimes(join(root, "dir/link"), changed, changed);
    for (const name of ["dir/file", "dir"]) await utimes(join(root, name), changed, changed);

    expect(readTar(await pack()).map(({ mtime }) => mtime)).toEqual([inBuild, inBuild, inBuild]);
  });

  it("keeps links, also dangling ones and those to directories, and does not follow them", async () => {
    await mkdir(join(root, "dir"));
    await writeFile(join(root, "dir/file"), "x");
    await symlink("dir", join(root, "to-dir"));
    await symlink("/nowhere", join(root, "to-nowhere"));

    expect((await listing()).slice(-2)).toEqual([
      "symlink 777 1000:1001 to-dir dir",
      "symlink 777 1000:1001 to-nowhere /nowhere",
    ]);
  });

  it.each([4, 300_000])("keeps hard links of a file of %d bytes", async (sizeBytes) => {
    await writeFile(join(root, "a"), "x".repeat(sizeBytes));
    await mkdir(join(root, "dir"));
    await link(join(root, "a"), join(root, "dir/b"));

    expect(await listing()).toEqual([
      "file 644 1000:1001 a",
      "directory 755 1000:1001 dir",
      "hardlink 644 1000:1001 dir/b a",
    ]);
  });

  it("packs the content of a hard link whose first name is left out", async () => {
    await writeFile(join(root, "a"), "same");
    await link(join(root, "a"), join(root, "b"));
    const filter = createSourceFilter({ kind: "exclude", patterns: ["/a"] });

    const [file] = readTar(await pack({ filter }));

    expect([file?.kind, file?.name, file?.content.toString()]).toEqual(["file", "b", "same"]);
  });

  it("keeps the bytes of names and links that are not UTF-8", async () => {
    const name = Buffer.from("caf\u00e9", "latin1");
    await writeFile(Buffer.concat([Buffer.from(`${root}/`), name]), "x");
    await symlink(name, join(root, "link"));

    const tar = await pack();

    // In records of the extended header, which `tar` reads as bytes.
    expect(tar.includes(Buffer.concat([Buffer.from("path="), name, Buffer.from("\n")]))).toBe(true);
    expect(tar.includes(Buffer.concat([Buffer.from("linkpath="), name, Buffer.from("\n")]))).toBe(true);
  });

  it("says of a path that is too long how long one may be, and names it once", async () => {
    const tree = { path: root, fileModes: "keep", uid: 1, gid: 1 } as const;
    // Step by step: no call takes so long a path.
    const script = 'cd "$1" && for i in $(seq 20); do mkdir "$2" && cd -P "$2"; done';
    execFileSync("sh", ["-c", script, "sh", root, "d".repeat(250)], { stdio: "ignore" });

    const failure = await buffer(packSourceTree(tree)).catch((error: unknown) => error as PlatformError);

    expect(failure).toMatchObject({
      code: "SOURCE",
      hint: expect.stringContaining("Shorten the path"),
    });
    expect((failure as PlatformError).message.split(root)).toHaveLength(2);
    expect((failure as PlatformError).message).toContain("more than the 4,095 bytes that Linux allows");
    // Node.js cannot remove it either.
    execFileSync("rm", ["-r", root]);
  });

  it("leaves out sockets, and says so", async () => {
    const server = createServer().listen(join(root, "socket"));
    const skipped: string[] = [];

    const entries = await listing({ onSkipped: (path, kind) => skipped.push(`${kind} ${path}`) });
    server.close();

    expect(entries).toEqual([]);
    expect(skipped).toEqual(["socket socket"]);
  });

  it.each([0, 1, 511, 512, 513, 262_143, 262_144, 262_145, 3_000_000])(
    "keeps the content of a file of %d bytes",
    async (sizeBytes) => {
      const content = Buffer.alloc(sizeBytes, "0123456789");
      await writeFile(join(root, "before"), "x");
      await writeFile(join(root, "file"), content);
      await writeFile(join(root, "later"), "y");

      const [, file, later] = readTar(await pack());

      expect(digestOf(file?.content ?? "")).toBe(digestOf(content));
      expect(later?.content.toString()).toBe("y");
    },
  );

  it("packs long and foreign names", async () => {
    const name = `${"ä".repeat(60)}-${"x".repeat(90)}`;
    await writeFile(join(root, name), "x");

    expect((await listing()).at(-1)).toBe(`file 644 1000:1001 ${name}`);
  });

  it("packs an empty directory", async () => {
    expect(await listing()).toEqual([]);
  });

  it("errors with SOURCE if the source vanishes", async () => {
    await rm(root, { recursive: true });

    await expect(pack()).rejects.toMatchObject({ code: "SOURCE" });
  });

  it("stops reading when nobody wants more", async () => {
    await writeFile(join(root, "file"), Buffer.alloc(5_000_000));
    const stream = packSourceTree({ path: root, fileModes: "keep", uid: 1, gid: 1 });

    for await (const chunk of stream) {
      expect((chunk as Buffer).length).toBeGreaterThan(0);
      break;
    }

    expect(stream.destroyed).toBe(true);
  });
});

describe("checkSourceTree", () => {
  it("accepts a directory", async () => {
    await expect(checkSourceTree(root)).resolves.toBeUndefined();
  });

  it("says what is wrong with a path that does not exist, and one that is a file", async () => {
    await writeFile(join(root, "file"), "x");

    await expect(checkSourceTree(join(root, "missing"))).rejects.toMatchObject({
      code: "SOURCE",
      message: `The path "${join(root, "missing")}" does not exist.`,
    });
    await expect(checkSourceTree(join(root, "file"))).rejects.toMatchObject({ code: "SOURCE" });
  });
});
