// An image as it has to be on every engine. Engines run one after the other, so the first keeps it in build/ for the others.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Published, readPublished } from "./published.ts";
import { ROOT, testbed } from "./testbed.ts";

/** What of an image does not depend on the engine, nor on the port of its test bed's registry. */
export type AnyEngineImage = Pick<Published, "layers" | "mediaTypes" | "config">;

/** An image, and the engine that it was seen on. */
export interface Seen {
  readonly engine: string;
  readonly image: AnyEngineImage;
}

const FILE = path.join(ROOT, "build", "any-engine.json");

export async function onAnyEngine(reference: string): Promise<AnyEngineImage> {
  const { layers, mediaTypes, config } = await readPublished(reference);
  const text = JSON.stringify({ layers, mediaTypes, config });
  return JSON.parse(text.replaceAll(testbed().registry, "registry.example")) as AnyEngineImage;
}

/**
 * The image as the first engine saw it that built an example of the same sources: this one, unless another came before. Sources are
 * the example, the base images, the builder with its lifecycle, and the bundle of the action.
 */
export async function firstSeen(example: string, image: AnyEngineImage): Promise<Seen> {
  const sources = await sourcesOf(example);
  const known = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as Record<string, Seen>) : {};
  const before = known[sources];
  if (before !== undefined) return before;
  const seen = { engine: process.env["TESTBED_ENGINE"] ?? "the engine of the test bed", image };
  await mkdir(path.dirname(FILE), { recursive: true });
  // Of other sources nothing is built any more.
  await writeFile(`${FILE}.new`, JSON.stringify({ [sources]: seen }));
  await rename(`${FILE}.new`, FILE);
  return seen;
}

async function sourcesOf(example: string): Promise<string> {
  const hash = createHash("sha256");
  const folder = path.join(ROOT, "examples", example);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of [...files.sort(), path.join(ROOT, "dist", "index.js")])
    hash.update(`${path.relative(ROOT, file)}\0`).update(await readFile(file));
  const images = JSON.parse(await readFile(path.join(testbed().dir, "images.json"), "utf8")) as Record<
    string,
    { readonly fingerprint: string }
  >;
  for (const name of ["run", "builder"]) hash.update(`\0${images[name]?.fingerprint ?? ""}`);
  return hash.digest("hex");
}
