// Errors of the engine, and how answers and broken connections become them. Status codes decide, never message text.
import { messageOf, PlatformError } from "../errors.ts";
import { errorCode } from "../files/regular-file.ts";
import { oneLine } from "../quote.ts";
import { type Endpoint, formatEndpoint, whatNames } from "./endpoint.ts";

/** What is known about a refusal of the engine. */
export interface DaemonErrorDetails {
  /** HTTP status, e.g. 409; undefined if the engine failed inside a stream or the connection broke. */
  readonly statusCode?: number | undefined;
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/**
 * The engine refused or failed to do something.
 * The code is `NOT_FOUND` for status 404 and `DAEMON` for everything else.
 */
export class DaemonError extends PlatformError {
  /** What was asked for, as words that follow "to", e.g. `create a container from "debian"`. */
  readonly operation: string;
  /** The engine's own words, without a full stop. */
  readonly reason: string;
  readonly statusCode: number | undefined;

  constructor(operation: string, reason: string, details: DaemonErrorDetails = {}) {
    const { statusCode, hint, cause } = details;
    const message = `The Docker engine failed to ${operation}: ${asSentence(reason)}`;
    super(statusCode === 404 ? "NOT_FOUND" : "DAEMON", message, { hint, cause });
    this.operation = operation;
    this.reason = oneLine(reason).replace(/\.$/, "");
    this.statusCode = statusCode;
  }
}

/** Whether the engine said no with one of these HTTP status codes. */
export function hasStatus(error: unknown, ...statusCodes: readonly number[]): boolean {
  return (
    error instanceof DaemonError && error.statusCode !== undefined && statusCodes.includes(error.statusCode)
  );
}

/** What the engine answers; undefined if what was asked for is not there. */
export async function ifNotMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (hasStatus(error, 404)) return undefined;
    throw error;
  }
}

/** The error for an engine that nothing can be sent to. */
export function unreachable(endpoint: Endpoint, cause: unknown): PlatformError {
  const message = `Cannot reach the Docker daemon at ${formatEndpoint(endpoint)}: ${asSentence(messageOf(cause))}`;
  return new PlatformError("DAEMON_UNREACHABLE", message, { hint: hintFor(endpoint, cause), cause });
}

/** Turns what a request was rejected with into one of the errors that {@link Daemon} promises. */
export function requestError(operation: string, endpoint: Endpoint, cause: unknown): PlatformError {
  if (cause instanceof PlatformError) return cause;
  if (isRefusal(cause)) {
    const { statusCode } = cause;
    return new DaemonError(operation, engineWords(cause) || `status ${String(statusCode)}`, { statusCode });
  }
  return failedToConnect(cause) ? unreachable(endpoint, cause) : connectionLost(operation, cause);
}

/** What dockerode rejects with if the engine has answered. */
interface Refusal extends Error {
  readonly statusCode: number;
  /** What dockerode calls the status; most have no name. */
  readonly reason: string | undefined;
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number";
}

/** Of an answer that is a stream, dockerode tells the engine's words only among its own. */
function engineWords({ message, statusCode, reason = "unexpected" }: Refusal): string {
  const prefix = `(HTTP code ${String(statusCode)}) ${reason} - `;
  return message.slice(message.startsWith(prefix) ? prefix.length : 0).trim();
}

function connectionLost(operation: string, cause: unknown): DaemonError {
  return new DaemonError(operation, `the connection broke (${messageOf(cause)})`, {
    hint: "Check the log of the Docker daemon: it may have stopped.",
    cause,
  });
}

/** Whether a request was not even begun. */
// Node.js names the system call only for errors of the socket itself; both of these come before anything was sent.
export function failedToConnect(error: unknown): boolean {
  const { syscall } = error as NodeJS.ErrnoException;
  return syscall === "connect" || syscall === "getaddrinfo";
}

function hintFor(endpoint: Endpoint, error: unknown): string {
  const code = errorCode(error);
  return code === "EACCES" || code === "EPERM"
    ? 'Permission is denied: add the user to the group "docker", or use a rootless daemon.'
    : `Ensure that the Docker daemon is running and accessible, and that ${whatNames(endpoint)} is correct.`;
}

function asSentence(reason: string): string {
  const text = reason.trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
