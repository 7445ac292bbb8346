// What goes wrong at the cache service on demand, and how that looks to the client.
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { sendJson } from "./exchange.ts";

/** The steps of the protocol that can fail. */
export type CacheOperation = "lookup" | "download" | "reserve" | "upload" | "finalize";

/** What goes wrong. */
export type CacheFault =
  /** The connection is closed without an answer. */
  | { readonly kind: "down" }
  /** No answer ever. */
  | { readonly kind: "hang" }
  /** The answer comes late. */
  | { readonly kind: "slow"; readonly delayMs: number }
  /** e.g. 429, 500, 503 */
  | { readonly kind: "status"; readonly status: number; readonly retryAfterSeconds?: number }
  /** Downloads: the connection is closed after half of the bytes. */
  | { readonly kind: "truncated" }
  /** Downloads: half of the bytes, and the length says that this is all. */
  | { readonly kind: "cut" }
  /** Downloads: a byte in the middle is another one. */
  | { readonly kind: "corrupted" }
  /** Downloads: the entry is gone since it was looked up. */
  | { readonly kind: "evicted" };

/** A fault of an operation, and how many requests still meet it. */
export interface ScriptedFault {
  readonly operation: CacheOperation;
  readonly fault: CacheFault;
  times: number;
}

/** The fault that this request of the operation meets; it is due once less. */
export function takeFault(
  faults: readonly ScriptedFault[],
  operation: CacheOperation,
): CacheFault | undefined {
  const scripted = faults.find((one) => one.operation === operation && one.times > 0);
  if (scripted !== undefined) scripted.times--;
  return scripted?.fault;
}

/** Acts as scripted, if anything is. Whether the request is answered, or never will be. */
export async function misbehave(
  faults: readonly ScriptedFault[],
  operation: CacheOperation,
  response: ServerResponse,
): Promise<boolean> {
  const fault = takeFault(faults, operation);
  return fault !== undefined && (await act(fault, response));
}

/** Whether the request is answered, or never will be. */
export async function act(fault: CacheFault, response: ServerResponse): Promise<boolean> {
  switch (fault.kind) {
    case "down":
      response.socket?.destroy();
      return true;
    case "hang":
      return true;
    case "slow":
      await sleep(fault.delayMs, undefined, { ref: false });
      return false;
    case "status": {
      const headers =
        fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) };
      const text = `scripted ${fault.status}`;
      sendJson(response, fault.status, { code: "unavailable", msg: text, message: text }, headers);
      return true;
    }
    case "truncated":
    case "cut":
    case "corrupted":
    case "evicted":
      return false;
  }
}
