// GitHub's cache client in a process of its own. In ours it would write annotations into the log, read our environment, leave
// files in the runner's temporary folder, and could not be stopped: it knows neither a deadline nor a cancelled job.
import type { CacheLookup, CacheProgress } from "../../cache/cache-store.ts";
import { messageOf } from "../../errors.ts";
import { archiveAddress, captureStdout } from "./cache-address.ts";
import { downloadArchive } from "./cache-download.ts";
import { lastStatusOf, type SavePatience, tookTooLong, watchSaving } from "./cache-requests.ts";
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
  | { readonly kind: "threw"; readonly message: string };

/** Requests for an entry that is there, in either protocol. */
const LOOK_UP = /\.CacheService\/GetCacheEntryDownloadURL$|\/_apis\/artifactcache\/cache\?/;

const TELL_EVERY_MS = 250;

/** Waits for a {@link CacheCall}, and answers it. The parent ends the process; it does not outlive that one. */
export function runCacheClient(): void {
  process.once("disconnect", endGroup);
  const onProgress = (progress: CacheProgress): void => {
    process.send?.({ kind: "progress", ...progress } satisfies CacheMessage);
  };
  process.once("message", (call) => {
    void answerCall(call as CacheCall, onProgress).then(async (answer) => {
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

/** Answers one call by the environment of this process; never rejects. What it cannot finish in time goes on. */
export async function answerCall(
  call: CacheCall,
  onProgress: (progress: CacheProgress) => void = () => undefined,
): Promise<CacheAnswer> {
  try {
    return await (call.kind === "save" ? save(call) : find(call, onProgress));
  } catch (error) {
    return { kind: "threw", message: messageOf(error) };
  }
}

async function save(call: Extract<CacheCall, { kind: "save" }>): Promise<CacheAnswer> {
  const client = await loadClient();
  using watch = watchSaving(call);
  const saving = client.saveCache([...call.paths], call.key);
  const entryId = await Promise.race([saving, watch.stuck]);
  return { kind: "saved", entryId, reservationStatus: watch.reservationStatus() };
}

/** The client only looks the entry up: it would hold 128 MiB of the archive in memory, and unpack when it has all of it. */
async function find(
  call: Exclude<CacheCall, { kind: "save" }>,
  onProgress: (progress: CacheProgress) => void,
): Promise<CacheAnswer> {
  const client = await loadClient();
  using captured = captureStdout(process.stdout);
  const options = { lookupOnly: true };
  const lookingUp = client.restoreCache([...call.paths], call.key, [...call.restoreKeys], options);
  const key = await inTime(lookingUp, call.lookUpMs);
  if (key === undefined || call.kind === "find") return { kind: "found", key };
  const address = archiveAddress(captured.output.debug);
  if (address === undefined) throw new Error("the cache service did not say where the entry is");
  const archive = downloadArchive(address, { onRetry: sayRetry, onProgress: seldom(onProgress) });
  const sizeBytes = await unpackArchive(archive, call.directory);
  return { kind: "found", key, sizeBytes };
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

function sayRetry(reason: string): void {
  console.log(`Retrying the download: ${reason}`);
}

/** Loaded only when it is needed: it brings the Azure SDK with it. */
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
