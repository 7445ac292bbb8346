// Layers, logs and contexts for tests of the lifecycle.
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { parseApiVersion } from "../../src/cnb/api-version.ts";
import type { ImageContext, Images } from "../../src/lifecycle/image/images.ts";
import { createRegistryImages } from "../../src/lifecycle/image/registry/registry-images.ts";
import { LayerTar, type TarIdentity } from "../../src/lifecycle/layer/layer-tar.ts";
import type { LayerEntry } from "../../src/lifecycle/layer/layer-tree.ts";
import { createLogger, type Logger } from "../../src/lifecycle/logger.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { encodeTarHeader, FIXED_MTIME, paddingOf, TAR_END, type TarEntry } from "../../src/oci/tar-header.ts";
import type { Registry } from "../../src/registry/registry.ts";

/** An entry in short: a file with `content`, a link with `linkName`, else a directory unless `type` says more. */
export interface ShortEntry extends Partial<TarEntry> {
  readonly name: string;
  readonly content?: string | Buffer;
}

/** A tar with these entries, and its diffID. */
export function layerOf(entries: readonly ShortEntry[]): { tar: Buffer; diffId: Digest } {
  const parts = entries.flatMap(({ content, ...short }) => {
    const bytes = Buffer.from(content ?? "");
    const type = content !== undefined ? "file" : short.linkName !== undefined ? "symlink" : "directory";
    const entry: TarEntry = {
      type,
      mode: type === "directory" ? 0o755 : 0o644,
      uid: 1000,
      gid: 1000,
      sizeBytes: bytes.length,
      mtime: FIXED_MTIME,
      ...short,
    };
    return [encodeTarHeader(entry), bytes, Buffer.alloc(paddingOf(bytes.length))];
  });
  const tar = Buffer.concat([...parts, TAR_END]);
  return { tar, diffId: digestOf(tar) };
}

/** Writes the archive of some entries into the new file `tarPath`. */
export async function writeLayerTar(tarPath: string, entries: Iterable<LayerEntry>): Promise<TarIdentity> {
  const tar = new LayerTar(entries);
  await pipeline(tar, createWriteStream(tarPath, { flags: "wx" }));
  return tar.identity();
}

/** The bytes in chunks of an odd size. */
export async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 777) {
    await Promise.resolve();
    yield bytes.subarray(at, at + 777);
  }
}

/** A log that keeps its lines. */
export function recordingLog(): Logger & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (bytes: string | Buffer): void => {
    lines.push(bytes.toString().replace(/\n$/, ""));
  };
  return { ...createLogger({ level: "debug", color: false, write }), lines };
}

/** What a phase touches; images are in the registry, and anything of it that is not given fails when it is used. */
export function contextWith(given: {
  registry?: Partial<Registry>;
  images?: Images;
  log?: Logger;
  platformApi?: string;
}): ImageContext {
  const log = given.log ?? recordingLog();
  const registry = (given.registry ?? {}) as Registry;
  return {
    log,
    platformApi: parseApiVersion(given.platformApi ?? "0.14"),
    registry,
    images: given.images ?? createRegistryImages(registry, log),
    processes: { run: () => Promise.reject(new Error("no program expected")) },
    owner: { uid: 1000, gid: 1000 },
    environment: {},
    execEnv: "production",
  };
}
