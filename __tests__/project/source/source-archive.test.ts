import { chmod, lutimes, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../../src/errors.ts";
import { FIXED_MTIME } from "../../../src/oci/tar-header.ts";
import { packSourceTree } from "../../../src/project/source/pack-source.ts";
import { createSourceFilter } from "../../../src/project/source/source-filter.ts";
import { checkSourceTree, type SourceTree } from "../../../src/project/source/source-tree.ts";
import { readTar } from "../../docker/tiny-tar.ts";
import { DIRECTORY, FIFO, REGULAR, SYMLINK, writeZip, ZIP_TIME, type ZipFile } from "../tiny-zip.ts";

let root: string;
let zip: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "archive-"));
  zip = join(root, "app.zip");
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const pack = (more: Partial<SourceTree> = {}): Promise<Buffer> =>
  buffer(
    packSourceTree({
      path: zip,
      fileModes: "normalize",
      uid: 1000,
      gid: 1001,
      ...more,
    }),
  );

async function packZip(files: readonly ZipFile[], more: Partial<SourceTree> = {}): Promise<string[]> {
  await writeFile(zip, writeZip(files));
  return readTar(await pack(more)).map(({ kind, name, mode, content, linkName }) =>
    [kind, mode.toString(8), name, linkName || content.toString()].filter(Boolean).join(" "),
  );
}

async function problemOf(files: readonly ZipFile[]): Promise<unknown> {
  await writeFile(zip, writeZip(files));
  return checkSourceTree(zip).then(
    () => "nothing",
    (error: unknown) => (error instanceof PlatformError ? `${error.code}: ${error.message}` : error),
  );
}

