import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { type Remembered, rememberedPass, remembersAnything } from "../../script/remembered-pass.ts";

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

interface Memory {
  readonly name?: string;
  readonly surroundings?: string;
}

const check = ({ name = "lint", surroundings = "" }: Memory = {}): Remembered => ({
  name,
  surroundings,
  reads: (file) => !file.endsWith(".md"),
});

async function pass(memory?: Memory, count = 1): Promise<void> {
  await (await rememberedPass(check(memory), root)).remember(count);
}

async function passed(memory?: Memory): Promise<number | undefined> {
  return (await rememberedPass(check(memory), root)).passed;
}

it("knows how many tests passed while no file changes", async () => {
  expect(await passed()).toBeUndefined();
  expect(remembersAnything(root)).toBe(false);
  await pass({}, 42);
  expect(await passed()).toBe(42);
  expect(remembersAnything(root)).toBe(true);
  expect(await passed({ name: "unit tests" })).toBeUndefined();
});

it.each([
  ["a file changes", () => write("tracked.ts", "two")],
  ["a file comes", () => write("new.ts", "")],
  ["a file goes", () => rm(path.join(root, "tracked.ts"))],
])("forgets it when %s", async (_, change) => {
  await pass();
  await change();
  expect(await passed()).toBeUndefined();
});

it("forgets it when what is around changes", async () => {
  await pass({ surroundings: "engine 20" });
  expect(await passed({ surroundings: "engine 29" })).toBeUndefined();
});

it("does not care for files that the check does not read", async () => {
  await pass();
  await write("README.md", "new");
  expect(await passed()).toBe(1);
});

it("keeps nothing of a check during which a file changed", async () => {
  const begun = await rememberedPass(check(), root);
  await write("tracked.ts", "two");
  await begun.remember(1);
  expect(await passed()).toBeUndefined();
  await write("tracked.ts", "one");
  expect(await passed()).toBeUndefined();
});

it("knows nothing where there is no repository", async () => {
  await rm(path.join(root, ".git"), { recursive: true });
  await pass();
  expect(await passed()).toBeUndefined();
});
