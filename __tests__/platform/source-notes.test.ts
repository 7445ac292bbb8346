import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { sourceNotes } from "../../src/platform/source-notes.ts";

let path: string;
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "source-notes-"));
});
afterEach(() => rm(path, { recursive: true }));

const exclude = (...patterns: string[]) => ({ kind: "exclude", patterns }) as const;

describe("a source", () => {
  it("is not talked about where nothing is odd, also if it is an archive", async () => {
    const file = join(path, "app.jar");
    await writeFile(file, "");

    expect(await sourceNotes({ path, selection: { kind: "all" } })).toEqual([]);
    expect(await sourceNotes({ path: file, selection: { kind: "all" } })).toEqual([]);
  });

  it("has its .dockerignore named unless a descriptor says what is left out", async () => {
    await writeFile(join(path, ".dockerignore"), "node_modules");

    expect(await sourceNotes({ path, selection: { kind: "all" } })).toEqual([
      expect.stringMatching(/^The source has a "\.dockerignore", which has no effect here: .*"exclude"/),
    ]);
    expect(await sourceNotes({ path, selection: exclude("node_modules") })).toEqual([]);
  });

  it.each([
    [{ kind: "all" } as const, 1],
    [exclude("*.md"), 1],
    [exclude(".git"), 0],
    [{ kind: "include", patterns: ["src"] } as const, 0],
  ])("has its .git named if that is taken: %j", async (selection, count) => {
    await mkdir(join(path, ".git"));

    const notes = await sourceNotes({ path, selection });

    expect(notes).toHaveLength(count);
    for (const note of notes) expect(note).toContain("a different digest");
  });
});
