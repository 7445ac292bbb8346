// Names the chunks of a bundle after what they hold: ncc numbers them, and ignores the names that imports give.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A module, as webpack describes it; one that was merged from others lists them. */
export interface ChunkModule {
  readonly name: string;
  readonly size: number;
  readonly modules?: readonly ChunkModule[];
}

/** A file of the bundle besides its entry. */
export interface Chunk {
  readonly id: number;
  /** Not empty for the entry. */
  readonly names: readonly string[];
  readonly files: readonly string[];
  /** The imports that load it. */
  readonly origins: readonly { readonly request: string }[];
  readonly modules: readonly ChunkModule[];
}

/** What a chunk is called, and the packages in it; our own code is called `src`, and what stands in for packages `stubs`. */
export interface NamedChunk {
  readonly name: string;
  readonly holds: readonly string[];
}

const OWN = "src";
/** What stands in for packages is called so: it is loaded with the packages that import those. */
const STUBS = "stubs";
/** What our own code is called that several chunks need. */
const SHARED = "shared";
/** A smaller package does not characterise a chunk. */
const NOTABLE_SHARE = 1 / 5;

/**
 * The names of chunks by their numbers: what holds the module that an import asks for has its name; packages or parts that one import needs
 * are that import's; and packages that several need are called by their own names.
 * @throws {Error} if two chunks have the same name, or no part of a chunk is notable
 */
export function nameChunks(chunks: readonly Chunk[]): ReadonlyMap<number, NamedChunk> {
  const named = new Map<number, NamedChunk>();
  const rest = chunks.filter(({ names }) => names.length === 0);
  const unnamed = rest.map((chunk) => {
    const modules = chunk.modules.flatMap(leaves);
    const sizes = sizesOf(modules);
    return { chunk, sizes, short: nameOf(chunk, modules, sizes) };
  });
  for (const { chunk, sizes, short } of unnamed) {
    const isShort = unnamed.filter((other) => other.short === short).length === 1;
    const name = isShort ? short : `${short}-by-${requestsOf(chunk).map(wordFor).sort().join("+")}`;
    const other = [...named].find(([, taken]) => taken.name === name);
    if (other !== undefined) throw new Error(`The chunks ${other[0]} and ${chunk.id} are both "${name}".`);
    named.set(chunk.id, { name, holds: [...sizes.keys()] });
  }
  return named;
}

/** The packages that a bundle has anything of. */
export function packagesIn(chunks: readonly Chunk[]): ReadonlySet<string> {
  const modules = chunks.flatMap((chunk) => chunk.modules.flatMap(leaves));
  return new Set(modules.map(({ name }) => packageOf(name)).filter((part) => part !== OWN && part !== STUBS));
}

/** What the bundler has written about a bundle. */
export function readChunks(stats: string): readonly Chunk[] {
  return (JSON.parse(readFileSync(stats, "utf8")) as { readonly chunks: readonly Chunk[] }).chunks;
}

function leaves(module: ChunkModule): readonly ChunkModule[] {
  return module.modules === undefined ? [module] : module.modules.flatMap(leaves);
}

/** By package, the largest first. */
function sizesOf(modules: readonly ChunkModule[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { name, size } of modules) {
    const part = packageOf(name);
    sizes.set(part, (sizes.get(part) ?? 0) + size);
  }
  return new Map([...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || (a < b ? -1 : 1)));
}

function packageOf(moduleName: string): string {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(moduleName) ?? [];
  return name ?? (moduleName.startsWith("./stubs/") ? STUBS : OWN);
}

function requestsOf({ origins }: Chunk): readonly string[] {
  return [...new Set(origins.map(({ request }) => request))];
}

function nameOf(chunk: Chunk, modules: readonly ChunkModule[], sizes: ReadonlyMap<string, number>): string {
  const requests = requestsOf(chunk);
  const asked = requests.find((request) =>
    request.startsWith(".")
      ? modules.some(({ name }) => packageOf(name) === OWN && name.endsWith(request.replace(/^[./]+/, "/")))
      : sizes.has(request),
  );
  if (asked !== undefined) return wordFor(asked);
  if (requests.length === 1) return `${wordFor(requests[0] ?? "")}-${sizes.has(OWN) ? "parts" : "packages"}`;
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const notable = [...sizes].filter(([, size]) => size >= total * NOTABLE_SHARE).map(([part]) => part);
  if (notable.length === 0) throw new Error(`No part of the chunk ${chunk.id} is notable.`);
  return notable.map((part) => (part === OWN ? SHARED : wordFor(part))).join("+");
}

/** `main` for `./main.js`, `actions-core` for `@actions/core`. */
function wordFor(request: string): string {
  if (request.startsWith(".")) return path.basename(request, ".js");
  return request.replace("@", "").replaceAll("/", "-");
}

/** How ncc finds the file of a chunk. */
const NUMBERED = 'return "" + chunkId + ".index.js";';

/** Renames the files of a bundle, lets its entry find them, and begins each with what it holds; most bundles are one file. */
export function renameChunks(directory: string, named: ReadonlyMap<number, NamedChunk>): void {
  if (named.size === 0) return;
  for (const [id, { name, holds }] of named) {
    const file = path.join(directory, `${name}.js`);
    renameSync(path.join(directory, `${id}.index.js`), file);
    writeFileSync(file, `// Holds ${holds.join(", ")}.\n${readFileSync(file, "utf8")}`);
  }
  const entry = path.join(directory, "index.js");
  const parts = readFileSync(entry, "utf8").split(NUMBERED);
  if (parts.length !== 2) throw new Error(`"${entry}" does not find its chunks once by ${NUMBERED}`);
  const names = Object.fromEntries([...named].map(([id, { name }]) => [id, name]));
  writeFileSync(entry, parts.join(`return ${JSON.stringify(names)}[chunkId] + ".js";`));
}
