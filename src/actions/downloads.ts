// Files over HTTP for buildpacks: kept in the runner's tool cache where their digest is known.
import { HTTPError } from "@actions/tool-cache";
import type { Downloads, OnDownloadProgress } from "../buildpack/open-modules.ts";
import { PlatformError } from "../errors.ts";
import type { Environment } from "./input-reader.ts";
import { cachedByDigest, downloadFile } from "./tool-cache.ts";

const NOT_FOUND = 404;

export function createDownloads(env: Environment): Downloads {
  return {
    async get(url, digest, onProgress) {
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
      throw new PlatformError("NOT_FOUND", `There is nothing at "${url}".`, { cause });
    }
    throw cause;
  }
}
