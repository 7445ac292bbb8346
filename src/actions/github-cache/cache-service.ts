// What the job's environment says about GitHub's cache service. Pure; the same rules as @actions/cache 6.3, which is not loaded
// to find out that there is nothing to talk to.
import type { Environment } from "../../environment.ts";
import { quote } from "../../quote.ts";

/** The service of a job, and what it may do there. */
export interface CacheService {
  readonly protocol: "v1" | "v2";
  readonly canRead: boolean;
  readonly canWrite: boolean;
}

/** The service that the runner offers to this step; undefined if there is none. */
export function cacheServiceOf(env: Environment): CacheService | undefined {
  const protocol = env["ACTIONS_CACHE_SERVICE_V2"] && !isEnterpriseServer(env) ? "v2" : "v1";
  const url = protocol === "v2" ? env["ACTIONS_RESULTS_URL"] : env["ACTIONS_CACHE_URL"];
  if (!url || !env["ACTIONS_RUNTIME_TOKEN"]) return undefined;
  const mode = (env["ACTIONS_CACHE_MODE"] ?? "").trim().toLowerCase();
  return {
    protocol,
    canRead: mode !== "none" && mode !== "write-only",
    canWrite: mode !== "none" && mode !== "read",
  };
}

/** It speaks the older protocol, also where the variable asks for the newer one. */
function isEnterpriseServer(env: Environment): boolean {
  const url = env["GITHUB_SERVER_URL"] || "https://github.com";
  const host = URL.canParse(url) ? new URL(url).hostname.toLowerCase() : "";
  return host !== "github.com" && !host.endsWith(".ghe.com") && !host.endsWith(".localhost");
}

const MAX_KEY_LENGTH = 512;
const MAX_KEYS = 10;

/** What the service would not accept of these keys, in words; undefined if nothing. */
export function keyProblem(keys: readonly string[]): string | undefined {
  if (keys.length > MAX_KEYS) return `there are ${keys.length} keys, at most ${MAX_KEYS} are allowed`;
  for (const key of keys) {
    if (key === "") return "a key is empty";
    if (key.includes(",")) return `the key ${quote(key)} has a comma in it`;
    if (key.length > MAX_KEY_LENGTH) {
      return `the key "${key.slice(0, 40)}…" has ${key.length} characters, at most ${MAX_KEY_LENGTH} are allowed`;
    }
  }
  return undefined;
}
