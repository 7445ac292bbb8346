// One archive of all modules that a container needs besides the builder's own, to be unpacked at `/`.
import { Readable } from "node:stream";
import { CHUNK_BYTES } from "../bytes/chunk-bytes.ts";
import { digestOfStream } from "../bytes/measure.ts";
import type { Digest } from "../oci/digest.ts";
import { tarOf } from "../oci/tar-writer.ts";
import { aboutModule } from "./buildpack-error.ts";
import { layerRecords, type ModuleEntry } from "./layer-entries.ts";
import { moduleDirectory, modulesDirectory, type ModuleSource } from "./module.ts";
import type { ResolvedOrder } from "./requested-order.ts";

/**
 * The tar of the modules, owned by root: the same bytes for the same sources. It errors if one of them cannot be read or is
 * not what it should be; whatever was unpacked by then must not be used.
 */
export function packModules(resolved: Pick<ResolvedOrder, "sources" | "replaced">): Readable {
  return Readable.from(tarOf(pack(resolved)), { objectMode: false, highWaterMark: CHUNK_BYTES });
}

/**
 * What tells whether sources are the same another time: of each the digest of its content, wherever that lies.
 * @throws {PlatformError} naming the source that cannot be read or is not what it should be
 */
export async function digestModules(sources: readonly ModuleSource[]): Promise<readonly Digest[]> {
  const digests: Digest[] = [];
  for (const source of sources)
    digests.push(source.layer?.diffId ?? (await digestOfStream(recordsOf(source))));
  return digests;
}

async function* pack({
  sources,
  replaced,
}: Pick<ResolvedOrder, "sources" | "replaced">): AsyncGenerator<Buffer> {
  const modules = sources.flatMap((source) => source.modules);
  const kinds = new Set(modules.map(({ kind }) => kind));
  const directories = new Set<string>();
  // Builders without extensions do not have to have their directory.
  if (kinds.has("extension")) directories.add(modulesDirectory("extension"));
  for (const module of modules) directories.add(parentOf(moduleDirectory(module)));
  yield* layerRecords([...directories].map(directory));
  for (const module of replaced) yield* layerRecords([emptied(moduleDirectory(module))]);
  yield* layerRecords(modules.map((module) => directory(moduleDirectory(module))));
  for (const source of sources) yield* recordsOf(source);
}

async function* recordsOf(source: ModuleSource): AsyncGenerator<Buffer> {
  try {
    yield* source.records();
  } catch (error) {
    throw aboutModule(source.origin, error);
  }
}

function directory(name: string): ModuleEntry {
  return { kind: "directory", name };
}

/** An engine removes a directory when a file takes its place; the directory that follows is then new. */
function emptied(name: string): ModuleEntry {
  return { kind: "text", name, text: "" };
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
