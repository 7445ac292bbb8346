import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import fc from "fast-check";
import { extractLayer, isBadLayer } from "../../../src/lifecycle/layer/extract-layer.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import {
  encodeTarHeader,
  paddingOf,
  TAR_END,
  type TarEntry,
  type TarType,
} from "../../../src/oci/tar-header.ts";

// Hundreds of runs, on machines that do other things too.
jest.setTimeout(60_000);

let root: string;
let layersDir: string;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "extract-property-"));
  layersDir = path.join(root, "layers");
});
afterAll(() => {
  openUp(root);
  rmSync(root, { recursive: true, force: true });
});

/** A layer may take directories away from their owner, though not from root. */
function openUp(dir: string): void {
  chmodSync(dir, 0o700);
  for (const each of readdirSync(dir, { withFileTypes: true }))
    if (each.isDirectory()) openUp(path.join(dir, each.name));
}

/** Names that meet each other often, most of them in the layer, as archives name them: from the root on. */
const part = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("a", "b") },
  { weight: 1, arbitrary: fc.constantFrom("..", ".", "", "é", "\u0001", "x".repeat(300)) },
);
const below = fc.array(part, { minLength: 1, maxLength: 2 }).map((parts) => parts.join("/"));
const start = fc.oneof(
  { weight: 16, arbitrary: fc.constant("LAYERS/bp/layer/") },
  { weight: 1, arbitrary: fc.constantFrom("LAYERS/bp/layer", "LAYERS/", "ROOT/", "/", "") },
);
const name = fc.tuple(start, below).map(([at, rest]) => `${at}${rest}`);
const out = fc.constantFrom(
  "ROOT",
  "ROOT/victim",
  "../..",
  "../../..",
  "../../../victim",
  "/",
  "a",
  "a/b",
  "",
);

interface Entry {
  readonly type: TarType;
  readonly name: string;
  readonly target: string;
  readonly mode: number;
}

const entry: fc.Arbitrary<Entry> = fc.record({
  type: fc.oneof(
    { weight: 16, arbitrary: fc.constantFrom<TarType>("file", "symlink", "directory") },
    { weight: 1, arbitrary: fc.constantFrom<TarType>("hardlink", "character-device", "fifo") },
  ),
  name,
  target: out,
  mode: fc.constantFrom(0o644, 0o755, 0o4755, 0o7777, 0o700),
});

function tarOf(entries: readonly Entry[]): Buffer {
  const placed = (text: string): string => text.replace("LAYERS", layersDir).replace("ROOT", root);
  const parts = entries.flatMap((each) => {
    const content = Buffer.from(each.type === "file" ? "written" : "");
    const header: TarEntry = {
      type: each.type,
      name: placed(each.name),
      mode: each.mode,
      uid: 0,
      gid: 0,
      mtime: 0,
      sizeBytes: content.length,
      linkName: each.type === "symlink" || each.type === "hardlink" ? placed(each.target) : "",
    };
    return [encodeTarHeader(header), content, Buffer.alloc(paddingOf(content.length))];
  });
  return Buffer.concat([...parts, TAR_END]);
}

/** Everything outside of the layer, with what an attack could change. */
function outside(): string[] {
  const seen: string[] = [];
  const walk = (dir: string): void => {
    for (const each of readdirSync(dir)) {
      const file = path.join(dir, each);
      const info = lstatSync(file);
      if (file === path.join(layersDir, "bp/layer") && info.isDirectory()) continue;
      seen.push(
        `${file} ${info.mode.toString(8)} ${info.isFile() ? `${info.size} ${info.mtimeMs} ${info.nlink}` : ""}`,
      );
      if (info.isDirectory()) walk(file);
    }
  };
  walk(root);
  return seen;
}

describe("a layer of any entries", () => {
  it("is unpacked or refused, and changes nothing outside of its directory", async () => {
    const extracted = { count: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 6 }), async (entries) => {
        openUp(root);
        rmSync(layersDir, { recursive: true, force: true });
        mkdirSync(path.join(layersDir, "bp/layer"), { recursive: true });
        writeFileSync(path.join(root, "victim"), "untouched");
        const before = outside();
        const tar = tarOf(entries);
        async function* source(): AsyncGenerator<Buffer> {
          await Promise.resolve();
          yield tar;
        }

        await extractLayer(source(), { diffId: digestOf(tar), layersDir, within: "bp/layer" }).then(
          () => (extracted.count += 1),
          (error: unknown) => {
            if (!isBadLayer(error)) throw error;
          },
        );

        expect(outside()).toEqual(before);
      }),
      { numRuns: 800 },
    );
    expect(extracted.count).toBeGreaterThan(0);
  });
});
