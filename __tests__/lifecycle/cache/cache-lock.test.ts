// A lock that is stolen; what builds make of locks is in cache-directory.test.ts.
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { giveBack } from "../../../src/lifecycle/cache/cache-lock.ts";

let root: string;
let [file, aside]: [string, string] = ["", ""];

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "cache-lock-"));
  [file, aside] = [path.join(root, "lock"), path.join(root, "aside")];
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

describe("giveBack", () => {
  it("returns a lock that was taken away by mistake", async () => {
    await writeFile(aside, "second");

    await giveBack(aside, file, "second");

    expect(await readFile(file, "utf8")).toBe("second");
    expect(await readdir(root)).toEqual(["lock"]);
  });

  it("takes it from no third holder", async () => {
    await writeFile(aside, "second");
    await writeFile(file, "third");

    await giveBack(aside, file, "second");

    expect(await readFile(file, "utf8")).toBe("third");
    expect(await readdir(root)).toEqual(["lock"]);
  });
});
