// Downloads are kept in the runner's tool cache under their digest, and never trusted without it.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { digestOfStream } from "../bytes/measure.ts";
import { type Environment, toolCacheDirectory } from "../environment.ts";
import { streamRegularFile } from "../files/regular-file.ts";
import type { Digest } from "../oci/digest.ts";

const ARCHIVE = "archive";

/** What is cached, and how it is fetched when it is not. */
export interface Download {
  /** The folder in the cache, e.g. `cnb-lifecycle`. */
  readonly kind: string;
  readonly digest: Digest;
  /** Resolves with the path of a new file that has the digest. */
  readonly download: () => Promise<string>;
}

/**
 * The path of a file with that digest: from the tool cache, else downloaded and kept. Where the runner has no tool cache, it
 * is only downloaded.
 */
export async function cachedByDigest(
  { kind, digest, download }: Download,
  env: Environment,
): Promise<string> {
  if (toolCacheDirectory(env) === undefined) return download();
  const cache = await loadClient();
  const version = versionOf(digest);
  const folder = cache.find(kind, version);
  // The cache is shared by all jobs of the machine; what is broken in it is downloaded again, and replaced.
  if (folder !== "" && (await hasDigest(join(folder, ARCHIVE), digest))) return join(folder, ARCHIVE);
  const file = await download();
  return keep(file, () => cache.cacheFile(file, ARCHIVE, kind, version));
}

/** Loaded only when it is needed: most builds download nothing, and it brings all of semver with it. */
function loadClient() {
  return import("@actions/tool-cache");
}

/** The kept copy; where it cannot be kept, e.g. on a full disk, the download itself. */
async function keep(file: string, cache: () => Promise<string>): Promise<string> {
  try {
    const folder = await cache();
    await rm(file);
    return join(folder, ARCHIVE);
  } catch {
    return file;
  }
}

/** The tool cache wants a semantic version; a digest fits into its pre-release part. */
function versionOf(digest: Digest): string {
  return `0.0.0-${digest.replace(":", "-")}`;
}

async function hasDigest(path: string, digest: Digest): Promise<boolean> {
  try {
    return (await digestOfStream(streamRegularFile(path))) === digest;
  } catch {
    return false;
  }
}
