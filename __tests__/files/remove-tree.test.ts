import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { removeTree } from "../../src/files/remove-tree.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "remove-tree-"));
});

afterEach(() => {
  spawnSync("rm", ["-rf", root]);
});

it("removes directories that are deeper than a path may be long", async () => {
  const step = `mkdir ${"d".repeat(200)} && cd ${"d".repeat(200)}`;
  spawnSync("sh", ["-c", Array.from({ length: 30 }, () => step).join(" && ")], { cwd: root });
  await expect(rm(root, { recursive: true })).rejects.toThrow("ENAMETOOLONG");

  await removeTree(root);

  expect(existsSync(root)).toBe(false);
});

it("is content where there is nothing", async () => {
  await removeTree(path.join(root, "nothing"));

  expect((await stat(root)).isDirectory()).toBe(true);
});
