// What the lifecycle is measured with: 810 MB in three layers of different kinds and an app of 10,000 small files, the same
// bytes in every run.
import { type Cipheriv, createCipheriv } from "node:crypto";
import { mkdir, open, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const MB = 1_000_000;
const FILES_PER_LAYER = 9;
const FILE_BYTES = 30 * MB;
const SMALL_FILES = 10_000;
const SMALL_FILES_PER_DIRECTORY = 100;
const SMALL_FILE_BYTES = 3000;
const CHUNK_BYTES = 3 * MB;
export const WORKLOAD_BYTES = 3 * FILES_PER_LAYER * FILE_BYTES + SMALL_FILES * SMALL_FILE_BYTES;

/** The buildpack that has made the layers. */
const BUILDPACK = { id: "bench/data", directory: "bench_data", version: "1", api: "0.12" };

/** Gives the next bytes of one kind of data. */
type Source = (sizeBytes: number) => Buffer;

/** Layers and app as a build would have left them, below `directory`. */
export interface Workload {
  readonly layersDir: string;
  readonly appDir: string;
  /** An app without files. */
  readonly emptyDir: string;
}

/** Layers of base64, of machine code, and of what cannot be compressed; small files are the app. */
export const PARTS = ["base64", "code", "noise", "small files"] as const;
export type Part = (typeof PARTS)[number];
const LAYERS = ["base64", "code", "noise"] as const;

export async function createWorkload(directory: string, machineCode: Buffer): Promise<Workload> {
  const workload = {
    layersDir: path.join(directory, "layers"),
    appDir: path.join(directory, "app"),
    emptyDir: path.join(directory, "empty"),
  };
  const sources: Readonly<Record<(typeof LAYERS)[number], Source>> = {
    base64: base64From(noise("base64")),
    code: cycle(machineCode),
    noise: noise("noise"),
  };
  for (const layer of LAYERS) await writeLayer(workload, layer, sources[layer]);
  await writeApp(workload.appDir);
  await mkdir(workload.emptyDir);
  await writeBuildFiles(workload.layersDir);
  return workload;
}

/** Says which layers are part of the image; a cache keeps the same ones. */
export async function useLayers({ layersDir }: Workload, parts: readonly Part[]): Promise<void> {
  for (const layer of LAYERS) {
    const isUsed = String(parts.includes(layer));
    const types = `[types]\nlaunch = ${isUsed}\ncache = ${isUsed}\n`;
    await writeFile(path.join(layersDir, BUILDPACK.directory, `${layer}.toml`), types);
  }
}

/** Removes the contents of the layers, as if this were another machine. */
export async function removeLayers({ layersDir }: Workload): Promise<void> {
  await rm(path.join(layersDir, BUILDPACK.directory), { recursive: true });
}

async function writeLayer({ layersDir }: Workload, name: string, source: Source): Promise<void> {
  const layer = path.join(layersDir, BUILDPACK.directory, name);
  await mkdir(layer, { recursive: true });
  for (let at = 0; at < FILES_PER_LAYER; at += 1) {
    await using file = await open(path.join(layer, `data-${at}`), "w");
    for (let written = 0; written < FILE_BYTES; written += CHUNK_BYTES) await file.write(source(CHUNK_BYTES));
  }
}

/** Like source code: short lines of words, no file like another. */
async function writeApp(appDir: string): Promise<void> {
  const random = noise("app");
  const words = Array.from({ length: 256 }, () => random(6).toString("base64url"));
  for (let from = 0; from < SMALL_FILES; from += SMALL_FILES_PER_DIRECTORY) {
    const parent = path.join(appDir, `directory-${from / SMALL_FILES_PER_DIRECTORY}`);
    await mkdir(parent, { recursive: true });
    for (let at = 0; at < SMALL_FILES_PER_DIRECTORY; at += 1) {
      const text = Array.from(random(SMALL_FILE_BYTES / 8), (byte) => words[byte] ?? "").join("");
      await writeFile(path.join(parent, `file-${at}.js`), text.slice(0, SMALL_FILE_BYTES));
    }
  }
}

async function writeBuildFiles(layersDir: string): Promise<void> {
  const { id, version, api } = BUILDPACK;
  await mkdir(path.join(layersDir, "config"), { recursive: true });
  const process = `[[processes]]\ntype = "web"\ncommand = ["true"]\ndirect = true\nbuildpack-id = "${id}"\n`;
  const buildpack = `[[buildpacks]]\nid = "${id}"\nversion = "${version}"\napi = "${api}"\n`;
  await writeFile(path.join(layersDir, "config", "metadata.toml"), `${process}${buildpack}`);
  const group = `[[group]]\nid = "${id}"\nversion = "${version}"\napi = "${api}"\n`;
  await writeFile(path.join(layersDir, "group.toml"), group);
}

/** The key stream of a cipher: looks random, and is the same everywhere. */
function noise(seed: string): Source {
  const cipher: Cipheriv = createCipheriv("aes-128-ctr", seed.padEnd(16, "."), Buffer.alloc(16));
  return (sizeBytes) => cipher.update(Buffer.alloc(sizeBytes));
}

function base64From(random: Source): Source {
  return (sizeBytes) => Buffer.from(random((sizeBytes / 4) * 3).toString("base64"));
}

function cycle(bytes: Buffer): Source {
  let at = 0;
  return (sizeBytes) => {
    const part = Buffer.alloc(sizeBytes);
    for (let done = 0; done < sizeBytes;) {
      const copied = bytes.copy(part, done, at);
      done += copied;
      at = (at + copied) % bytes.length;
    }
    return part;
  };
}
