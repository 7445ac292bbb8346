import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { UnpackRoom } from "../../../src/bytes/unpack-room.ts";
import { extractLayer, isBadLayer } from "../../../src/lifecycle/layer/extract-layer.ts";
import { layerRoom } from "../../../src/lifecycle/layer/layer-room.ts";
import type { LayerEntry } from "../../../src/lifecycle/layer/layer-tree.ts";
import { encodeByteTarHeader } from "../../../src/oci/byte-tar-header.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { TAR_END } from "../../../src/oci/tar-header.ts";
import { chunksOf, layerOf, type ShortEntry } from "../layer-fixture.ts";

let root: string;
let layersDir: string;
const WITHIN = "acme_one/cached";

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), "extract-"));
  layersDir = path.join(root, "layers");
  await mkdir(layersDir);
});
afterEach(async () => {
  // Without root, closed directories cannot be removed.
  execFileSync("chmod", ["-R", "u+rwx", root]);
  await rm(root, { recursive: true, force: true });
});

const inLayer = (name: string): string => path.join(layersDir, WITHIN, name);
const modeOf = (file: string): string => (lstatSync(file).mode & 0o7777).toString(8);

async function extract(entries: readonly ShortEntry[]): Promise<void> {
  const { tar, diffId } = layerOf(entries);
  await extractLayer(chunksOf(tar), { diffId, layersDir, within: WITHIN });
}