describe("packSourceTree of an archive", () => {
  it("packs its content as the source, with the directories that it only implies", async () => {
    const files = [
      { name: "b/deep/x", content: "x" },
      { name: "a.txt", content: "hello" },
      { name: "a/", content: "" },
    ];

    await expect(packZip(files)).resolves.toEqual([
      "directory 755 a",
      "file 755 a.txt hello",
      "directory 755 b",
      "directory 755 b/deep",
      "file 755 b/deep/x x",
    ]);
  });

  it("gives the same bytes as a directory with the same files", async () => {
    const names = ["a.d/x", "a/b", "ä/é", "z/-", "z.", "z0/q", "a-b"];
    const source = join(root, "source");
    for (const name of names) {
      await mkdir(dirname(join(source, name)), { recursive: true });
      await writeFile(join(source, name), name, { mode: 0o640 });
      await utimes(join(source, name), ZIP_TIME, ZIP_TIME);
    }
    await symlink("../a/b", join(source, "z/link"));
    await lutimes(join(source, "z/link"), ZIP_TIME, ZIP_TIME);
    for (const name of ["a.d", "a", "ä", "z", "z0"])
      await utimes(join(source, name), FIXED_MTIME, FIXED_MTIME);
    await chmod(join(source, "z."), 0o755);
    const files = names.map((name) => ({
      name,
      content: name,
      mode: REGULAR | (name === "z." ? 0o700 : 0o600),
    }));
    await writeFile(
      zip,
      writeZip([...files.reverse(), { name: "z/link", content: "../a/b", mode: SYMLINK | 0o777 }]),
    );

    const fromArchive = await pack();

    expect(fromArchive.equals(await pack({ path: source }))).toBe(true);
    expect(readTar(fromArchive)).toHaveLength(13);
  });

  it("takes the last of several files of one name, which build tools put into jars", async () => {
    const files = ["first", "second", "last"].map((content) => ({ name: "META-INF/LICENSE", content }));

    await expect(
      packZip([...files, { name: "a", content: "1" }, { name: "./a", content: "2" }]),
    ).resolves.toEqual(["directory 755 META-INF", "file 755 META-INF/LICENSE last", "file 755 a 2"]);
  });

  it("keeps modes as they are, and gives all permissions where the archive does not say, as pack does", async () => {
    const files = [
      { name: "data", mode: REGULAR | 0o640 },
      { name: "dir/", mode: DIRECTORY | 0o2775 },
      { name: "from-java" },
      { name: "java/" },
      { name: "mode-zero", mode: 0 },
      { name: "setuid", mode: REGULAR | 0o4755 },
    ];

    await expect(packZip(files, { fileModes: "keep" })).resolves.toEqual([
      "file 640 data",
      "directory 2775 dir",
      "file 777 from-java",
      "directory 777 java",
      "file 777 mode-zero",
      "file 4755 setuid",
    ]);
  });

  it("keeps times; one without a zone is in UTC", async () => {
    await writeFile(zip, writeZip([{ name: "a" }]));

    expect(readTar(await pack())[0]?.mtime).toBe(ZIP_TIME);
  });

  it.each([false, true])("takes `./` for the root, and `./a` for `a` (zip64: %p)", async (zip64) => {
    const files = [{ name: "./", mode: DIRECTORY | 0o700 }, { name: "./a" }, { name: "./b/./c" }];
    await writeFile(zip, writeZip(files, { zip64 }));

    expect(readTar(await pack()).map(({ name }) => name)).toEqual(["a", "b", "b/c"]);
  });

  it("reads the archive behind the script of an executable jar", async () => {
    const archive = writeZip([
      { name: "small", content: "hello" },
      { name: "large", content: Buffer.alloc(400_000, "x") },
    ]);
    await writeFile(zip, Buffer.concat([Buffer.from('#!/bin/sh\nexec java -jar "$0" "$@"\n'), archive]));

    const [large, small] = readTar(await pack());

    expect([large?.content.length, small?.content.toString()]).toEqual([400_000, "hello"]);
  });

  it("reads names in UTF-8 whether the archive says so or not, and others by code page 437", async () => {
    const names = ["caf\u00e9", Buffer.from([0x63, 0x82])];
    await writeFile(zip, writeZip(names.map((name) => ({ name, isUtf8: false }))));

    expect(readTar(await pack()).map(({ name }) => name)).toEqual(["caf\u00e9", "c\u00e9"]);
  });

  it("makes files executable that were so for their owner, and those of which nothing is known", async () => {
    const files = [
      { name: "data", mode: REGULAR | 0o644 },
      { name: "from-java" },
      { name: "mode-zero", mode: 0 },
      { name: "setuid", mode: REGULAR | 0o4755 },
    ];

    await expect(packZip(files)).resolves.toEqual([
      "file 644 data",
      "file 755 from-java",
      "file 755 mode-zero",
      "file 755 setuid",
    ]);
  });

  it("keeps links without following them, wherever they lead", async () => {
    await expect(packZip([{ name: "link", content: "/etc/passwd", mode: SYMLINK | 0o777 }])).resolves.toEqual(
      ["symlink 777 link /etc/passwd"],
    );
  });

  it("leaves out what cannot be in an image, and says so", async () => {
    const skipped: string[] = [];
    const files = [{ name: "pipe", mode: FIFO | 0o644 }];

    await packZip(files, { onSkipped: (path, kind) => skipped.push(`${kind} ${path}`) });

    expect(skipped).toEqual(["fifo pipe"]);
  });

  it.each([0, 1, 262_144, 262_145, 3_000_000])(
    "keeps the content of a file of %d bytes",
    async (sizeBytes) => {
      const content = Buffer.alloc(sizeBytes, "0123456789");
      await writeFile(
        zip,
        writeZip([
          { name: "a", content },
          { name: "b", content, stored: true },
          { name: "c", content: "later" },
        ]),
      );

      const [a, b, c] = readTar(await pack());

      expect([a, b].map((file) => content.equals(file?.content ?? Buffer.from("none")))).toEqual([
        true,
        true,
      ]);
      expect(c?.content.toString()).toBe("later");
    },
  );

  it("reads archives with the fields of large ones", async () => {
    await writeFile(
      zip,
      writeZip(
        [
          { name: "a", content: "hello" },
          { name: "b", content: "world" },
        ],
        { zip64: true },
      ),
    );

    expect(readTar(await pack()).map(({ content }) => content.toString())).toEqual(["hello", "world"]);
  });

  it("applies a filter to it, leaving out directories that have nothing in them then", async () => {
    const filter = createSourceFilter({ kind: "include", patterns: ["src/", "!*.log"] });
    const files = [{ name: "src/a" }, { name: "src/b.log" }, { name: "lib/c" }, { name: "d" }];

    await expect(packZip(files, { filter })).resolves.toEqual(["directory 755 src", "file 755 src/a"]);
  });

  it("leaves nothing on disk", async () => {
    await packZip([{ name: "a/b", content: "x" }]);

    await expect(readdir(root)).resolves.toEqual(["app.zip"]);
  });

  it("stops reading when nobody wants more", async () => {
    await writeFile(zip, writeZip([{ name: "large", content: Buffer.alloc(5_000_000, "x") }]));
    const stream = packSourceTree({
      path: zip,
      fileModes: "normalize",
      uid: 1,
      gid: 1,
    });

    for await (const chunk of stream) {
      expect((chunk as Buffer).length).toBeGreaterThan(0);
      break;
    }

    expect(stream.destroyed).toBe(true);
  });

  it.each([
    ["of a small file", { content: "hello", claimedCrc: 1 }, "its checksum is wrong"],
    ["of a large file", { content: Buffer.alloc(600_000, "x"), claimedCrc: 1 }, "its checksum is wrong"],
    [
      "if a small file is longer than it says",
      { content: "hello", claimedBytes: 4 },
      "Cannot create a Buffer larger",
    ],
    [
      "if a small file is shorter than it says",
      { content: "hello", claimedBytes: 9 },
      "its size is not what",
    ],
    [
      "if a large file is longer than it says",
      { content: Buffer.alloc(600_000), claimedBytes: 300_000 },
      "too many bytes",
    ],
    [
      "if a large file is shorter than it says",
      { content: Buffer.alloc(600_000), claimedBytes: 700_000 },
      "not enough bytes",
    ],
  ])("notices damage %s", async (_when, file, why) => {
    await writeFile(zip, writeZip([{ name: "broken", ...file }]));

    await expect(pack()).rejects.toMatchObject({
      code: "SOURCE",
      message: expect.stringContaining(`is damaged: "broken" cannot be read, `) as unknown,
    });
    await expect(pack()).rejects.toThrow(why);
  });
});

