import { chmod, mkdir, mkdtemp, rename, rm, symlink, unlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { CHUNK_BYTES } from "../../../src/bytes/chunk-bytes.ts";
import { digestOfSource } from "../../../src/project/source/source-digest.ts";
import { createSourceFilter } from "../../../src/project/source/source-filter.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "source-digest-"));
  await mkdir(join(root, "src"));
  await writeFile(join(root, "src/main.js"), "one");
  await writeFile(join(root, "README.md"), "read me");
  await symlink("main.js", join(root, "src/link"));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const digest = (more: Partial<Parameters<typeof digestOfSource>[0]> = {}): Promise<string> =>
  digestOfSource({ path: root, filter: undefined, fileModes: "keep", ...more });

const exclude = (pattern: string) => createSourceFilter({ kind: "exclude", patterns: [pattern] });

describe("digestOfSource", () => {
  it("is the same for another checkout of the same files, whatever their times", async () => {
    const before = await digest();

    for (const name of ["src", "src/main.js", "README.md"]) await utimes(join(root, name), 1_000, 2_000);

    expect(await digest()).toBe(before);
  });

  it.each<[string, () => Promise<void>]>([
    ["content", () => writeFile(join(root, "src/main.js"), "two")],
    ["name", () => rename(join(root, "README.md"), join(root, "README"))],
    ["mode", () => chmod(join(root, "src/main.js"), 0o755)],
    ["directory", () => mkdir(join(root, "empty"))],
    [
      "link",
      async () => {
        await unlink(join(root, "src/link"));
        await symlink("other.js", join(root, "src/link"));
      },
    ],
  ])("is another one for another %s", async (_what, change) => {
    const before = await digest();

    await change();

    expect(await digest()).not.toBe(before);
  });

  it("does not see what the filter leaves out", async () => {
    const before = await digest({ filter: exclude("*.md") });

    await writeFile(join(root, "README.md"), "read me again");

    expect(await digest({ filter: exclude("*.md") })).toBe(before);
    expect(await digest({ filter: exclude("*.txt") })).not.toBe(before);
  });

  it("sees modes only as far as the build does", async () => {
    const before = await digest({ fileModes: "normalize" });

    await chmod(join(root, "src/main.js"), 0o600);

    expect(await digest({ fileModes: "normalize" })).toBe(before);
  });

  it("lets other work have its turn between files", async () => {
    for (let at = 0; at < 40; at += 1) await writeFile(join(root, `${at}`), Buffer.alloc(CHUNK_BYTES));
    let turns = 0;
    let isDone = false;
    const other = (): void => {
      turns += 1;
      if (!isDone) setImmediate(other);
    };
    setImmediate(other);

    await digest();
    isDone = true;

    expect(turns).toBeGreaterThanOrEqual(40);
  });
});
