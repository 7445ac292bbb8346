// GitHub's cache service as a cache store. The client runs in a process of its own (cache-client.ts), so that it can be
// stopped, and neither its annotations nor its files are left anywhere.
import { lstat, mkdtemp } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type {
  CacheLookup,
  CacheProgress,
  CacheRestore,
  CacheStore,
  RestoreOutcome,
  SaveOutcome,
} from "../../cache/cache-store.ts";
import { type Environment, temporaryDirectory } from "../../environment.ts";
import { messageOf } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { archiveSize, failureReason, findOutcome, saveVerdict } from "./cache-answers.ts";
import type { CacheCall } from "./cache-client.ts";
import type { CachePolicy } from "./cache-policy.ts";
import { type CacheCallResult, type CacheProcess, callCacheClient } from "./cache-process.ts";
import { cacheServiceOf, keyProblem } from "./cache-service.ts";
import { commonParent, createStage, removeQuietly } from "./cache-stage.ts";

/** How long each operation may take, all retries included. */
export interface CacheTimeLimits {
  /** Of looking for an entry, alone or before it is restored. */
  readonly lookUpMs: number;
  readonly restoreMs: number;
  readonly saveMs: number;
  /** Of asking for a new entry. */
  readonly reserveMs: number;
  /** In which nothing is sent of an entry. */
  readonly stallMs: number;
}

/** What {@link createActionsCache} needs. */
export interface ActionsCacheOptions {
  /** The program that runs the client, and its arguments: `[process.argv[1], CACHE_CLIENT_COMMAND]`. */
  readonly program: CacheProcess["program"];
  /** What this trigger may do; everything by default. */
  readonly policy?: Pick<CachePolicy, "read" | "write" | "reason">;
  /** Gets the signatures of the addresses that the service hands out. */
  readonly mask?: (secret: string) => void;
  /** Gets what the client says about its work, for the debug log. */
  readonly onLine?: (line: string) => void;
  /** Ends what is under way. */
  readonly signal?: AbortSignal;
  readonly limits?: Partial<CacheTimeLimits>;
  /** Runs a call of the client; by default in a new process. */
  readonly runClient?: typeof callCacheClient;
  /** In milliseconds. */
  readonly now?: () => number;
}

/**
 * Entries in GitHub's cache service, with both of its protocols. Paths must not have characters that are special in globs;
 * what is restored replaces what was there.
 * @param env the environment of the step, as the runner made it
 */
export function createActionsCache(env: Environment, options: ActionsCacheOptions): CacheStore {
  const client: Client = { env, options, limits: { ...defaultLimits(env), ...options.limits } };
  return {
    isAvailable: () => cacheServiceOf(env) !== undefined,
    find: (lookup) => find(client, lookup),
    restore: (wanted, onProgress = ignore) => guarded(() => restore(client, wanted, onProgress), unavailable),
    save: (paths, key) => guarded(() => save(client, paths, key), failed),
  };
}

interface Client {
  readonly env: Environment;
  readonly options: ActionsCacheOptions;
  readonly limits: CacheTimeLimits;
}

const TEN_SECONDS_MS = 10_000;
const ONE_MINUTE_MS = 60_000;
const TEN_MINUTES_MS = 600_000;

/** The variable limits parts of a download in the client; with us also the whole of it. */
function defaultLimits(env: Environment): CacheTimeLimits {
  const minutes = Number(env["SEGMENT_DOWNLOAD_TIMEOUT_MINS"] ?? "");
  const restoreMs = minutes > 0 && Number.isFinite(minutes) ? minutes * 60_000 : TEN_MINUTES_MS;
  return {
    lookUpMs: TEN_SECONDS_MS,
    restoreMs,
    saveMs: TEN_MINUTES_MS,
    reserveMs: TEN_SECONDS_MS,
    stallMs: ONE_MINUTE_MS,
  };
}

function unavailable(reason: string): RestoreOutcome {
  return { kind: "unavailable", reason };
}

function failed(reason: string): SaveOutcome {
  return { kind: "failed", reason };
}

/** Nothing that goes wrong with a cache may reach the build. */
async function guarded<T>(work: () => Promise<T>, otherwise: (reason: string) => T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    return otherwise(messageOf(error));
  }
}

async function find(client: Client, lookup: CacheLookup): Promise<string | undefined> {
  if (readProblem(client, lookup) !== undefined) return undefined;
  return guarded(
    async () => {
      const found = findOutcome(await call(client, { kind: "find", ...lookUp(client, lookup) }));
      return found.kind === "found" ? found.key : undefined;
    },
    () => undefined,
  );
}

async function restore(
  client: Client,
  { into, ...lookup }: CacheRestore,
  onProgress: (progress: CacheProgress) => void,
): Promise<RestoreOutcome> {
  const problem = readProblem(client, lookup);
  if (problem !== undefined) return unavailable(problem);
  const now = client.options.now ?? (() => performance.now());
  const startedAt = now();
  await using stage = await createStage(lookup.paths, into);
  const result = await call(
    client,
    { kind: "restore", directory: stage.directory, ...lookUp(client, lookup) },
    { onProgress },
  );
  const found = findOutcome(result);
  if (found.kind !== "found") return found;
  if ((await stage.install()) === 0)
    return unavailable(`the entry ${quote(found.key)} has none of the paths in it`);
  const sizeBytes = archiveSize(result);
  return { kind: "hit", key: found.key, sizeBytes, durationMs: now() - startedAt };
}

