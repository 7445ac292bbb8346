// Downloads are kept in the runner's tool cache under their digest, and never trusted without it.
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import * as cache from "@actions/tool-cache";
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import type { OnDownloadProgress } from "../buildpack/open-modules.ts";
import type { Environment } from "../environment.ts";

const ARCHIVE = "archive";

/** What is cached, and how it is got when it is not. */
export interface Download {
  /** The folder in the cache, e.g. `cnb-lifecycle`. */
  readonly kind: string;
  readonly digest: Digest;
  /** Resolves with the path of a new file. */
  readonly download: () => Promise<string>;
}

/**
 * The path of a file with that digest: from the tool cache, else downloaded and kept. Where the runner has no tool cache, it
 * is only downloaded.
 * @throws {PlatformError} `DIGEST_MISMATCH` if the download is something else
 */
export async function cachedByDigest(
  { kind, digest, download }: Download,
  env: Environment,
): Promise<string> {
  const canCache = Boolean(env["RUNNER_TOOL_CACHE"]);
  const version = versionOf(digest);
  const folder = canCache ? cache.find(kind, version) : "";
  // The cache is shared by all jobs of the machine; what is broken in it is downloaded again, and replaced.
  if (folder !== "" && (await hasDigest(join(folder, ARCHIVE), digest))) return join(folder, ARCHIVE);
  const file = await download();
  const actual = await digestOfFile(file);
  if (actual !== digest) {
    throw new PlatformError(
      "DIGEST_MISMATCH",
      `The download of "${kind}" has the digest ${actual}, not ${digest}.`,
      {
        hint: "Check the address and the digest; somebody may have replaced the file.",
      },
    );
  }
  return canCache ? keep(file, kind, version) : file;
}

const TELL_EVERY_MS = 500;

/** Downloads to a new file of a directory, with retries; for {@link Download.download}. */
export async function downloadFile(
  url: string,
  directory: string,
  onProgress?: OnDownloadProgress,
): Promise<string> {
  const file = join(directory, randomUUID());
  // The library says nothing until it is done, so the file is looked at.
  const look = async (): Promise<void> => onProgress?.({ doneBytes: (await stat(file)).size });
  const timer = onProgress && setInterval(() => void look().catch(() => undefined), TELL_EVERY_MS);
  try {
    return await cache.downloadTool(url, file);
  } finally {
    clearInterval(timer);
  }
}

/** The kept copy; where it cannot be kept, e.g. on a full disk, the download itself. */
async function keep(file: string, kind: string, version: string): Promise<string> {
  try {
    return join(await cache.cacheFile(file, ARCHIVE, kind, version), ARCHIVE);
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
    return (await digestOfFile(path)) === digest;
  } catch {
    return false;
  }
}

async function digestOfFile(path: string): Promise<Digest> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return `sha256:${hash.digest("hex")}`;
}