describe("checkSourceTree of an archive", () => {
  it.each(["zip", "jar", "war", "JAR"])("accepts a .%s file", async (extension) => {
    const path = join(root, `app.${extension}`);
    await writeFile(path, writeZip([{ name: "a" }]));

    await expect(checkSourceTree(path)).resolves.toBeUndefined();
  });

  it.each<[string, ZipFile[], string]>([
    ["a name that leads out", [{ name: "../evil" }], "../evil"],
    ["a name that leads out in the middle", [{ name: "a/../../evil" }], "a/../../evil"],
    ["an absolute name", [{ name: "/etc/passwd" }], "/etc/passwd"],
    ["a name of Windows", [{ name: "C:/evil" }], "C:/evil"],
    ["backslashes", [{ name: "a\\..\\evil" }], "a\\..\\evil"],
    ["a name with nothing in it", [{ name: "a//b" }], '"a//b", whose name is not a plain relative path'],
    [
      "a name that is only a slash",
      [{ name: "a/" }, { name: "" }],
      '"", whose name is not a plain relative path',
    ],
    ["a NUL in a name", [{ name: "a\0b" }], "NUL"],
    ["a name that is too long", [{ name: "n".repeat(256) }], "too long for a file"],
    ["a path that is too long", [{ name: "n/".repeat(2100) + "x" }], "too long for a file"],
    [
      "a file that is also a directory",
      [{ name: "a/" }, { name: "a" }],
      '"a" twice, as a directory and as a file',
    ],
    [
      "a file that is also a link",
      [{ name: "a", mode: SYMLINK }, { name: "./a" }],
      '"a" twice, as a symlink and as a file',
    ],
    ["a file below a file", [{ name: "a" }, { name: "a/b" }], '"a/b" below "a", which is a file'],
    [
      "a file below a link",
      [{ name: "a", mode: SYMLINK }, { name: "a/b/c" }],
      '"a/b/c" below "a", which is a symlink',
    ],
    ["an encrypted file", [{ name: "a", flags: 1 }], '"a" encrypted'],
    ["strong encryption", [{ name: "a", flags: 0x41 }], "strong encryption is not supported"],
    ["another compression", [{ name: "a", method: 93 }], "method 93; only deflate (8) and stored (0)"],
    ["files that share their bytes", [{ name: "a" }, { name: "b", offset: 0 }], "in the same bytes"],
    ["a file that starts behind the end", [{ name: "a", offset: 5000 }], 'ends within "a"'],
    ["more than it can hold", [{ name: "a", claimedBytes: 4_000_000_000 }], "would become 3 GiB"],
    [
      "a link of another size than it says",
      [{ name: "a", content: "x", stored: true, claimedBytes: 7 }],
      "size mismatch",
    ],
  ])("refuses %s", async (_what, files, problem) => {
    const message = await problemOf(files);

    expect(message).toMatch(new RegExp(`^SOURCE: The archive "${zip}" `));
    expect(message).toContain(problem);
  });

  it("refuses a link without an end", async () => {
    await writeFile(zip, writeZip([{ name: "a", content: "x".repeat(5000), mode: SYMLINK }]));

    await expect(pack()).rejects.toThrow('has a link "a" of 5000 bytes');
  });

  it.each(["", "PK", "not a zip at all, but long enough for its last record"])(
    "refuses %j as an archive",
    async (content) => {
      await writeFile(zip, content);

      await expect(checkSourceTree(zip)).rejects.toMatchObject({
        code: "SOURCE",
        message: expect.stringContaining("is not a zip archive that can be read: ") as unknown,
      });
    },
  );

  it.each([0xffffffffffffffffn, 0x7fffffffffffffffn, 100_000n])(
    "refuses a list of files at an offset that it does not have: %d",
    async (offset) => {
      const archive = writeZip([{ name: "a" }], { zip64: true });
      archive.writeBigUInt64LE(offset, archive.indexOf("PK\x06\x06") + 48);
      await writeFile(zip, archive);

      await expect(checkSourceTree(zip)).rejects.toMatchObject({
        code: "SOURCE",
        message: expect.stringContaining("is not a zip archive that can be read: ") as unknown,
      });
    },
  );

  it("says which files can be a source", async () => {
    const path = join(root, "app.tar");
    await writeFile(path, "");

    await expect(checkSourceTree(path)).rejects.toMatchObject({
      message: `The path "${path}" is neither a directory nor a .zip, .jar or .war file.`,
    });
  });
});
