import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { rememberedPass } from "../../script/remembered-pass.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "remembered-pass-"));
  execFileSync("git", ["init", "-q"], { cwd: root });
  await write(".gitignore", "build/\n");
  await write("tracked.ts", "one");
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(name: string, content: string): Promise<void> {
  await writeFile(path.join(root, name), content);
}

async function pass(name = "lint"): Promise<void> {
  await (await rememberedPass(name, root)).remember();
}

async function hasPassed(name = "lint"): Promise<boolean> {
  return (await rememberedPass(name, root)).hasPassed;
}

it("knows of a pass while no file changes", async () => {
  expect(await hasPassed()).toBe(false);
  await pass();
  expect(await hasPassed()).toBe(true);
  expect(await hasPassed("format")).toBe(false);
});

it.each([
  ["a file changes", () => write("tracked.ts", "two")],
  ["a file comes", () => write("new.ts", "")],
  ["a file goes", () => rm(path.join(root, "tracked.ts"))],
])("forgets it when %s", async (_, change) => {
  await pass();
  await change();
  expect(await hasPassed()).toBe(false);
});

it("keeps nothing of a check during which a file changed", async () => {
  const begun = await rememberedPass("lint", root);
  await write("tracked.ts", "two");
  await begun.remember();
  expect(await hasPassed()).toBe(false);
  await write("tracked.ts", "one");
  expect(await hasPassed()).toBe(false);
});

it("knows nothing where there is no repository", async () => {
  await rm(path.join(root, ".git"), { recursive: true });
  await pass();
  expect(await hasPassed()).toBe(false);
});
