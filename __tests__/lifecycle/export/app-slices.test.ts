import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { sliceApp } from "../../../src/lifecycle/export/app-slices.ts";

const OWNER = { uid: 1000, gid: 1000 };
const FILES = [
  "static/a.js",
  "static/css/b.css",
  "lib/d.rb",
  "lib/deep/c.rb",
  "other.txt",
  "top.txt",
  "empty-kept/k",
];

let app: string;

beforeEach(async () => {
  app = await mkdtemp(path.join(tmpdir(), "app-slices-"));
});

afterEach(async () => {
  await rm(app, { recursive: true, force: true });
});

describe("sliceApp", () => {
  it("puts everything into one layer without slices, by the bytes of the full path", async () => {
    await addFiles("x/f", "x-1", "x.t", "X");

    expect(slices()).toEqual([["", "X", "x", "x-1", "x.t", "x/f"]]);
  });

  // As recorded from lifecycle 0.21.14.
  it("divides an app as the official lifecycle does", async () => {
    await addFiles(...FILES);

    const layers = slices(
      ["static", "no-match"],
      ["nothing*"],
      ["lib/*.rb", "static/a.js", "../outside", "*.txt"],
      ["lib/deep/c.rb"],
    );

    expect(layers).toEqual([
      ["", "static", "static/a.js", "static/css", "static/css/b.css"],
      [],
      ["", "lib", "lib/d.rb", "other.txt", "top.txt"],
      ["", "lib", "lib/deep", "lib/deep/c.rb"],
      ["", "empty-kept", "empty-kept/k"],
    ]);
  });

  it("leaves an empty layer when slices take everything", async () => {
    await addFiles(...FILES);

    const [all, rest] = slices(["*"]);

    expect(all).toHaveLength(FILES.length + 6);
    expect(rest).toEqual([]);
  });

  it("gives a file to the first slice that matches it", async () => {
    await addFiles("a/1", "a/2");

    expect(slices(["a/1"], ["a"], ["a/*"])).toEqual([["", "a", "a/1"], ["", "a", "a/2"], [], []]);
  });

  it("keeps a directory for the rest while something in it is left", async () => {
    await addFiles("a/b/1", "a/b/2", "c");

    expect(slices(["a/b/1"])).toEqual([
      ["", "a", "a/b", "a/b/1"],
      ["", "a", "a/b", "a/b/2", "c"],
    ]);
  });

  it("never matches the app directory itself, nor an absolute path", async () => {
    await addFiles("a");

    expect(slices(["."], [app], [`${app}/a`])).toEqual([[], [], [], ["", "a"]]);
  });

  it("starts each layer that has files with the directories above the app", async () => {
    await addFiles("a", "b");

    const [first, second] = sliceApp(app, [{ paths: ["a"] }], OWNER).map((entries) => [...entries]);

    expect(first?.[0]?.name).toBe(`/${app.split("/")[1] ?? ""}`);
    expect(second?.[0]).toEqual(first?.[0]);
  });

  it("has the files of the app owned by the user of the build image", async () => {
    await addFiles("a");

    const [entries] = sliceApp(app, [], { uid: 4711, gid: 4712 }).map((layer) => [...layer]);

    expect(entries?.slice(-2)).toMatchObject([
      { uid: 4711, gid: 4712 },
      { uid: 4711, gid: 4712 },
    ]);
  });

  it("exports only the link where the app directory is one", async () => {
    await addFiles("real/a");
    await symlink("real", path.join(app, "link"));

    const [entries] = sliceApp(path.join(app, "link"), [], OWNER).map((layer) => [...layer]);

    expect(entries?.at(-1)).toMatchObject({ type: "symlink", linkName: "real" });
  });

  it("quotes a malformed pattern", async () => {
    await addFiles("a");

    expect(() => slices(["[a"])).toThrow("failed to check if 'a' matches '[a': syntax error in pattern");
  });
});

/** Names relative to the app, of each layer. */
function slices(...patterns: string[][]): string[][] {
  return sliceApp(
    app,
    patterns.map((paths) => ({ paths })),
    OWNER,
  ).map((entries) =>
    [...entries]
      .map(({ name }) => name)
      .filter((name) => name === app || name.startsWith(`${app}/`))
      .map((name) => name.slice(app.length + 1)),
  );
}

async function addFiles(...names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(path.dirname(path.join(app, name)), { recursive: true });
    await writeFile(path.join(app, name), name);
  }
}
