import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { chmod, lchown, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { removeTree, removeTreeNow } from "../../src/files/remove-tree.ts";
import { isRoot, USER } from "../processes/builder-root.ts";
import { NODE_24 } from "../support/node24.ts";

const PROGRAM = path.resolve(import.meta.dirname, "../../src/files/remove-tree.ts");

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "remove-tree-"));
  if (isRoot) await lchown(dir, USER.uid, USER.gid);
});

afterEach(() => {
  spawnSync("rm", ["-rf", dir]);
});

/** As a user who is not root, whom modes bind, and with few open files. */
function asUser(script: string): string {
  const code = `const { removeTreeNow } = await import(${JSON.stringify(PROGRAM)}); const fs = await import("node:fs"); ${script}`;
  const limited = ["-c", 'ulimit -n 100 && exec "$0" "$@"', NODE_24, "--input-type=module", "-e", code];
  const { stdout, stderr } = spawnSync("sh", limited, {
    ...(isRoot && USER),
    env: {},
    cwd: "/",
    encoding: "utf8",
  });
  return stdout + stderr;
}

/** Directories in each other. */
function nest(top: string, name: string, levels: number): void {
  const code = `const fs = require("fs"); for (let at = 0; at < ${levels}; at += 1) { fs.mkdirSync("${name}"); process.chdir("${name}"); }`;
  expect(spawnSync(NODE_24, ["-e", code], { cwd: top, ...(isRoot && USER) }).status).toBe(0);
}

const WAYS: readonly (readonly [string, (top: string) => Promise<void> | void])[] = [
  ["at once", removeTreeNow],
  ["while others go on", removeTree],
];

describe.each(WAYS)("removing a tree %s", (_, remove) => {
  it("includes directories that are deeper than a path may be long", async () => {
    nest(dir, "d".repeat(200), 30);
    await expect(rm(dir, { recursive: true })).rejects.toThrow("ENAMETOOLONG");

    await remove(dir);

    expect(existsSync(dir)).toBe(false);
  });

  it("includes directories of more names than are known at once, and names that are no text", async () => {
    for (let at = 0; at < 2100; at += 1) writeFileSync(path.join(dir, `file-${at}`), "");
    writeFileSync(Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0xff, 0x0a])]), "");

    await remove(dir);

    expect(existsSync(dir)).toBe(false);
  });

  it("is content where there is nothing, and removes a file", async () => {
    await writeFile(path.join(dir, "file"), "");

    await remove(path.join(dir, "nothing"));
    await remove(path.join(dir, "file"));

    expect(await readdir(dir)).toEqual([]);
  });

  it("follows no link, and changes nothing that it leads to", async () => {
    await mkdir(path.join(dir, "other"));
    await writeFile(path.join(dir, "other/file"), "");
    await mkdir(path.join(dir, "top"));
    await symlink(path.join(dir, "other"), path.join(dir, "top/link"));
    await symlink(path.join(dir, "other"), path.join(dir, "link"));

    await remove(path.join(dir, "top"));
    await remove(path.join(dir, "link"));

    expect(await readdir(dir)).toEqual(["other"]);
    expect(await readdir(path.join(dir, "other"))).toEqual(["file"]);
  });
});

describe("removing a tree as a user who is not root", () => {
  it("includes directories that their owner may not write to, or look into", async () => {
    const made = `fs.mkdirSync("${dir}/top/read-only/below", { recursive: true });
      fs.writeFileSync("${dir}/top/read-only/below/file", "");
      fs.mkdirSync("${dir}/top/closed"); fs.writeFileSync("${dir}/top/closed/file", "");
      fs.chmodSync("${dir}/top/read-only/below", 0o555); fs.chmodSync("${dir}/top/read-only", 0o555);
      fs.chmodSync("${dir}/top/closed", 0); fs.chmodSync("${dir}/top", 0o555);`;

    expect(asUser(`${made} removeTreeNow("${dir}/top");`)).toBe("");

    expect(await readdir(dir)).toEqual([]);
  });

  it("does not change the permissions of what a link leads to", async () => {
    const other = path.join(dir, "other");
    await mkdir(other);
    if (isRoot) await lchown(other, USER.uid, USER.gid);
    await chmod(other, 0o555);
    const made = `fs.mkdirSync("${dir}/top"); fs.symlinkSync("${other}", "${dir}/top/link"); fs.chmodSync("${dir}/top", 0o555);`;

    expect(asUser(`${made} removeTreeNow("${dir}/top");`)).toBe("");

    expect(await readdir(dir)).toEqual(["other"]);
    expect((await stat(other)).mode & 0o777).toBe(0o555);
  });

  it("needs fewer open files than there are directories in each other", async () => {
    nest(dir, "d", 500);

    expect(asUser(`removeTreeNow("${dir}/d");`)).toBe("");

    expect(await readdir(dir)).toEqual([]);
  });

  it("names what cannot be removed as people know it", () => {
    expect(() => {
      // The kernel lets nobody remove these.
      removeTreeNow("/proc/self/fdinfo");
    }).toThrow(/EPERM: .*'\/proc\/self\/fdinfo\/…\/\d+'$/);
  });
});
