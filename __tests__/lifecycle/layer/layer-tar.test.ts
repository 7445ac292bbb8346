import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import {
  chmod,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { launcherEntries } from "../../../src/lifecycle/export/launcher-layer.ts";
import { processTypeEntries } from "../../../src/lifecycle/export/process-types-layer.ts";
import type { LayerEntry } from "../../../src/lifecycle/layer/layer-tree.ts";
import { directoryEntries } from "../../../src/lifecycle/layer/layer-tree.ts";
import { FIXED_MTIME } from "../../../src/oci/tar-header.ts";
import { type ReadEntry, readTar } from "../../../src/oci/tar-reader.ts";
import { writeLayerTar } from "../layer-fixture.ts";

const OWNER = { uid: 1000, gid: 1001 };
let root: string;
let out: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "layer-tar-"));
  out = await mkdtemp(path.join(tmpdir(), "layer-tar-out-"));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
  await rm(out, { recursive: true, force: true });
});

describe("writeLayerTar", () => {
  // The digests are those of layers that lifecycle 0.21.14 made of the same files.
  it("writes the process types of the official lifecycle byte for byte", async () => {
    expect((await write(processTypeEntries([processOf("web")]))).diffId).toBe(
      "sha256:83d85471d9f8a3834b4e27cf701e3f0aef220cc816d9c173c7d32cd73909a590",
    );
  });

  it("writes the SBOM layer of the official lifecycle byte for byte", async () => {
    const entries = [
      directory("/layers"),
      directory("/layers/sbom"),
      directory("/layers/sbom/launch"),
      await file("/layers/sbom/launch/sbom.legacy.json", "null\n"),
    ];

    expect((await write(entries)).diffId).toBe(
      "sha256:36f9de0748c420980a265697f38f76b0f9ae9b7862d3467b76b638706e637425",
    );
  });

  it("writes an empty layer as two blocks of zeros", async () => {
    const archive = await write([]);

    expect(archive.sizeBytes).toBe(1024);
    expect(archive.diffId).toBe("sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef");
  });

  it("says the digest and size of what it wrote, also across chunks", async () => {
    const big = "0123456789abcdef".repeat(200_000);
    const entries = [
      await file("/big", big),
      ...(await Promise.all(
        Array.from({ length: 300 }, (_, at) => file(`/small-${at}`, "x".repeat(at * 40))),
      )),
      await file("/again", big),
    ];

    const archive = await write(entries);

    const bytes = await readFile(archive.tarPath);
    expect(bytes.length).toBe(archive.sizeBytes);
    expect(archive.diffId).toBe(`sha256:${createHash("sha256").update(bytes).digest("hex")}`);
    const read = await list(archive.tarPath);
    expect(read.map(({ name }) => name)).toEqual(entries.map(({ name }) => name));
    expect(read.at(0)?.content).toBe(big);
    expect(read.at(100)?.content).toBe("x".repeat(99 * 40));
    expect(read.at(-1)?.content).toBe(big);
  });

  it("keeps the bytes of a name that is not UTF-8", async () => {
    const archive = await write([{ ...directory("/caf\u00e9"), mode: 0o700 }]);

    const bytes = await readFile(archive.tarPath);
    expect(bytes.subarray(512, 512 + 14).toString("latin1")).toBe("14 path=/caf\u00e9\n");
    expect(bytes.subarray(1024, 1024 + 5).toString("latin1")).toBe("/caf\0");
    await expect(list(archive.tarPath)).resolves.toHaveLength(1);
  });

  it("writes a UTF-8 name as one", async () => {
    const archive = await write([directory(Buffer.from("/café").toString("latin1"))]);

    expect((await list(archive.tarPath)).map(({ name }) => name)).toEqual(["/café"]);
  });

  it.each([
    ["shorter", 3],
    ["longer", 8],
  ])("refuses a file that became %s since it was found", async (_, size) => {
    const entry = await file("/changing", "12345");
    await truncate(entry.contentPath ?? "", size);

    await expect(write([entry])).rejects.toThrow(/failed to add file .* to archive: it (became|grew)/);
  });

  it("names the file that cannot be read", async () => {
    const entry = { ...(await file("/gone", "12345")), contentPath: path.join(root, "gone") };

    await expect(write([entry])).rejects.toThrow(`failed to add file ${root}/gone to archive`);
  });
});

