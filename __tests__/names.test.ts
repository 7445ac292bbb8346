// One name for one thing: an editor, a search and a reader find what they look for. And no file for what belongs where it is used.
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const SRC = fileURLToPath(new URL("../src", import.meta.url));

/** Fewer lines than these are no file of their own where one file imports them. */
const SPLINTER_LINES = 20;

/** Small files with one importer that are the one home of a concept. */
const HOMES: Readonly<Record<string, string>> = {
  "gateway/local-address.ts": "what is an address of this machine, which the composition root hands in",
  "phases/builder-phase.ts": "a phase as data, one file each",
  "phases/detector-phase.ts": "a phase as data, one file each",
  "platform/platforms/build-images.ts": "one build or several, which the composition root does not decide",
};

type Sources = ReadonlyMap<string, string>;

/** What a file exports by a declaration; the names of re-exports are those of the file that they come from. */
function exportsOf(source: string): string[] {
  const declarations =
    /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm;
  return [...new Set([...source.matchAll(declarations)].map(([, name = ""]) => name))];
}

/** e.g. `Transport: docker/transport.ts, registry/transport.ts` */
function sharedNames(
  sources: Sources,
  namesOf: (file: string, source: string) => readonly string[],
): string[] {
  const files = new Map<string, string[]>();
  for (const [file, source] of sources)
    for (const name of namesOf(file, source)) files.set(name, [...(files.get(name) ?? []), file]);
  return [...files].filter(([, all]) => all.length > 1).map(([name, all]) => `${name}: ${all.join(", ")}`);
}

const sharedExports = (sources: Sources): string[] => sharedNames(sources, (_, source) => exportsOf(source));
const sharedBaseNames = (sources: Sources): string[] => sharedNames(sources, (file) => [basename(file)]);

/** Small files that one file imports. */
function splinters(sources: Sources): string[] {
  const importers = new Map<string, Set<string>>();
  for (const [file, source] of sources) {
    for (const [, specifier = ""] of source.matchAll(/(?:from |import\()"(\.[^"]+)"/g)) {
      const target = posix.join(dirname(file), specifier);
      importers.set(target, (importers.get(target) ?? new Set()).add(file));
    }
  }
  return [...sources]
    .filter(([, source]) => source.split("\n").length - 1 < SPLINTER_LINES)
    .map(([file]) => file)
    .filter((file) => (importers.get(file)?.size ?? 0) === 1 || file.endsWith(".d.ts"));
}

const sources: Sources = new Map(
  readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => [file, readFileSync(`${SRC}/${file}`, "utf8")]),
);

describe("src/", () => {
  it("exports no name twice", () => {
    expect(sources.size).toBeGreaterThan(300);
    expect(sharedExports(sources)).toEqual([]);
  });

  it("has no two files of one name", () => {
    expect(sharedBaseNames(sources)).toEqual([]);
  });

  it("has a small file with one importer only as the one home of a concept", () => {
    expect(splinters(sources)).toEqual(Object.keys(HOMES));
  });
});

describe("the check of names", () => {
  const found = new Map([
    [
      "a/one.ts",
      'export interface Thing {}\nexport const both = 1;\nexport type { Other } from "../b/one.ts";\n',
    ],
    ["b/one.ts", "export type Thing = string;\nexport interface Other {}\nexport async function both() {}\n"],
    ["b/two.ts", `import { both } from "./one.ts";\nconst Thing = 1;\n${"// long\n".repeat(20)}`],
    ["b/three.ts", 'import { both } from "./one.ts";\nimport type { Thing } from "../a/one.ts";\n'],
  ]);

  it("finds exported names in several files, and not what is exported once more", () => {
    expect(sharedExports(found)).toEqual(["Thing: a/one.ts, b/one.ts", "both: a/one.ts, b/one.ts"]);
  });

  it("finds files of one name", () => {
    expect(sharedBaseNames(found)).toEqual(["one.ts: a/one.ts, b/one.ts"]);
  });

  it("finds small files with one importer", () => {
    expect(splinters(found)).toEqual(["a/one.ts"]);
  });
});
