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

/** A shorter one is no token, and masking it would garble the log. */
const MIN_SECRET_LENGTH = 16;

/** Finds the address of a host; rejects with `ENOTFOUND` if there is none. */
export type FindHost = (host: string) => Promise<{ readonly address: string }>;

/** What {@link createDownloads} needs. */
export interface DownloadOptions {
  readonly mask: (secret: string) => void;
  /** Where files are kept until the job is done with them. */
  readonly directory: () => Promise<string>;
  readonly findHost?: FindHost;
}

export function createDownloads(
  env: Environment,
  { mask, directory, findHost = lookup }: DownloadOptions,
): Downloads {
  return {
    async get(url, digest, onProgress) {
      // The library prints the whole address in workflows with debug logging.
      for (const secret of likelySecrets(new URL(url))) mask(secret);
      const download = async (): Promise<string> => {
        try {
          await checkHost(new URL(url), findHost);
          return await downloadFile(url, await directory(), onProgress);
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

/** The query, its values, which a server may answer alone, and a login. */
function likelySecrets({ search, searchParams, username, password }: URL): ReadonlySet<string> {
  const written = search.slice(1);
  const values = written.split("&").map((pair) => pair.slice(pair.indexOf("=") + 1));
  const all = [written, ...values, ...searchParams.values(), username, password];
  return new Set(all.filter(({ length }) => length >= MIN_SECRET_LENGTH));
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
