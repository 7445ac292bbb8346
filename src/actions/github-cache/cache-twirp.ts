// The cache service of github.com, by its newer protocol: three methods, with JSON. The version of an entry is that of
// @actions/cache 6.3, so entries that it has made are found. Not with that client: it packs an entry before it uploads the first
// byte, and loading it takes longer than to look for an entry.
import { createHash } from "node:crypto";
import * as v from "valibot";
import type { CacheLookup } from "../../cache/cache-store.ts";
import type { Environment } from "../../environment.ts";
import { quote } from "../../quote.ts";
import { CacheHttp, CacheRefusal, sayRetry } from "./cache-http.ts";

/** An entry to be made; the paths are as the archive has them. */
export interface NewEntry {
  readonly paths: readonly string[];
  readonly key: string;
}

/** What came of asking for a new entry. */
export type Reservation =
  | { readonly kind: "reserved"; readonly address: URL }
  | { readonly kind: "exists" }
  | { readonly kind: "refused"; readonly reason: string };

/** Patient with a service that restarts; whoever calls has a limit for all of it. */
const PATIENCE = { retryDelaysMs: [3000, 4500], stallMs: 60_000, onRetry: sayRetry };

const RETRYABLE = new Set([500, 502, 503, 504]);

const DENIED = /^cache (?:write|read) denied:/;

const AnswerSchema = v.object({
  ok: v.optional(v.boolean(), false),
  message: v.optional(v.string(), ""),
  msg: v.optional(v.string(), ""),
  matched_key: v.optional(v.string()),
  matchedKey: v.optional(v.string()),
  signed_download_url: v.optional(v.string()),
  signedDownloadUrl: v.optional(v.string()),
  signed_upload_url: v.optional(v.string()),
  signedUploadUrl: v.optional(v.string()),
});

type Answer = v.InferOutput<typeof AnswerSchema>;

/** The service that the runner offers to this step. */
export class CacheTwirp {
  readonly #env: Environment;
  readonly #mask: (secret: string) => void;

  /** @param mask gets the signatures of addresses before they are used */
  constructor(env: Environment, mask: (secret: string) => void) {
    this.#env = env;
    this.#mask = mask;
  }

  /** The key and the archive of an entry, if there is one. @throws why that cannot be known */
  async find({ paths, key, restoreKeys }: CacheLookup): Promise<{ key: string; address: URL } | undefined> {
    const request = { key, restore_keys: restoreKeys, version: versionOf(paths) };
    const answer = await this.#call("GetCacheEntryDownloadURL", request);
    const found = answer.matched_key ?? answer.matchedKey ?? "";
    if (!answer.ok || found === "") return undefined;
    return { key: found, address: this.#address(answer.signed_download_url ?? answer.signedDownloadUrl) };
  }

  /** Asks where the archive of a new entry is to go. @throws why there is no answer */
  async reserve({ paths, key }: NewEntry): Promise<Reservation> {
    try {
      const answer = await this.#call("CreateCacheEntry", { key, version: versionOf(paths) });
      const { ok, message } = answer;
      if (ok) {
        const address = this.#address(answer.signed_upload_url ?? answer.signedUploadUrl);
        return { kind: "reserved", address };
      }
      if (message === "") return { kind: "exists" };
      if (DENIED.test(message)) return { kind: "refused", reason: message };
      throw new Error(`the cache service makes no entry: ${quote(message)}`);
    } catch (error) {
      if (!(error instanceof CacheRefusal)) throw error;
      if (error.status === 409) return { kind: "exists" };
      if (error.status === 401 || error.status === 403) return { kind: "refused", reason: error.message };
      throw error;
    }
  }

  /** Makes an entry that others can find of what was uploaded. @throws why not */
  async finalize({ paths, key }: NewEntry, sizeBytes: number): Promise<void> {
    const request = { key, version: versionOf(paths), size_bytes: String(sizeBytes) };
    const { ok, message } = await this.#call("FinalizeCacheEntryUpload", request);
    if (!ok) throw new Error(`the cache service does not complete the entry: ${quote(message)}`);
  }

  async #call(method: string, body: object): Promise<Answer> {
    const origin = this.#env["ACTIONS_RESULTS_URL"] ?? "";
    const address = new URL(`/twirp/github.actions.results.api.v1.CacheService/${method}`, origin);
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${this.#env["ACTIONS_RUNTIME_TOKEN"] ?? ""}`,
    };
    using http = new CacheHttp(PATIENCE);
    return await http.retrying(async () => {
      const request = { method: "POST", address, headers, body: Buffer.from(JSON.stringify(body)) } as const;
      const { status, text } = await http.exchange(request);
      const answer = v.safeParse(AnswerSchema, parsed(text));
      if (status >= 200 && status < 300 && answer.success) return answer.output;
      const said = answer.success ? answer.output.msg || answer.output.message : "";
      const problem = `the cache service answers ${status}${said === "" ? "" : `: ${quote(said)}`}`;
      throw RETRYABLE.has(status) ? new Error(problem) : new CacheRefusal(problem, status);
    });
  }

  #address(text = ""): URL {
    if (!URL.canParse(text)) throw new Error(`the cache service gives no address but ${quote(text)}`);
    const address = new URL(text);
    const signature = address.searchParams.get("sig");
    if (signature !== null && signature !== "") {
      this.#mask(signature);
      this.#mask(encodeURIComponent(signature));
    }
    return address;
  }
}

/** An entry is only found by who asks for the same paths, and reads the same compression. */
function versionOf(paths: readonly string[]): string {
  return createHash("sha256")
    .update([...paths, "zstd-without-long", "1.0"].join("|"))
    .digest("hex");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
