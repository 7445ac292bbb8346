// The client of GitHub's cache in a process of its own, which can be stopped in the middle of anything. The newer protocol is
// spoken here; the older one, of GitHub Enterprise Server, by @actions/cache. In our process that would write annotations into the
// log, read our environment, and leave files in the runner's temporary folder: it knows neither a deadline nor a cancelled job.
import type { CacheLookup, CacheProgress } from "../../cache/cache-store.ts";
import type { Environment } from "../../environment.ts";
import { messageOf } from "../../errors.ts";
import { uploadBlocks } from "./block-upload.ts";
import { archiveAddress, captureStdout } from "./cache-address.ts";
import { downloadArchive } from "./cache-download.ts";
import { sayRetry } from "./cache-http.ts";
import { packEntry } from "./cache-pack.ts";
import { lastStatusOf, type SavePatience, tookTooLong, watchSaving } from "./cache-requests.ts";
import { cacheServiceOf } from "./cache-service.ts";
import { CacheTwirp, type NewEntry } from "./cache-twirp.ts";
import { unpackArchive } from "./cache-unpack.ts";

/** What the client is asked to do; the first message to the process. */
export type CacheCall =
  | ({ readonly kind: "find" } & LookUp)
  | ({
      readonly kind: "restore";
      /** What the paths in the archive are relative to. */
      readonly directory: string;
    } & LookUp)
  | ({ readonly kind: "save"; readonly paths: readonly string[]; readonly key: string } & SavePatience);

interface LookUp extends CacheLookup {
  /** How long it may take. */
  readonly lookUpMs: number;
}

/** What the process sends: how far it is, any number of times, and its answer. */
export type CacheMessage = CacheAnswer | ({ readonly kind: "progress" } & CacheProgress);

/** What the client answered; the last message from the process. The rest of the truth is in what it printed. */
export type CacheAnswer =
  | {
      readonly kind: "found";
      readonly key: string | undefined;
      /** Of the archive that was unpacked. */
      readonly sizeBytes?: number;
    }
  | {
      readonly kind: "saved";
      /** -1 if not; the older protocol also has another number when the upload failed. */
      readonly entryId: number;
      /** HTTP status of the request for a new entry, if it was answered. */
      readonly reservationStatus: number | undefined;
    }
  | {
      /** By the newer protocol, which tells what came of it. */
      readonly kind: "stored";
      readonly sizeBytes: number;
    }
  | { readonly kind: "exists" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "threw"; readonly message: string };

/** Requests for an entry that is there, in either protocol. */
const LOOK_UP = /\.CacheService\/GetCacheEntryDownloadURL$|\/_apis\/artifactcache\/cache\?/;

const TELL_EVERY_MS = 250;

/** Nothing is lost but time; the watch ends what takes too much of it. */
const UPLOAD_RETRIES = { retryDelaysMs: [300, 1000, 4000], onRetry: sayRetry };

/** Waits for a {@link CacheCall}, and answers it. The parent ends the process; it does not outlive that one. */
export function runCacheClient(env: Environment): void {
  process.once("disconnect", endGroup);
  const onProgress = (progress: CacheProgress): void => {
    process.send?.({ kind: "progress", ...progress } satisfies CacheMessage);
  };
  process.once("message", (call) => {
    void answerCall(call as CacheCall, env, onProgress).then(async (answer) => {
      await Promise.all([allPrinted(process.stdout), allPrinted(process.stderr)]);
      process.send?.(answer);
    });
  });
}

/** What the other side has not taken yet is lost when this process is ended. */
async function allPrinted(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((fulfil) => {
    stream.write("", () => {
      fulfil();
    });
  });
}

/** Answers one call by the environment of the job's step; never rejects. What it cannot finish in time goes on. */
export async function answerCall(
  call: CacheCall,
  env: Environment,
  onProgress: (progress: CacheProgress) => void = () => undefined,
): Promise<CacheAnswer> {
  try {
    return await (call.kind === "save" ? save(call, env) : find(call, env, onProgress));
  } catch (error) {
    return { kind: "threw", message: messageOf(error) };
  }
}