async function failureOf(entries: readonly ShortEntry[]): Promise<unknown> {
  return extract(entries).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("a layer with limited room", () => {
  const wanted = () =>
    layerOf([{ name: inLayer("") }, { name: inLayer("file"), content: Buffer.alloc(100_000) }]);
  const unpack = ({ tar, diffId }: ReturnType<typeof layerOf>, room: UnpackRoom) =>
    extractLayer(chunksOf(tar), { diffId, layersDir, within: WITHIN, room });

  it("is not unpacked beyond it, however small it was compressed", async () => {
    await expect(unpack(wanted(), layerRoom(50_000, "50 kB"))).rejects.toMatchObject({
      code: "MALFORMED",
      message: "The layer is not restored: it unpacks to more than 50 kB.",
    });
  });

  it("gives back what it took when it fails, for others", async () => {
    const room = layerRoom(wanted().tar.length, "its size");
    await expect(unpack(layerOf([{ name: "/x", type: "fifo" }]), room)).rejects.toThrow("is outside of");

    await unpack(wanted(), room);

    expect(lstatSync(inLayer("file")).size).toBe(100_000);
  });
});

describe("a layer", () => {
  it("comes back with directories, files and links", async () => {
    const big = Buffer.alloc(100_000, "x");
    await extract([
      { name: layersDir, mode: 0o750 },
      { name: path.join(layersDir, "acme_one"), mode: 0o700 },
      { name: inLayer("") },
      { name: inLayer("bin") },
      { name: inLayer("bin/run"), content: big, mode: 0o755 },
      { name: inLayer("café/deep/file"), content: "implicit parents" },
      { name: inLayer("link"), linkName: "../../../elsewhere" },
      { name: inLayer("absolute"), linkName: "/etc/passwd" },
    ]);
    expect(readFileSync(inLayer("bin/run")).equals(big)).toBe(true);
    expect(readFileSync(inLayer("café/deep/file"), "utf8")).toBe("implicit parents");
    expect(readlinkSync(inLayer("link"))).toBe("../../../elsewhere");
    expect(readlinkSync(inLayer("absolute"))).toBe("/etc/passwd");
  });

  it("keeps permissions and sticky bits, setgid of directories only, whatever the umask", async () => {
    const umask = process.umask(0o077);
    try {
      await extract([
        { name: inLayer(""), mode: 0o2775 },
        { name: inLayer("sticky"), mode: 0o1777 },
        { name: inLayer("closed"), mode: 0o500 },
        { name: inLayer("closed/read-only"), content: "", mode: 0o400 },
        { name: inLayer("setuid"), content: "", mode: 0o4755 },
        { name: inLayer("setgid"), content: "", mode: 0o2755 },
        { name: inLayer("world"), content: "", mode: 0o666 },
      ]);
    } finally {
      process.umask(umask);
    }
    const names = ["", "sticky", "closed", "closed/read-only", "setuid", "setgid", "world"];
    expect(names.map((name) => modeOf(inLayer(name)))).toEqual([
      "2775",
      "1777",
      "500",
      "400",
      "755",
      "755",
      "666",
    ]);
  });

  it("takes modes also for directories whose entry comes after their content, and closed parents last", async () => {
    await extract([
      { name: inLayer("a/b/file"), content: "" },
      { name: inLayer("a/b"), mode: 0o700 },
      { name: inLayer("a"), mode: 0o500 },
    ]);
    expect([modeOf(inLayer("a")), modeOf(inLayer("a/b"))]).toEqual(["500", "700"]);
  });

  it("leaves the directories above it as they are", async () => {
    await mkdir(path.join(layersDir, "acme_one"), { mode: 0o755 });
    await extract([{ name: path.join(layersDir, "acme_one"), mode: 0o777 }, { name: inLayer("") }]);
    expect(modeOf(path.join(layersDir, "acme_one"))).toBe("755");
  });

  it("replaces the content of an existing file", async () => {
    await extract([{ name: inLayer("file"), content: "long content" }]);
    await extract([{ name: inLayer("file"), content: "short" }]);
    expect(readFileSync(inLayer("file"), "utf8")).toBe("short");
  });
});

describe("a layer with names that are not UTF-8", () => {
  const header = (name: string, more: Partial<LayerEntry> = {}): Buffer =>
    encodeByteTarHeader({
      type: "file",
      mode: 0o644,
      uid: 0,
      gid: 0,
      sizeBytes: 0,
      mtime: 0,
      ...more,
      name: `${inLayer("")}/${name}`,
    });
  const extractHeaders = async (headers: readonly Buffer[]): Promise<void> => {
    const tar = Buffer.concat([...headers, TAR_END]);
    await extractLayer(chunksOf(tar), { diffId: digestOf(tar), layersDir, within: WITHIN });
  };
  const hexNames = (): string[] =>
    readdirSync(inLayer(""), { encoding: "buffer" })
      .map((name) => name.toString("hex"))
      .sort();

  it("comes back with their bytes: directories, files, links and what links point to", async () => {
    await extractHeaders([
      header("d\xe9", { type: "directory", mode: 0o700 }),
      header("d\xe9/f\xff"),
      header("l\xe8", { type: "symlink", linkName: "d\xe9/f\xff" }),
      header("caf\xc3\xa9"),
    ]);
    expect(hexNames()).toEqual(["636166c3a9", "64e9", "6ce8"]);
    const inside = (hex: string): Buffer =>
      Buffer.concat([Buffer.from(`${inLayer("")}/`), Buffer.from(hex, "hex")]);
    expect(readdirSync(inside("64e9"), "buffer").map((name) => name.toString("hex"))).toEqual(["66ff"]);
    expect(lstatSync(inside("64e9")).mode & 0o777).toBe(0o700);
    expect(readlinkSync(inside("6ce8"), "buffer").toString("hex")).toBe("64e92f66ff");
    expect(existsSync(inLayer("café"))).toBe(true);
  });

  it("tells names apart that are the same as text", async () => {
    await extractHeaders([header("\xe8"), header("\xe9")]);
    expect(hexNames()).toEqual(["e8", "e9"]);
  });

  it("cannot leave its directory", async () => {
    const error = await extractHeaders([header("\xe9/../../other\xe9")]).catch((cause: unknown) => cause);
    expect(isBadLayer(error)).toBe(true);
  });
});

describe("an attack", () => {
  it.each<[string, () => ShortEntry[]]>([
    ["a file in another layer", () => [{ name: path.join(layersDir, "acme_one/other"), content: "x" }]],
    ["a file of a similar name", () => [{ name: `${inLayer("")}-similar`.replace("/-", "-"), content: "x" }]],
    ["a file outside of the layers", () => [{ name: path.join(root, "outside"), content: "x" }]],
    ["a directory outside of the layers", () => [{ name: path.join(root, "outside") }]],
    ["a link outside of the layers", () => [{ name: path.join(root, "outside"), linkName: "/" }]],
    ["a way out by dots", () => [{ name: `${inLayer("")}/../../../outside`, content: "x" }]],
    ["a relative way out", () => [{ name: "../outside", content: "x" }]],
    ["the layer as a link", () => [{ name: path.join(layersDir, WITHIN), linkName: root }]],
    ["the layer as a file", () => [{ name: path.join(layersDir, WITHIN), content: "x" }]],
    [
      "a file through its own link",
      () => [
        { name: inLayer("out"), linkName: root },
        { name: inLayer("out/outside"), content: "x" },
      ],
    ],
    [
      "a directory through its own link",
      () => [{ name: inLayer("out"), linkName: root }, { name: inLayer("out/outside") }],
    ],
    [
      "a file over its own link",
      () => [
        { name: inLayer("out"), linkName: path.join(root, "outside") },
        { name: inLayer("out"), content: "x" },
      ],
    ],
    [
      "a mode through its own link",
      () => [
        { name: inLayer("out"), linkName: root },
        { name: inLayer("out"), mode: 0o777 },
      ],
    ],
    [
      "a link in place of a directory",
      () => [{ name: inLayer("dir") }, { name: inLayer("dir"), linkName: root }],
    ],
    [
      "a file below a file",
      () => [
        { name: inLayer("file"), content: "x" },
        { name: inLayer("file/below"), content: "x" },
      ],
    ],
    ["a hard link", () => [{ name: inLayer("hard"), type: "hardlink", linkName: "/etc/passwd" }]],
    ["a device", () => [{ name: inLayer("dev"), type: "character-device", deviceMajor: 1, deviceMinor: 3 }]],
    ["a named pipe", () => [{ name: inLayer("pipe"), type: "fifo" }]],
    [
      "a block device",
      () => [{ name: inLayer("dev"), type: "block-device", deviceMajor: 8, deviceMinor: 0 }],
    ],
    [
      "a hard link to its own link",
      () => [
        { name: inLayer("out"), linkName: root },
        { name: inLayer("hard"), type: "hardlink", linkName: inLayer("out/outside") },
      ],
    ],
    [
      "a file through links that lead to links",
      () => [
        { name: inLayer("one"), linkName: "two/three" },
        { name: inLayer("two"), linkName: "../.." },
        { name: inLayer("one/outside"), content: "x" },
      ],
    ],
    ["a link to nothing", () => [{ name: inLayer("link"), type: "symlink", linkName: "" }]],
    ["a link with a zero byte", () => [{ name: inLayer("link"), linkName: `long ${"x".repeat(100)}\0/etc` }]],
    ["a link that is too long", () => [{ name: inLayer("link"), linkName: "x/".repeat(500_000) }]],
    ["a name that is nested too deep", () => [{ name: inLayer("d/".repeat(500_000)), content: "x" }]],
    ["a directory that is nested too deep", () => [{ name: inLayer("d/".repeat(3_000) + "d") }]],
    ["a name that is too long", () => [{ name: inLayer("x".repeat(300)), content: "x" }]],
  ])("with %s fails and writes nothing outside", async (_what, entries) => {
    const before = modeOf(root);
    const error = await failureOf(entries());
    expect({ isBad: isBadLayer(error), error }).toEqual({ isBad: true, error });
    expect(existsSync(path.join(root, "outside"))).toBe(false);
    expect(existsSync(path.join(layersDir, "acme_one/other"))).toBe(false);
    expect(existsSync(path.join(layersDir, `${WITHIN}-similar`))).toBe(false);
    expect(modeOf(root)).toBe(before);
  });

  it.each(["acme_one", "acme_one/cached"])("by a link that lies at <layers>/%s fails", async (name) => {
    const outside = path.join(root, "elsewhere");
    await mkdir(outside);
    await mkdir(path.dirname(path.join(layersDir, name)), { recursive: true });
    await symlink(outside, path.join(layersDir, name));
    expect(isBadLayer(await failureOf([{ name: inLayer("file"), content: "x" }]))).toBe(true);
    expect(existsSync(path.join(outside, "file"))).toBe(false);
    expect(existsSync(path.join(outside, "cached/file"))).toBe(false);
  });

  it("by a link that lies where a file goes does not write through it", async () => {
    const victim = path.join(root, "victim");
    await writeFile(victim, "untouched");
    await mkdir(inLayer(""), { recursive: true });
    await symlink(victim, inLayer("file"));
    expect(isBadLayer(await failureOf([{ name: inLayer("file"), content: "x" }]))).toBe(true);
    expect(readFileSync(victim, "utf8")).toBe("untouched");
  });
});

describe("a broken layer", () => {
  it("is told from what it should be by its sha256", async () => {
    const { tar } = layerOf([{ name: inLayer("file"), content: "x" }]);
    const { diffId } = layerOf([{ name: inLayer("file"), content: "y" }]);
    const extracted = extractLayer(chunksOf(tar), { diffId, layersDir, within: WITHIN });
    await expect(extracted).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
  });

  it("is no surprise when it ends early or is no tar", async () => {
    const { tar, diffId } = layerOf([{ name: inLayer("file"), content: Buffer.alloc(5000) }]);
    const place = { diffId, layersDir, within: WITHIN };
    const cut = extractLayer(chunksOf(tar.subarray(0, 2000)), place);
    await expect(cut).rejects.toMatchObject({ code: "MALFORMED" });
    const noise = extractLayer(chunksOf(Buffer.alloc(2000, "noise")), place);
    await expect(noise).rejects.toMatchObject({ code: "MALFORMED" });
    const empty = extractLayer(chunksOf(Buffer.alloc(0)), place);
    await expect(empty).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
  });

  it("is verified to its last byte, also behind the end of the archive", async () => {
    const { tar } = layerOf([{ name: inLayer("file"), content: "x" }]);
    const longer = Buffer.concat([tar, Buffer.alloc(1024, "more")]);
    const { diffId } = layerOf([{ name: inLayer("file"), content: "x" }]);
    const extracted = extractLayer(chunksOf(longer), { diffId, layersDir, within: WITHIN });
    await expect(extracted).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
  });
});
