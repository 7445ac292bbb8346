// GitHub's cache client in a process of its own. In ours it would write annotations into the log, read our environment, leave
// files in the runner's temporary folder, and could not be stopped: it knows neither a deadline nor a cancelled job.
import { subscribe } from "node:diagnostics_channel";
import type { ClientRequest, IncomingMessage } from "node:http";

/** The argument that starts the action's own program as cache client. */
export const CACHE_CLIENT_COMMAND = "actions-cache-client";

/** What the client is asked to do; the first message to the process. */
export type CacheCall =
  | {
      readonly kind: "find" | "restore";
      readonly paths: readonly string[];
      readonly key: string;
      readonly restoreKeys: readonly string[];
    }
  | { readonly kind: "save"; readonly paths: readonly string[]; readonly key: string };

/** What the client answered; the only message from the process. The rest of the truth is in what it printed. */
export type CacheAnswer =
  | { readonly kind: "found"; readonly key: string | undefined }
  | {
      readonly kind: "saved";
      /** -1 if not; the older protocol also has another number when the upload failed. */
      readonly entryId: number;
      /** HTTP status of the request for a new entry, if it was answered. */
      readonly reservationStatus: number | undefined;
    }
  | { readonly kind: "threw"; readonly message: string };

/** POST requests for a new entry, in either protocol. */
const RESERVATION = /\.CacheService\/CreateCacheEntry$|\/_apis\/artifactcache\/caches$/;

/** Waits for a {@link CacheCall}, answers it, and ends. It does not outlive the process that started it. */
export function runCacheClient(): void {
  process.once("disconnect", endGroup);
  process.once("message", (call) => {
    void answer(call as CacheCall).then((result) => {
      // The client may leave sockets behind that would keep the process alive.
      process.send?.(result, () => process.exit());
    });
  });
}

async function answer(call: CacheCall): Promise<CacheAnswer> {
  try {
    return await callClient(call);
  } catch (error) {
    return { kind: "threw", message: error instanceof Error ? error.message : String(error) };
  }
}

async function callClient(call: CacheCall): Promise<CacheAnswer> {
  const reservation = observeReservation();
  // Loaded here only: it brings the Azure SDK with it.
  const client = await import("@actions/cache");
  const paths = [...call.paths];
  if (call.kind === "save") {
    const entryId = await client.saveCache(paths, call.key);
    return { kind: "saved", entryId, reservationStatus: reservation.status };
  }
  const options = { lookupOnly: call.kind === "find" };
  const key = await client.restoreCache(paths, call.key, [...call.restoreKeys], options);
  return { kind: "found", key };
}

/** The client says "another job may be creating this cache" whatever happened; the status tells. */
function observeReservation(): { status: number | undefined } {
  const seen: { status: number | undefined } = { status: undefined };
  subscribe("http.client.response.finish", (message) => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    if (request.method === "POST" && RESERVATION.test(request.path)) seen.status = response.statusCode;
  });
  return seen;
}

/** This process leads a group, in which the client's `tar` and `zstd` are. */
function endGroup(): void {
  process.kill(-process.pid, "SIGKILL");
}