async function save(client: Client, paths: readonly string[], key: string): Promise<SaveOutcome> {
  const { env, options } = client;
  if (options.policy?.write === false) return { kind: "refused", reason: options.policy.reason };
  const service = cacheServiceOf(env);
  if (service === undefined) return failed(NO_SERVICE);
  if (!service.canWrite) return { kind: "refused", reason: modeReason(env, "writes") };
  const problem = keyProblem([key]) ?? (await pathProblem(paths));
  if (problem !== undefined) return failed(problem);
  const now = options.now ?? (() => performance.now());
  const startedAt = now();
  const { reserveMs, stallMs } = client.limits;
  const request: CacheCall = { kind: "save", paths: namesIn(paths), key, reserveMs, stallMs };
  const result = await call(client, request, { directory: commonParent(paths) });
  switch (saveVerdict(result)) {
    case "saved":
      return { kind: "saved", key, sizeBytes: archiveSize(result), durationMs: now() - startedAt };
    case "exists":
      return { kind: "exists", key };
    case "refused":
      return { kind: "refused", reason: failureReason(result) };
    case "failed":
      return failed(failureReason(result));
  }
}

const NO_SERVICE = "there is no cache service in this job";

function modeReason(env: Environment, what: string): string {
  return `the cache mode ${quote(env["ACTIONS_CACHE_MODE"] ?? "")} of this job does not allow ${what}`;
}

function readProblem({ env, options }: Client, { paths, key, restoreKeys }: CacheLookup): string | undefined {
  if (options.policy?.read === false) return options.policy.reason;
  const service = cacheServiceOf(env);
  if (service === undefined) return NO_SERVICE;
  if (!service.canRead) return modeReason(env, "reads");
  return keyProblem([key, ...restoreKeys]) ?? shapeProblem(paths);
}

/** The client takes paths for patterns, and fails with an exception where nothing matches. */
function shapeProblem(paths: readonly string[]): string | undefined {
  if (paths.length === 0) return "there are no paths";
  const wrong = paths.find((path) => !/^\/[^*?[\]\\\r\n]+$/.test(path));
  return wrong && `the path ${quote(wrong)} is not absolute, or has special characters`;
}

async function pathProblem(paths: readonly string[]): Promise<string | undefined> {
  const problem = shapeProblem(paths);
  if (problem !== undefined) return problem;
  for (const path of paths) {
    try {
      await lstat(path);
    } catch (error) {
      return messageOf(error);
    }
  }
  return undefined;
}

/** What goes through to the other process. */
function lookUp({ limits: { lookUpMs } }: Client, { paths, key, restoreKeys }: CacheLookup) {
  return { paths: namesIn(paths), key, restoreKeys, lookUpMs };
}

/**
 * The client makes the version of an entry of the paths that it is given, and finds no entry of another version. Names that
 * are relative to a directory are the same on every machine, wherever its runner has its folders.
 */
function namesIn(paths: readonly string[]): string[] {
  const parent = commonParent(paths);
  return paths.map((path) => `./${relative(parent, path)}`);
}

interface CallOptions {
  /** What the paths are relative to; only saving reads them. */
  readonly directory?: string;
  readonly onProgress?: (progress: CacheProgress) => void;
}

/** Calls the client with a temporary folder of its own. */
async function call(
  client: Client,
  request: CacheCall,
  { directory, onProgress = ignore }: CallOptions = {},
): Promise<CacheCallResult> {
  const { env, options, limits } = client;
  const temp = await mkdtemp(join(temporaryDirectory(env), "actions-cache-"));
  try {
    return await (options.runClient ?? callCacheClient)(request, {
      program: options.program,
      env: { ...clientEnvironment(env), RUNNER_TEMP: temp },
      directory: directory ?? temp,
      timeoutMs: timeLimit(request, limits),
      signal: options.signal,
      mask: options.mask ?? ignore,
      onLine: options.onLine ?? ignore,
      onProgress,
    });
  } finally {
    await removeQuietly(temp);
  }
}

function timeLimit({ kind }: CacheCall, { lookUpMs, restoreMs, saveMs }: CacheTimeLimits): number {
  switch (kind) {
    case "find":
      return lookUpMs;
    case "restore":
      return restoreMs;
    case "save":
      return saveMs;
  }
}

function ignore(): void {
  // The other process is gone.
}

/**
 * With debug logging the client lists every archive, which takes as long as unpacking it, and it prefers the workspace to its
 * working directory. The inputs are not its business.
 */
const NOT_FOR_CLIENT = /^(?:RUNNER_DEBUG|GITHUB_WORKSPACE|INPUT_.*)$/s;

function clientEnvironment(env: Environment): Environment {
  const entries = Object.entries(env).filter(([name]) => !NOT_FOR_CLIENT.test(name));
  const certificates = env["NODE_EXTRA_CA_CERTS"];
  // It is relative to the working directory, and the client has another one.
  if (certificates) entries.push(["NODE_EXTRA_CA_CERTS", resolve(certificates)]);
  return Object.fromEntries(entries);
}
