// Files over HTTP for buildpacks: kept in the runner's tool cache where their digest is known.
import { HTTPError } from "@actions/tool-cache";
import type { Downloads, OnDownloadProgress } from "../buildpack/open-modules.ts";
import { PlatformError } from "../errors.ts";
import { quote, withoutLogins } from "../quote.ts";
import type { Environment } from "./input-reader.ts";
import { cachedByDigest, downloadFile } from "./tool-cache.ts";

const NOT_FOUND = 404;

/** A shorter query is no token, and masking it would garble the log. */
const MIN_SECRET_LENGTH = 16;

export function createDownloads(env: Environment, mask: (secret: string) => void): Downloads {
  return {
    async get(url, digest, onProgress) {
      // The library prints the whole address in workflows with debug logging.
      const query = new URL(url).search.slice(1);
      if (query.length >= MIN_SECRET_LENGTH) mask(query);
      const download = (): Promise<string> => fetchFile(url, env, onProgress);
      return digest === undefined
        ? download()
        : cachedByDigest({ kind: "cnb-buildpack", digest, download }, env);
    },
  };
}

async function fetchFile(url: string, env: Environment, onProgress?: OnDownloadProgress): Promise<string> {
  try {
    return await downloadFile(url, env, onProgress);
  } catch (cause) {
    if (cause instanceof HTTPError && cause.httpStatusCode === NOT_FOUND) {
      throw new PlatformError("NOT_FOUND", `There is nothing at ${quote(withoutLogins(url))}.`, { cause });
    }
    throw cause;
  }
}