async function save(call: Extract<CacheCall, { kind: "save" }>, env: Environment): Promise<CacheAnswer> {
  using watch = watchSaving(call);
  const service = newerService(env);
  if (service !== undefined) return await Promise.race([saveByTwirp(call, service), watch.stuck]);
  const client = await loadClient();
  const saving = client.saveCache([...call.paths], call.key);
  const entryId = await Promise.race([saving, watch.stuck]);
  return { kind: "saved", entryId, reservationStatus: watch.reservationStatus() };
}

/** What it takes to pack and to upload is only spent on an entry that is not there yet, and both happen at once. */
async function saveByTwirp(
  call: NewEntry & Pick<SavePatience, "stallMs">,
  service: CacheTwirp,
): Promise<CacheAnswer> {
  const reservation = await service.reserve(call);
  if (reservation.kind !== "reserved") return reservation;
  // Longer than the watch's: what hangs would be sent again and again, and the watch takes that for progress.
  const patience = { ...UPLOAD_RETRIES, stallMs: 2 * call.stallMs };
  const sizeBytes = await uploadBlocks(packEntry(call.paths, process.cwd()), reservation.address, patience);
  await service.finalize(call, sizeBytes);
  return { kind: "stored", sizeBytes };
}

/** The client only looks the entry up: it would hold 128 MiB of the archive in memory, and unpack when it has all of it. */
async function find(
  call: Exclude<CacheCall, { kind: "save" }>,
  env: Environment,
  onProgress: (progress: CacheProgress) => void,
): Promise<CacheAnswer> {
  const lookingUp = newerService(env)?.find(call) ?? findByClient(call);
  const found = await inTime(lookingUp, call.lookUpMs);
  if (found === undefined || call.kind === "find") return { kind: "found", key: found?.key };
  const { key, address } = found;
  if (address === undefined) throw new Error("the cache service did not say where the entry is");
  console.log(`Cache hit for: ${key}`);
  const archive = downloadArchive(address, { onRetry: sayRetry, onProgress: seldom(onProgress) });
  const sizeBytes = await unpackArchive(archive, call.directory);
  return { kind: "found", key, sizeBytes };
}

async function findByClient(
  call: CacheLookup,
): Promise<{ key: string; address: URL | undefined } | undefined> {
  const client = await loadClient();
  using captured = captureStdout(process.stdout);
  const options = { lookupOnly: true };
  const key = await client.restoreCache([...call.paths], call.key, [...call.restoreKeys], options);
  return key === undefined ? undefined : { key, address: archiveAddress(captured.output.debug) };
}

/** The service, if it speaks the newer protocol; the older one is spoken by the client. */
function newerService(env: Environment): CacheTwirp | undefined {
  return cacheServiceOf(env)?.protocol === "v2" ? new CacheTwirp(env, sayMask) : undefined;
}

/** The parent reads it as it reads what the client says, and masks the secret before it shows anything else. */
function sayMask(secret: string): void {
  console.log(`::add-mask::${secret.replaceAll("%", "%25")}`);
}

/** Each message costs both processes a turn; people need no more than some a second. */
function seldom(onProgress: (progress: CacheProgress) => void): (progress: CacheProgress) => void {
  let lastAt = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - lastAt < TELL_EVERY_MS) return;
    lastAt = now;
    onProgress(progress);
  };
}

/** Loaded only where the service speaks the older protocol: it brings the Azure SDK with it. */
async function loadClient() {
  return import("@actions/cache");
}

/** The client tries for half a minute to reach a service that fails; no build should wait that long for nothing. */
async function inTime<T>(lookingUp: Promise<T>, limitMs: number): Promise<T> {
  const lookUp = lastStatusOf(LOOK_UP);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(tookTooLong("looking for an entry", limitMs, lookUp.status));
    }, limitMs);
  });
  try {
    return await Promise.race([lookingUp, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** This process leads a group, in which the client's `tar` and `zstd` are. */
function endGroup(): void {
  process.kill(-process.pid, "SIGKILL");
}
