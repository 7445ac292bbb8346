// A reader of dist/ knows from the name of a file what is in it.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { type Chunk, type ChunkModule, nameChunks, packagesIn } from "../../script/name-chunks.ts";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

const packaged = (name: string, size: number): ChunkModule => ({ name: `./node_modules/${name}/a.js`, size });
const own = (name: string): ChunkModule => ({ name: `./build/js/src/${name}`, size: 100 });

function chunk(id: number, requests: readonly string[], modules: readonly ChunkModule[]): Chunk {
  const origins = requests.map((request) => ({ request }));
  return { id, names: [], files: [`${id}.index.js`], origins, modules };
}

function namesOf(...chunks: readonly Chunk[]): string[] {
  return [...nameChunks(chunks).values()].map(({ name }) => name);
}

describe("nameChunks", () => {
  it("names what holds the module that is imported after it, also if that is merged with others", () => {
    const merged = { name: "./build/js/src/a/main.js + 1 modules", size: 300 };
    const main = { ...merged, modules: [own("a/main.js"), own("a/other.js")] };

    expect(namesOf(chunk(1, ["./a/main.js"], [packaged("big", 900), main]))).toEqual(["main"]);
    expect(namesOf(chunk(2, ["@actions/cache"], [packaged("@actions/cache", 1)]))).toEqual(["actions-cache"]);
  });

  it("names packages that one import needs after the import", () => {
    const modules = [packaged("a", 1), packaged("b", 2)];

    expect(namesOf(chunk(1, ["./main.js", "./main.js"], modules))).toEqual(["main-packages"]);
  });

  it("takes what stands in for packages for packages", () => {
    const stub = { name: "./stubs/actions-exec/index.js", size: 100 };

    expect(namesOf(chunk(1, ["@actions/cache"], [stub, packaged("a", 1)]))).toEqual([
      "actions-cache-packages",
    ]);
    expect([...packagesIn([chunk(1, ["@actions/cache"], [stub, packaged("a", 1)])])]).toEqual(["a"]);
  });

  it("names parts of our own that one import needs after the import, from wherever it is written", () => {
    const modules = [packaged("a", 1), own("b/other.js")];

    expect(namesOf(chunk(1, ["../b/main.js"], modules))).toEqual(["main-parts"]);
    expect(namesOf(chunk(1, ["../b/other.js"], modules))).toEqual(["other"]);
  });

  it("tells chunks of one name apart by the imports that need them", () => {
    const [first, second] = [
      ["../x/b.js", "./a.js"],
      ["./a.js", "./c.js"],
    ].map((requests, id) => chunk(id, requests, [own("shared.js")])) as [Chunk, Chunk];

    expect(namesOf(first)).toEqual(["shared"]);
    expect(namesOf(first, second)).toEqual(["shared-by-a+b", "shared-by-a+c"]);
  });

  it("names packages that several imports need after those that are a fifth of it or more, the largest first", () => {
    const modules = [packaged("@x/small", 25), packaged("large", 60), packaged("tiny", 15)];

    expect(namesOf(chunk(1, ["./a.js", "./b.js"], modules))).toEqual(["large+x-small"]);
  });

  it("says all packages that a chunk holds, and leaves out the entry", () => {
    const entry = { ...chunk(1, [], [own("index.js")]), names: ["main"] };
    const nested = packaged("b/node_modules/c", 1);

    expect(nameChunks([entry, chunk(2, ["./a.js"], [packaged("b", 5), nested, own("a.js")])])).toEqual(
      new Map([[2, { name: "a", holds: ["src", "b", "c"] }]]),
    );
  });

  it("refuses two chunks of one name, and one in which nothing stands out", () => {
    const modules = ["a", "b", "c", "d", "e", "f"].map((name) => packaged(name, 1));

    expect(() => namesOf(chunk(1, ["./a.js"], []), chunk(2, ["./a.js"], []))).toThrow(
      'The chunks 1 and 2 are both "a-packages-by-a".',
    );
    expect(() => namesOf(chunk(3, ["./a.js", "./b.js"], modules))).toThrow(
      "No part of the chunk 3 is notable.",
    );
  });
});

/** The file of our code that a chunk is named after. */
function entryOf(name: string): string | undefined {
  const files = readdirSync(path.join(DIST, "../src"), { recursive: true, encoding: "utf8" });
  return files.find((file) => path.basename(file) === `${name}.ts`);
}

/** Whether it is what several imports need, and says of which files those are, where there is more than one such chunk. */
function isShared(name: string, names: readonly string[]): boolean {
  const [, list] = /^shared(?:-by-(.+))?$/.exec(name) ?? [];
  return name === "shared" || (list?.split("+").every((part) => names.includes(part)) ?? false);
}

describe("packagesIn", () => {
  it("finds those of the entry, too", () => {
    const entry = { ...chunk(1, [], [own("index.js"), packaged("a", 1)]), names: ["main"] };

    expect([...packagesIn([entry, chunk(2, ["./b.js"], [packaged("@x/b", 1)])])]).toEqual(["a", "@x/b"]);
  });
});

describe("dist", () => {
  const entry = readFileSync(path.join(DIST, "index.js"), "utf8");
  const [, table = "{}"] = /return (\{[^}]+\})\[chunkId\] \+ "\.js";/.exec(entry) ?? [];
  const names = Object.values(JSON.parse(table) as Record<string, string>);

  it("has the chunks that its entry loads, the file of its post step, and no other files of JavaScript", () => {
    const files = readdirSync(DIST).filter((file) => file.endsWith(".js"));

    expect(files.sort()).toEqual(["index.js", "post.js", ...names.map((name) => `${name}.js`)].sort());
  });

  it("has chunks whose names say what they hold", () => {
    for (const name of names) {
      const [first = ""] = readFileSync(path.join(DIST, `${name}.js`), "utf8").split("\n", 1);
      const [, list = ""] = /^\/\/ Holds (.*)\.$/.exec(first) ?? [];
      const holds = list.split(", ").map((part) => part.replace("@", "").replaceAll("/", "-"));
      const isTrue = holds.includes("src")
        ? entryOf(name) !== undefined || isShared(name, names)
        : name.endsWith("-packages") || name.split("+").every((part) => holds.includes(part));

      expect({ name, isTrue }).toEqual({ name: expect.stringMatching(/^[a-z]/), isTrue: true });
    }
    expect(names.length).toBeGreaterThan(0);
  });
});
