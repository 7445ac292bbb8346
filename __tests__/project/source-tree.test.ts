import { chmod, link, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { packSourceTree } from "../../src/project/pack-source.ts";
import { checkSourceTree, type SourceTree } from "../../src/project/source-tree.ts";
import { readTar } from "../docker/tiny-tar.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "source-"));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const pack = (more: Partial<SourceTree> = {}): Promise<Buffer> =>
  buffer(packSourceTree({ path: root, target: "/workspace", uid: 1000, gid: 1001, ...more }));

const listing = async (more: Partial<SourceTree> = {}): Promise<string[]> =>
  readTar(await pack(more)).map(({ kind, name, mode, uid, gid, linkName }) =>
    [kind, mode.toString(8), `${uid}:${gid}`, name.replace(/\/$/, ""), linkName].filter(Boolean).join(" "),
  );

describe("packSourceTree", () => {
  it("gives everything to the builder's user, root first, names in byte order", async () => {
    await mkdir(join(root, "b/deep"), { recursive: true });
    await writeFile(join(root, "b/deep/file"), "x");
    await writeFile(join(root, "a.txt"), "hello");
    await mkdir(join(root, ".git"));
    await writeFile(join(root, ".git/HEAD"), "ref");

    expect(await listing()).toEqual([
      "directory 755 1000:1001 workspace",
      "directory 755 1000:1001 workspace/.git",
      "file 644 1000:1001 workspace/.git/HEAD",
      "file 644 1000:1001 workspace/a.txt",
      "directory 755 1000:1001 workspace/b",
      "directory 755 1000:1001 workspace/b/deep",
      "file 644 1000:1001 workspace/b/deep/file",
    ]);
  });

  it("adds empty directories that the same user owns", async () => {
    expect(await listing({ emptyDirectories: ["/layers"] })).toEqual([
      "directory 755 1000:1001 layers",
      "directory 755 1000:1001 workspace",
    ]);
  });

  it("takes only the owner's executable bit, so that the umask of a checkout does not show", async () => {
    const write = async (modes: { plain: number; program: number; directory: number }): Promise<string> => {
      await mkdir(join(root, "dir"), { recursive: true });
      await writeFile(join(root, "plain"), "a");
      await writeFile(join(root, "program"), "b");
      await chmod(join(root, "plain"), modes.plain);
      await chmod(join(root, "program"), modes.program);
      await chmod(join(root, "dir"), modes.directory);
      return digestOf(await pack());
    };

    const usual = await write({ plain: 0o644, program: 0o755, directory: 0o755 });

    expect(await write({ plain: 0o600, program: 0o700, directory: 0o700 })).toBe(usual);
    expect(await write({ plain: 0o664, program: 0o775, directory: 0o2775 })).toBe(usual);
    expect(await write({ plain: 0o744, program: 0o755, directory: 0o755 })).not.toBe(usual);
  });

  it("does not depend on times", async () => {
    await writeFile(join(root, "file"), "a");
    const before = digestOf(await pack());

    await utimes(join(root, "file"), 1, 1);

    expect(digestOf(await pack())).toBe(before);
  });

  it("keeps links, also dangling ones and those to directories, and does not follow them", async () => {
    await mkdir(join(root, "dir"));
    await writeFile(join(root, "dir/file"), "x");
    await symlink("dir", join(root, "to-dir"));
    await symlink("/nowhere", join(root, "to-nowhere"));

    expect((await listing()).slice(-2)).toEqual([
      "symlink 777 1000:1001 workspace/to-dir dir",
      "symlink 777 1000:1001 workspace/to-nowhere /nowhere",
    ]);
  });

  it("copies the content of hard links", async () => {
    await writeFile(join(root, "a"), "same");
    await link(join(root, "a"), join(root, "b"));

    const files = readTar(await pack()).filter(({ kind }) => kind === "file");

    expect(files.map(({ content }) => content.toString())).toEqual(["same", "same"]);
  });

  it("leaves out sockets, and says so", async () => {
    const server = createServer().listen(join(root, "socket"));
    const skipped: string[] = [];

    const entries = await listing({ onSkipped: (path, kind) => skipped.push(`${kind} ${path}`) });
    server.close();

    expect(entries).toHaveLength(1);
    expect(skipped).toEqual(["socket socket"]);
  });

  it.each([0, 1, 511, 512, 513, 262_143, 262_144, 262_145, 3_000_000])(
    "keeps the content of a file of %d bytes",
    async (sizeBytes) => {
      const content = Buffer.alloc(sizeBytes, "0123456789");
      await writeFile(join(root, "before"), "x");
      await writeFile(join(root, "file"), content);
      await writeFile(join(root, "later"), "y");

      const [, , file, later] = readTar(await pack());

      expect(digestOf(file?.content ?? "")).toBe(digestOf(content));
      expect(later?.content.toString()).toBe("y");
    },
  );

  it("packs long and foreign names", async () => {
    const name = `${"ä".repeat(60)}-${"x".repeat(90)}`;
    await writeFile(join(root, name), "x");

    expect((await listing()).at(-1)).toBe(`file 644 1000:1001 workspace/${name}`);
  });

  it("packs an empty directory", async () => {
    expect(await listing()).toEqual(["directory 755 1000:1001 workspace"]);
  });

  it("errors with SOURCE if the source vanishes", async () => {
    await rm(root, { recursive: true });

    await expect(pack()).rejects.toMatchObject({ code: "SOURCE" });
  });

  it("stops reading when nobody wants more", async () => {
    await writeFile(join(root, "file"), Buffer.alloc(5_000_000));
    const stream = packSourceTree({ path: root, target: "/workspace", uid: 1, gid: 1 });

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
