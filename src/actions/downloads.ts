// Files over HTTP for buildpacks: kept in the runner's tool cache where their digest is known.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Downloads, RemoteFile } from "../buildpack/open-modules.ts";
import type { Environment } from "../environment.ts";
import { quote, withoutLogins } from "../quote.ts";
import type { Hints } from "../registry/failure/request-context.ts";
import type { Http } from "../registry/http.ts";
import { cachedByDigest } from "./tool-cache.ts";

/** A shorter one is no token, and masking it would garble the log. */
const MIN_SECRET_LENGTH = 16;

/** What {@link createDownloads} needs. */
export interface DownloadOptions {
  /** Told what of an address may be a token. */
  readonly mask: (secret: string) => void;
  /** Where files are kept until the job is done with them. */
  readonly directory: () => Promise<string>;
}

export function createDownloads(
  env: Environment,
  http: Pick<Http, "download">,
  { mask, directory }: DownloadOptions,
): Downloads {
  return {
    async get({ limitBytes, digest, ...file }, onProgress) {
      const url = new URL(file.url);
      for (const secret of likelySecrets(url)) mask(secret);
      const download = async (): Promise<string> => {
        const path = join(await directory(), randomUUID());
        const doing = `download ${quote(withoutLogins(file.url))}`;
        const call = { doing, url, namedBy: file.namedBy, hints: hintsOf(file) };
        await http.download(call, { path, limitBytes, digest, onProgress });
        return path;
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

function hintsOf({ url, namedBy }: Pick<RemoteFile, "url" | "namedBy">): Hints {
  const { host } = new URL(url);
  const notThere = "Check the address.";
  return {
    untrusted:
      'Put the authority\'s certificate into a PEM file and name the file in the input "ca-certificates".',
    noTls: `Check the address: without TLS it starts with http://, and it should then end in #sha256=<hex>, which checks the content.`,
    unreachable: `Check the address, that ${host} is up, and that the runner's network reaches it.`,
    refused:
      namedBy === "checkout"
        ? `A file of the source may only name public addresses, and these may only redirect to public addresses. Name the final address in the input "buildpacks", or its host in "insecure-registries".`
        : `The address may only lead to its own host, to public addresses, and to addresses that are no more local than its own.`,
    damaged: "Check the address and the digest; the file may have been replaced.",
    answered: (status) => ANSWERS[status] ?? (status < 500 ? notThere : undefined),
  };
}

const NO_LOGIN = "Check the address: it must be one that needs no login.";
const ANSWERS: Readonly<Record<number, string>> = {
  401: NO_LOGIN,
  403: NO_LOGIN,
  404: "Check the address, also whether it needs a login.",
  429: "Retry later, or run fewer jobs that download from there at the same time.",
};
