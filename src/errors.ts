// The one base of all errors that a user may see. It must not import anything at run time.

/** Closed set of what can go wrong; callers decide on this, never on message text. */
export type ErrorCode =
  | "INPUT"
  | "IMAGE_REFERENCE"
  | "MALFORMED"
  | "DAEMON"
  | "DAEMON_UNREACHABLE"
  | "REGISTRY"
  | "REGISTRY_UNREACHABLE"
  | "REGISTRY_DENIED"
  | "NOT_FOUND"
  | "DIGEST_MISMATCH"
  | "CREDENTIALS"
  | "BUILDER_IMAGE"
  | "BUILDPACK"
  | "RUN_IMAGE"
  | "INCOMPATIBLE_API"
  | "PHASE"
  | "TEST"
  | "VERIFICATION"
  | "SOURCE"
  | "CANCELLED"
  | "LIFECYCLE"
  | "GITHUB"
  | "ATTESTATION";

/** What is known of a failure besides its message, for who reports it; closed, so that a reporter handles each kind. */
export type FailureDetails =
  | { readonly kind: "several"; readonly errors: readonly PlatformError[] }
  | DescriptorFailure
  | PhaseFailureDetails
  | TestFailureDetails
  | VerificationFailureDetails;

/** A file of the project cannot be used. */
export interface DescriptorFailure {
  readonly kind: "descriptor";
  /** Relative to the workspace, or absolute where it is elsewhere. */
  readonly file: string;
  readonly problems: readonly {
    /** The first is 1; undefined if it is about something that is not there. */
    readonly line: number | undefined;
    readonly problem: string;
    readonly hint?: string | undefined;
  }[];
}

/** A phase of the lifecycle failed. */
export interface PhaseFailureDetails {
  readonly kind: "phase";
  readonly phase: string;
  /** What the creator was doing; undefined for any other phase. */
  readonly section: string | undefined;
  /** `id@version` of the buildpack that failed, or of those that may have. */
  readonly buildpacks: readonly string[];
  /** The last lines of its output: untrusted text. */
  readonly tail: readonly string[];
  /** The line that says what went wrong, and who printed it; undefined if none does. */
  readonly complaint:
    { readonly by: "lifecycle" | "buildpack" | "a buildpack"; readonly line: string } | undefined;
}

/** An image did not pass its test. */
export interface TestFailureDetails {
  readonly kind: "test";
  /** The last lines of its output: untrusted text. */
  readonly tail: readonly string[];
}

/** An image came out different when it was built a second time. */
export interface VerificationFailureDetails {
  readonly kind: "verification";
  /** What differs; lines that begin with spaces are about the one before that does not. */
  readonly lines: readonly string[];
}

/** Options of every {@link PlatformError}. */
export interface PlatformErrorOptions {
  /** One imperative sentence: what to change. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
  readonly details?: FailureDetails | undefined;
}

/** An error with a message that quotes the bad value, a code to decide on, and a hint that says what to do. */
export class PlatformError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: FailureDetails | undefined;

  constructor(code: ErrorCode, message: string, { hint, cause, details }: PlatformErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = hint;
    this.details = details;
  }
}

/** More than one thing is wrong with a request; each error has its own message and hint. */
export class SeveralErrors extends PlatformError {
  /** At least two. */
  readonly errors: readonly PlatformError[];

  constructor(errors: readonly PlatformError[]) {
    super(
      "INPUT",
      [`${errors.length} problems:`, ...errors.map(({ message }) => `- ${message}`)].join("\n"),
      {
        details: { kind: "several", errors },
      },
    );
    this.errors = errors;
  }
}

/** The message of anything that was thrown, without a stack trace. */
export function messageOf(error: unknown): string {
  if (isSuppressing(error)) {
    return `${messageOf(error.suppressed)} (cleaning up failed too: ${messageOf(error.error)})`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** What went wrong first, where cleaning up after it failed too; else the error itself. Callers decide on this. */
export function firstError(error: unknown): unknown {
  return isSuppressing(error) ? firstError(error.suppressed) : error;
}

/** Whether it is what `await using` makes of an error that disposing followed with another. Not by `instanceof`: bundlers bring their own. */
export function isSuppressing(
  error: unknown,
): error is Error & { readonly error: unknown; readonly suppressed: unknown } {
  return error instanceof Error && error.name === "SuppressedError" && "suppressed" in error;
}
