// Answers of a gateway, and how errors become answers that lifecycles understand.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes
import type { Readable } from "node:stream";
import { messageOf, PlatformError } from "../errors.ts";
import { RegistryError } from "../registry/failure/registry-error.ts";
import { RefusedBlobError } from "./blob-sink.ts";

/** An answer; a stream is sent as it comes. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Buffer | Readable;
}

/** The error codes of the specification that are used. */
export type ReplyCode =
  | "BLOB_UNKNOWN"
  | "BLOB_UPLOAD_INVALID"
  | "BLOB_UPLOAD_UNKNOWN"
  | "DENIED"
  | "DIGEST_INVALID"
  | "MANIFEST_BLOB_UNKNOWN"
  | "MANIFEST_INVALID"
  | "MANIFEST_UNKNOWN"
  | "NAME_UNKNOWN"
  | "SIZE_INVALID"
  | "UNAUTHORIZED"
  | "UNAVAILABLE"
  | "UNSUPPORTED";

export function reply(status: number, headers: Reply["headers"] = {}): Reply {
  return { status, headers: { "content-length": 0, ...headers } };
}

/** An error of the API. */
export function refuse(
  status: number,
  code: ReplyCode,
  { message, headers = {} }: { readonly message: string; readonly headers?: Reply["headers"] },
): Reply {
  const body = Buffer.from(JSON.stringify({ errors: [{ code, message }] }));
  return {
    status,
    headers: { "content-type": "application/json", "content-length": body.byteLength, ...headers },
    body,
  };
}

/** What a lifecycle was doing: what it reads has been asked for several times already, and what it uploads may be sent again or not. */
type Doing = "read" | "upload" | "last upload";

/**
 * What to answer for something that went wrong behind the gateway. Lifecycles that read tell "there is none" (404, 401) from "must
 * not" (403) by the status, so those of the registry are passed on. For an upload they would take a refused login for that of the
 * gateway, and say so. They try again after a 502, but not after a 424.
 * @param unknown the code for what is not there
 */
export function replyToError(error: unknown, unknown: ReplyCode, doing: Doing): Reply {
  if (error instanceof RefusedBlobError)
    return replyToError(error.cause, unknown, error.next === "send again" ? "upload" : "last upload");
  const message = messageOf(error);
  if (error instanceof PlatformError && error.code === "NOT_FOUND")
    return refuse(unknown === "MANIFEST_BLOB_UNKNOWN" ? 400 : 404, unknown, { message });
  if (!(error instanceof RegistryError && error.code === "REGISTRY_DENIED")) {
    return refuse(doing === "upload" ? 502 : 424, "UNAVAILABLE", { message });
  }
  const { statusCode = 403 } = error;
  const code = statusCode === 401 ? "UNAUTHORIZED" : "DENIED";
  return refuse(doing === "read" ? statusCode : 424, code, { message });
}