describe("directoryEntries", () => {
  it("has the directories above as they are, and the tree owned by the given user", async () => {
    await mkdir(path.join(root, "above/layer"), { recursive: true });
    await chmod(path.join(root, "above"), 0o1751);
    await writeFile(path.join(root, "above/layer/file"), "content");

    const entries = [...directoryEntries(path.join(root, "above/layer"), OWNER)];

    const above = entries.slice(0, -2);
    expect(above.map(({ name }) => name)).toEqual(ancestors(path.join(root, "above")));
    for (const { name, mode, uid, gid, type } of above) {
      const real = await stat(name);
      expect({ mode, uid, gid, type }).toEqual({
        mode: real.mode & 0o7777,
        uid: real.uid,
        gid: real.gid,
        type: "directory",
      });
    }
    expect(above.at(-1)?.mode).toBe(0o1751);
    expect(entries.slice(-2)).toMatchObject([
      { name: path.join(root, "above/layer"), ...OWNER, sizeBytes: 0, mtime: FIXED_MTIME },
      { name: path.join(root, "above/layer/file"), ...OWNER, sizeBytes: 7, mtime: FIXED_MTIME },
    ]);
  });

  it("walks depth first, names in byte order", async () => {
    for (const file of ["b/z", "b/a", "b-1", "b.t", "B", "é", "ÿ", "z"]) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), "");
    }

    expect(namesBelow(root)).toEqual(["", "B", "b", "b/a", "b/z", "b-1", "b.t", "z", "é", "ÿ"]);
  });

  it("keeps special bits, copies hard links, and does not follow links", async () => {
    await writeFile(path.join(root, "file"), "content");
    await link(path.join(root, "file"), path.join(root, "hard"));
    await symlink("file", path.join(root, "soft"));
    await symlink("/nowhere", path.join(root, "broken"));
    await writeFile(path.join(root, "setuid"), "");
    await chmod(path.join(root, "setuid"), 0o4755);

    const tree = treeOf(root);

    expect(tree.get("file")).toMatchObject({ type: "file", sizeBytes: 7 });
    expect(tree.get("hard")).toMatchObject({ type: "file", sizeBytes: 7 });
    expect(tree.get("soft")).toMatchObject({ type: "symlink", linkName: "file", sizeBytes: 0 });
    expect(tree.get("broken")).toMatchObject({ type: "symlink", linkName: "/nowhere" });
    expect(tree.get("setuid")).toMatchObject({ mode: 0o4755 });
  });

  it("has only the link where the directory is one", async () => {
    await mkdir(path.join(root, "real/inside"), { recursive: true });
    await symlink("real", path.join(root, "linked"));

    expect(namesBelow(path.join(root, "linked"))).toEqual([""]);
  });

  it("finds files whose names are not UTF-8", async () => {
    const name = Buffer.concat([Buffer.from(`${root}/latin-caf`), Buffer.from([0xe9])]);
    await writeFile(name, "content");

    const archive = await write([...directoryEntries(root, OWNER)]);

    const bytes = await readFile(archive.tarPath);
    expect(bytes.includes(Buffer.concat([Buffer.from("latin-caf"), Buffer.from([0xe9, 0x0a])]))).toBe(true);
    expect((await list(archive.tarPath)).at(-1)?.content).toBe("content");
  });
});

describe("launcherEntries", () => {
  it("belongs to root and is executable, whatever the file is", async () => {
    await writeFile(path.join(root, "launcher"), "#!", { mode: 0o600 });

    const archive = await write(launcherEntries(path.join(root, "launcher")));

    expect(await list(archive.tarPath)).toMatchObject([
      { name: "/cnb", type: "directory", mode: 0o755, uid: 0, gid: 0 },
      { name: "/cnb/lifecycle", type: "directory", mode: 0o755, uid: 0, gid: 0 },
      { name: "/cnb/lifecycle/launcher", type: "file", mode: 0o755, uid: 0, gid: 0, content: "#!" },
    ]);
  });
});

describe("processTypeEntries", () => {
  it.each(["a/b", "a>b", "a<b", "a:b", "a|b", "a&b", "a\\b"])("refuses the type %s", (type) => {
    expect(() => processTypeEntries([processOf(type)])).toThrow(`invalid process type '${type}'`);
  });

  it("refuses an empty type", () => {
    expect(() => processTypeEntries([processOf("")])).toThrow("type is required for all processes");
  });
});

async function write(entries: Iterable<LayerEntry>) {
  const tarPath = path.join(out, "layer.tar");
  return { tarPath, ...(await writeLayerTar(tarPath, entries)) };
}

async function list(tarPath: string): Promise<(ReadEntry["entry"] & { content: string })[]> {
  const entries: (ReadEntry["entry"] & { content: string })[] = [];
  for await (const { entry, content } of readTar(createReadStream(tarPath))) {
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk);
    entries.push({ ...entry, content: Buffer.concat(chunks).toString() });
  }
  return entries;
}

function directory(name: string): LayerEntry {
  return { name, type: "directory", mode: 0o755, uid: 1000, gid: 1000, sizeBytes: 0, mtime: FIXED_MTIME };
}

async function file(name: string, content: string): Promise<LayerEntry> {
  const contentPath = path.join(root, name.replaceAll("/", "_"));
  await writeFile(contentPath, content);
  const { size } = await lstat(contentPath);
  return { ...directory(name), type: "file", mode: 0o644, sizeBytes: size, contentPath };
}

function processOf(type: string) {
  return { type, command: ["x"], direct: true, default: false, buildpackId: "b" };
}

function ancestors(directoryPath: string): string[] {
  const parts = directoryPath.split("/").slice(1);
  return parts.map((_, at) => `/${parts.slice(0, at + 1).join("/")}`);
}

function treeOf(directoryPath: string): Map<string, LayerEntry> {
  const entries = [...directoryEntries(directoryPath, OWNER)].filter(
    ({ name }) => name === directoryPath || name.startsWith(`${directoryPath}/`),
  );
  return new Map(
    entries.map((entry) => [
      Buffer.from(entry.name.slice(directoryPath.length + 1), "latin1").toString(),
      entry,
    ]),
  );
}

function namesBelow(directoryPath: string): string[] {
  return [...treeOf(directoryPath).keys()];
}
