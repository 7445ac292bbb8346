import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  layerTar,
  type ModuleEntry,
  parentDirectories,
  readTree,
} from "../../src/buildpack/layer-entries.ts";
import { FIXED_MTIME } from "../../src/oci/tar-header.ts";
import { readContent, readTar } from "../../src/oci/tar-reader.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "layer-entries-"));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function write(name: string, text: string, mode: number): void {
  mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
  writeFileSync(path.join(dir, name), text);
  chmodSync(path.join(dir, name), mode);
}

async function listing(entries: readonly ModuleEntry[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const item of readTar(layerTar(entries))) {
    const { name, type, mode, uid, gid, mtime, linkName } = item.entry;
    const text = (await readContent(item, 1_000_000)).length;
    expect(mtime).toBe(FIXED_MTIME);
    lines.push(`${type} ${mode.toString(8)} ${uid}:${gid} ${text} ${name}${linkName && ` -> ${linkName}`}`);
  }
  return lines;
}

describe("parentDirectories", () => {
  it.each([
    ["/a/b/c", ["/a", "/a/b"]],
    ["/a", []],
  ])("of %s are %j", (name, parents) => {
    expect(parentDirectories(name)).toStrictEqual(
      parents.map((parent) => ({ kind: "directory", name: parent })),
    );
  });
});

describe("readTree", () => {
  it.each([
    ["a small", 10],
    ["a large", 300_000],
  ])("does not read elsewhere if %s file is swapped for a link meanwhile", async (_size, bytes) => {
    write("file", "x".repeat(bytes), 0o644);
    const outside = mkdtempSync(path.join(tmpdir(), "layer-entries-outside-"));
    writeFileSync(path.join(outside, "secret"), "y".repeat(bytes));
    const entries = await readTree(dir, "/cnb/x");
    rmSync(path.join(dir, "file"));
    symlinkSync(path.join(outside, "secret"), path.join(dir, "file"));

    await expect(listing(entries)).rejects.toThrow("ELOOP");
    rmSync(outside, { recursive: true });
  });

  it("gives a tar of sorted entries with fixed modes, owners and times", async () => {
    write("b/run", "x".repeat(600), 0o700);
    write("b/data", "y", 0o600);
    write("B", "", 0o664);
    write("b-c", "z", 0o777);
    symlinkSync("b/run", path.join(dir, "link"));

    expect(await listing(await readTree(dir, "/cnb/x"))).toStrictEqual([
      "directory 755 0:0 0 /cnb/x",
      "file 644 0:0 0 /cnb/x/B",
      "directory 755 0:0 0 /cnb/x/b",
      "file 644 0:0 1 /cnb/x/b/data",
      "file 755 0:0 600 /cnb/x/b/run",
      "file 755 0:0 1 /cnb/x/b-c",
      "symlink 755 0:0 0 /cnb/x/link -> b/run",
    ]);
  });
});

describe("readTree of something that no image can have", () => {
  it("refuses a fifo, which would never end", async () => {
    execFileSync("mkfifo", [path.join(dir, "pipe")]);

    await expect(readTree(dir, "/cnb/x")).rejects.toThrow(
      `"${dir}/pipe" is neither a file, nor a directory, nor a link.`,
    );
  });
});

describe("layerTar", () => {
  it("writes texts and owners", async () => {
    const lines = await listing([
      { kind: "directory", name: "/layers", uid: 1000, gid: 1001 },
      { kind: "text", name: "/cnb/order.toml", text: "café" },
    ]);

    expect(lines).toStrictEqual(["directory 755 1000:1001 0 /layers", "file 644 0:0 5 /cnb/order.toml"]);
  });

  it.each([
    ["shorter", "abc"],
    ["longer", "abcdefghi"],
  ])("refuses a file that becomes %s while it is read", async (_, text) => {
    write("file", "abcdef", 0o644);
    const entries = await readTree(dir, "/cnb/x");
    write("file", text, 0o644);

    await expect(listing(entries)).rejects.toThrow(`"${dir}/file" changed while it was read.`);
  });
});
