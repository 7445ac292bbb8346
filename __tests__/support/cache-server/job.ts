// Jobs of workflows, as far as the cache service is concerned, and what their steps see of it.
import { AZURE, type State } from "./state.ts";
import { createToken, type TokenOptions } from "./tokens.ts";

/** A job, as far as the service is concerned. */
export interface CacheJob extends TokenOptions {
  /** Default v2, that of github.com; v1 is that of GitHub Enterprise Server. */
  readonly protocol?: "v1" | "v2";
}

/** What a step of an action in this job sees of the service in its environment. */
export function jobEnvironment(state: State, job: CacheJob): Record<string, string> {
  const { protocol = "v2", ref = "refs/heads/main" } = job;
  const common = {
    ACTIONS_RUNTIME_TOKEN: createToken(job),
    GITHUB_REF: ref,
    ...reaching(state),
  };
  if (protocol === "v1") {
    return {
      ...common,
      ACTIONS_CACHE_URL: `${state.origin}/`,
      GITHUB_SERVER_URL: "https://github.example.com",
    };
  }
  return {
    ...common,
    ACTIONS_CACHE_SERVICE_V2: "true",
    ACTIONS_RESULTS_URL: `${state.origin}/`,
    GITHUB_SERVER_URL: "https://github.com",
  };
}

/** Lets processes of Node.js find Azure's storage on this machine. */
const RESOLVE = `import dns from "node:dns";
const { lookup } = dns;
dns.lookup = (name, ...rest) => lookup(name.endsWith(".blob.core.windows.net") ? "127.0.0.1" : name, ...rest);`;

/** What a process needs to get to the storage. */
function reaching({ blobOrigin, origin }: State): Record<string, string> {
  if (blobOrigin === origin) return {};
  if (blobOrigin === AZURE) return { http_proxy: origin, no_proxy: "127.0.0.1" };
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(RESOLVE)}` };
}
