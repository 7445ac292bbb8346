import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { packSourceTree } from "../../../src/project/source/pack-source.ts";
import { createSourceFilter, type SourceSelection } from "../../../src/project/source/source-filter.ts";
import { readTar } from "../../docker/tiny-tar.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "filter-"));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function create(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const isDirectory = path.endsWith("/");
    await mkdir(join(root, isDirectory ? path : dirname(path)), { recursive: true });
    if (!isDirectory) await writeFile(join(root, path), path);
  }
}

/** What is packed, directories with a slash at the end. */
async function packed(selection: SourceSelection): Promise<string[]> {
  const filter = createSourceFilter(selection);
  const tar = await buffer(packSourceTree({ path: root, fileModes: "keep", uid: 1, gid: 1, filter }));
  return readTar(tar).map(({ kind, name }) => name + (kind === "directory" ? "/" : ""));
}

const included = (...patterns: string[]) => packed({ kind: "include", patterns });
const excluded = (...patterns: string[]) => packed({ kind: "exclude", patterns });

describe("paths that are left out", () => {
  it.each(["all", "include", "exclude"] as const)("are so whatever the selection (%s) says", (kind) => {
    const selection = kind === "all" ? { kind } : { kind, patterns: kind === "include" ? ["*"] : ["!out"] };
    const filter = createSourceFilter(selection, ["out", "a/b [1]"]);

    expect(filter?.decide("out", "directory")).toBe("leave");
    expect(filter?.decide("a/b [1]", "directory")).toBe("leave");
    expect(filter?.decide("a/out", "directory")).toBe("take");
    expect(filter?.decide("b", "file")).toBe("take");
  });
});

describe("a filter that excludes", () => {
  it("leaves out files and whole directories", async () => {
    await create("a.go", "spec/a.go", "spec/deep/b", "docs/spec/c", "lib/");

    await expect(excluded("spec/")).resolves.toEqual(["a.go", "docs/", "lib/"]);
  });

  it("ties a pattern with a slash to the root", async () => {
    await create("build/a", "app/build/b");

    await expect(excluded("/build")).resolves.toEqual(["app/", "app/build/", "app/build/b"]);
  });

  it("lets later patterns take back what earlier ones left out, but not from a directory that is left out", async () => {
    await create("a.log", "keep.log", "logs/keep.log", "some/keep.log");

    await expect(excluded("*.log", "logs/", "!keep.log")).resolves.toEqual([
      "keep.log",
      "some/",
      "some/keep.log",
    ]);
  });

  it("does not look into directories that are left out", async () => {
    await create("src/a", "node_modules/x/y");
    const filter = createSourceFilter({ kind: "exclude", patterns: ["node_modules"] });
    const seen: string[] = [];
    const spy: typeof filter = {
      decide: (path, kind) => {
        seen.push(path);
        return filter?.decide(path, kind) ?? "take";
      },
    };

    await buffer(packSourceTree({ path: root, fileModes: "keep", uid: 1, gid: 1, filter: spy }));

    expect(seen).toEqual(["node_modules", "src", "src/a"]);
  });

  it("minds upper and lower case", async () => {
    await create("README.md", "readme.md");

    await expect(excluded("README.md")).resolves.toEqual(["readme.md"]);
  });

  it("ignores patterns that are comments or nothing", async () => {
    await create("#a", "b");

    await expect(excluded("#a", "", "  ")).resolves.toEqual(["#a", "b"]);
  });

  it("applies no .gitignore or .dockerignore by itself", async () => {
    await create("ignored");
    await writeFile(join(root, ".gitignore"), "*");
    await writeFile(join(root, ".dockerignore"), "*");

    await expect(excluded("nothing")).resolves.toEqual([".dockerignore", ".gitignore", "ignored"]);
  });
});

describe("a filter that includes", () => {
  it("takes what the specification's example takes", async () => {
    await create(
      "cmd/main.go",
      "cmd/data/x",
      "go.mod",
      "go.sum",
      "lib/a.go",
      "lib/a.txt",
      "README.md",
      "web/x.js",
    );

    await expect(included("cmd/", "go.mod", "go.sum", "*.go")).resolves.toEqual([
      "cmd/",
      "cmd/data/",
      "cmd/data/x",
      "cmd/main.go",
      "go.mod",
      "go.sum",
      "lib/",
      "lib/a.go",
    ]);
  });

  it("takes empty directories that match, and no others", async () => {
    await create("cmd/empty/", "lib/empty/");

    await expect(included("cmd/", "/lib/none")).resolves.toEqual(["cmd/", "cmd/empty/"]);
  });

  it("lets later patterns take away, also from directories", async () => {
    await create("src/a", "src/test/b", "src/test/keep/c", "src/b.log");

    await expect(included("src/", "!src/test/", "!*.log", "src/test/keep/")).resolves.toEqual([
      "src/",
      "src/a",
      "src/test/",
      "src/test/keep/",
      "src/test/keep/c",
    ]);
  });

  it("takes what follows an exclamation mark as a name", async () => {
    await create("#a", "!b", "c");

    await expect(included("*", "!#a", "!!b")).resolves.toEqual(["c"]);
  });

  it("looks only where something can match", () => {
    const filter = createSourceFilter({ kind: "include", patterns: ["/a/*/c/**/e", "/b", "x/y/"] });
    const decide = (path: string) => filter?.decide(path, "directory");

    expect(["a", "a/1", "a/1/c", "a/1/c/2/3/4", "x"].map(decide)).toEqual(Array(5).fill("enter"));
    expect(["b", "b/deep/er", "x/y", "x/y/z", "a/1/c/2/e"].map(decide)).toEqual(Array(5).fill("take"));
    expect(["c", "a/1/d", "a/1/2/c", "x/z", "y"].map(decide)).toEqual(Array(5).fill("leave"));
  });

  it("does not look into what later patterns take away", () => {
    const filter = createSourceFilter({ kind: "include", patterns: ["*.go", "!vendor/"] });

    expect(filter?.decide("vendor", "directory")).toBe("leave");
    expect(filter?.decide("cmd", "directory")).toBe("enter");
  });
});

describe("createSourceFilter", () => {
  it.each<SourceSelection>([
    { kind: "all" },
    { kind: "include", patterns: [] },
    { kind: "exclude", patterns: ["# x"] },
  ])("makes none of %j", (selection) => {
    expect(createSourceFilter(selection)).toBeUndefined();
  });

  it.each([
    ["a\nb", 'The pattern "a\\nb" has a line break; write one pattern per entry.'],
    ["x".repeat(5000), `The pattern "${"x".repeat(79)}…" has more than 4096 characters.`],
    ["**/a/**/b/**/c/**/d", 'The pattern "**/a/**/b/**/c/**/d" has more than 3 times "**".'],
  ])("refuses %j", (pattern, message) => {
    expect(() => createSourceFilter({ kind: "exclude", patterns: [pattern] })).toThrow(
      expect.objectContaining({ code: "MALFORMED", message }),
    );
  });
});
