// The caches of a job: GitHub's service, and what the job's trigger may do with them.
import { join } from "node:path";
import type { Claim } from "../cache/claimed-place.ts";
import { type Environment, temporaryDirectory } from "../environment.ts";
import type { BuildCaches } from "../platform/request/build-caches.ts";
import { CACHE_CLIENT_COMMAND } from "./entry.ts";
import { createActionsCache } from "./github-cache/actions-cache.ts";
import { cachePolicy } from "./github-cache/cache-policy.ts";
import { readPayload } from "./runner/event-payload.ts";

/** What {@link createCaches} needs. */
export interface CachesOptions {
  /** The path of the action's own program. */
  readonly program: string;
  readonly mask: (secret: string) => void;
  /** Claims a name below a directory; undefined if another process has it. */
  readonly claim: (root: string, name: string) => Promise<Claim | undefined>;
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
  readonly onFilled?: BuildCaches["onFilled"];
}

/** Reads the trigger once; a payload that cannot be read is treated as untrusted. */
export async function createCaches(env: Environment, options: CachesOptions): Promise<BuildCaches> {
  const policy = cachePolicy({
    eventName: env["GITHUB_EVENT_NAME"] ?? "",
    ref: env["GITHUB_REF"] ?? "",
    repository: env["GITHUB_REPOSITORY"] ?? "",
    payload: await parsePayload(env),
  });
  const { program, claim, onFilled = () => undefined, ...rest } = options;
  const temporary = temporaryDirectory(env);
  return {
    store: createActionsCache(env, { program: [program, CACHE_CLIENT_COMMAND], policy, ...rest }),
    onFilled,
    mayWrite: policy.write,
    writeReason: policy.reason,
    branch: policy.branch,
    directory: join(temporary, "cloud-native-buildpacks"),
    claim: (name) => claim(temporary, name),
  };
}

async function parsePayload(env: Environment): Promise<unknown> {
  try {
    const text = await readPayload(env);
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
