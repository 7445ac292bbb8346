// Why a program of a phase cannot be started, and what to do about it. Pure.
import type { FileOwner } from "../../docker/daemon.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { errorCode } from "../../files/regular-file.ts";
import { quote } from "../../quote.ts";
import { ROOT_NEEDS } from "../files/work-directory.ts";

/** What was to be started. */
interface FailedStart {
  readonly command: readonly string[];
  /** Undefined where it is that of this process. */
  readonly user: FileOwner | undefined;
}

/** Of what the kernel says. */
export function startFailure({ command, user }: FailedStart, error: unknown): PlatformError {
  const who = user === undefined ? "" : ` as user ${user.uid}:${user.gid}`;
  const message = `${quote(command[0] ?? "")} cannot be started${who}: ${messageOf(error)}.`;
  return new PlatformError("DAEMON", message, { cause: error, hint: hintFor(error, user) });
}

function hintFor(error: unknown, user: FileOwner | undefined): string {
  if (errorCode(error) === "EAGAIN")
    return (
      "The container has as many processes as it may. Those that have ended count until its first process asks for them, " +
      'which "tail" never does: raise the limit, or start the container with "--init", or with a shared process namespace in Kubernetes.'
    );
  return user === undefined
    ? "The job must run in the container of a builder, whose lifecycle everyone may execute."
    : `${ROOT_NEEDS} Programs of another user cannot be started without them.`;
}
