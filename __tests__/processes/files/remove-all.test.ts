import { spawnSync } from "node:child_process";
import { chmod, lchown, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { NODE_24 } from "../../support/node24.ts";
import { isRoot, USER } from "../builder-root.ts";

const PROGRAM = path.resolve(import.meta.dirname, "../../../src/processes/files/remove-all.ts");

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "remove-all-"));
  if (isRoot) await lchown(dir, USER.uid, USER.gid);
});

afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

/** As a user who is not root, whom modes bind. */
function asUser(script: string): string {
  const code = `const { removeAll } = await import(${JSON.stringify(PROGRAM)}); const fs = await import("node:fs"); ${script}`;
  const { stdout, stderr } = spawnSync(NODE_24, ["--input-type=module", "-e", code], {
    ...(isRoot && USER),
    env: {},
    cwd: "/",
    encoding: "utf8",
  });
  return stdout + stderr;
}

describe("removing all that a build has left", () => {
  it("includes directories that their owner may not write to, or look into", async () => {
    const made = `fs.mkdirSync("${dir}/top/read-only/below", { recursive: true });
      fs.writeFileSync("${dir}/top/read-only/below/file", "");
      fs.mkdirSync("${dir}/top/closed"); fs.writeFileSync("${dir}/top/closed/file", "");
      fs.chmodSync("${dir}/top/read-only/below", 0o555); fs.chmodSync("${dir}/top/read-only", 0o555);
      fs.chmodSync("${dir}/top/closed", 0); fs.chmodSync("${dir}/top", 0o555);`;

    expect(asUser(`${made} removeAll("${dir}/top");`)).toBe("");

    expect(await readdir(dir)).toEqual([]);
  });

  it("follows no link, and changes nothing that it leads to", async () => {
    const other = path.join(dir, "other");
    await mkdir(other);
    await writeFile(path.join(other, "file"), "");
    if (isRoot) await lchown(other, USER.uid, USER.gid);
    await chmod(other, 0o555);
    await mkdir(path.join(dir, "top"));
    await symlink(other, path.join(dir, "top/link"));
    if (isRoot) await lchown(path.join(dir, "top"), USER.uid, USER.gid);
    await chmod(path.join(dir, "top"), 0o555);

    expect(asUser(`removeAll("${dir}/top");`)).toBe("");

    expect(await readdir(dir)).toEqual(["other"]);
    expect((await stat(other)).mode & 0o777).toBe(0o555);
  });
});
