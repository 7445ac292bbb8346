// Files over HTTP for buildpacks: kept in the runner's tool cache where their digest is known.
import { lookup } from "node:dns/promises";
import { getProxyUrl } from "@actions/http-client/lib/proxy";
import { HTTPError } from "@actions/tool-cache";
import type { Downloads } from "../buildpack/open-modules.ts";
import { messageOf, PlatformError } from "../errors.ts";
import { errorCode } from "../files/regular-file.ts";
import { addressKind } from "../network/address-kind.ts";
import { quote, withoutLogins } from "../quote.ts";
import type { Environment } from "../environment.ts";
import { cachedByDigest, downloadFile } from "./tool-cache.ts";

const NOT_FOUND = 404;

/** A shorter query is no token, and masking it would garble the log. */
const MIN_SECRET_LENGTH = 16;

/** Finds the address of a host; rejects with `ENOTFOUND` if there is none. */
export type FindHost = (host: string) => Promise<{ readonly address: string }>;

export function createDownloads(
  env: Environment,
  mask: (secret: string) => void,
  findHost: FindHost = lookup,
): Downloads {
  return {
    async get(url, digest, onProgress) {
      // The library prints the whole address in workflows with debug logging.
      const query = new URL(url).search.slice(1);
      if (query.length >= MIN_SECRET_LENGTH) mask(query);
      const download = async (): Promise<string> => {
        try {
          await checkHost(new URL(url), findHost);
          return await downloadFile(url, env, onProgress);
        } catch (cause) {
          throw failureOf(url, cause);
        }
      };
      return digest === undefined
        ? download()
        : cachedByDigest({ kind: "cnb-buildpack", digest, download }, env);
    },
  };
}

/** What is wrong with the disk has its own words. */
function failureOf(url: string, cause: unknown): unknown {
  const shown = quote(withoutLogins(url));
  if (cause instanceof HTTPError && cause.httpStatusCode === NOT_FOUND)
    return new PlatformError("NOT_FOUND", `There is nothing at ${shown}.`, { cause });
  if (cause instanceof Error && "path" in cause) return cause;
  const { hostname } = new URL(url);
  const reason =
    errorCode(cause) === "ENOTFOUND"
      ? `there is no host ${quote(hostname)} (${messageOf(cause)})`
      : messageOf(cause).replace(/\.$/, "");
  return new PlatformError(
    cause instanceof HTTPError ? "REGISTRY" : "REGISTRY_UNREACHABLE",
    `${shown} cannot be downloaded: ${reason}.`,
    { cause, hint: "Check the address, and that the runner's network reaches it." },
  );
}

/**
 * The library tries for half a minute, which helps no name that nothing has. Where a proxy asks, only that knows names.
 * A pull request can name an address, too, so none is asked where clouds hand out credentials.
 */
async function checkHost(url: URL, findHost: FindHost): Promise<void> {
  if (getProxyUrl(url) !== undefined) return;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const found = await findHost(host).catch((error: unknown) => {
    if (errorCode(error) === "ENOTFOUND") throw error;
    return undefined;
  });
  if (found !== undefined && addressKind(found.address) === "special")
    throw new Error(`${quote(host)} is at ${found.address}, a link-local or reserved address`);
}
