// Why a file of the source could not be read, and what helps.
import { messageOf, PlatformError } from "../../errors.ts";
import { errorCode } from "../../files/regular-file.ts";
import { quote } from "../../quote.ts";

/** A path may be longer than what Linux takes in one call, and is then too long for a sentence, too. */
const MAX_QUOTED = 200;

/** The error for a file or directory of the source, by its absolute path. */
export function unreadablePath(path: string, cause: unknown): PlatformError {
  const { why, hint } = REASONS[errorCode(cause) ?? ""] ?? { why: plainMessage(cause), hint: CHANGED };
  return new PlatformError("SOURCE", `${quote(path, MAX_QUOTED)} cannot be read: ${why}.`, { cause, hint });
}

interface Reason {
  readonly why: string;
  readonly hint: string;
}

const READABLE = "Make the source readable for the user who runs the action.";
const CHANGED =
  "Make the source readable for the user who runs the action, and do not modify it during the build.";

const REASONS: Readonly<Record<string, Reason>> = {
  EACCES: { why: "permission denied (EACCES)", hint: READABLE },
  EPERM: { why: "operation not permitted (EPERM)", hint: READABLE },
  ENAMETOOLONG: {
    why: "its path has more than the 4,095 bytes that Linux allows (ENAMETOOLONG)",
    hint: 'Shorten the path, or leave it out with "exclude" in project.toml.',
  },
  ENOENT: {
    why: "it disappeared after its directory was listed (ENOENT)",
    hint: "Do not modify the source during the build.",
  },
  ELOOP: {
    why: "it became a link after its directory was listed (ELOOP)",
    hint: "Do not modify the source during the build.",
  },
};

/** Without the path, which Node.js adds at the end of what it says. */
function plainMessage(cause: unknown): string {
  return messageOf(cause).replace(/, \w+ '.*$/s, "");
}
