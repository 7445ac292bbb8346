// An image that did not pass its test, in words.
import { constants } from "node:os";
import type { DaemonError } from "../../docker/daemon-error.ts";
import { PlatformError } from "../../errors.ts";
import { memoryWords } from "../../phases/failure/memory-limit.ts";
import { formatDuration } from "../../quantities.ts";
import { oneLine, quote, someOf } from "../../quote.ts";
import type { NamelessImage } from "../delivery/destination.ts";
import { keptBack } from "../delivery/kept-back.ts";
import type { ImageTest } from "../request/build-request.ts";
import type { ProbeState } from "./http-probe.ts";
import type { ContainerEnd } from "./running-container.ts";
import type { TestVerdict } from "./test-verdict.ts";

/** What is known about the failure. */
export interface TestFailure {
  readonly verdict: Exclude<TestVerdict, { kind: "passed" }>;
  readonly test: ImageTest;
  readonly image: Pick<NamelessImage, "digest" | "image">;
  /** The last lines of its output: untrusted text. */
  readonly tail: readonly string[];
  /** That the app is asked on; undefined if it is not. */
  readonly port: number | undefined;
  /** The input `memory`. */
  readonly memoryBytes: number | undefined;
}

/** The error for it. */
export function testError(failure: TestFailure): PlatformError {
  const { tail, image } = failure;
  const message = `The image failed its test: ${describe(failure)}. ${keptBack(image)}`;
  return new PlatformError("TEST", message, { hint: hintFor(failure), details: { kind: "test", tail } });
}

/** What happened, as a clause. */
function describe(failure: TestFailure): string {
  const { verdict, test } = failure;
  switch (verdict.kind) {
    case "unstarted":
      return `${nameOf(failure)} could not be started: ${oneLine(verdict.words)}`;
    case "ended":
      return `${nameOf(failure)} ${describeEnd(verdict.end, failure)}${whenEnded(failure)}`;
    case "late":
      return verdict.part === "command"
        ? `${nameOf(failure)} did not end within ${formatDuration(test.timeoutMs)}`
        : `${request(failure)} was not answered with 2xx or 3xx within ${formatDuration(test.timeoutMs)}: ${describeState(verdict.state)}`;
    case "loopback-only":
      return `the app listens on ${portOf(failure)} only for its own container, at a loopback address`;
  }
}

function nameOf({ verdict, test }: TestFailure): string {
  const isApp = !("part" in verdict) || verdict.part === "app";
  return isApp ? "the app" : quote(test.command ?? "");
}

const request = (failure: TestFailure): string =>
  `GET ${quote(failure.test.http ?? "")} on ${portOf(failure)}`;

const portOf = ({ port }: TestFailure): string => `port ${port ?? "?"}`;

/** What an app that ended should have done instead. */
function whenEnded(failure: TestFailure): string {
  const { verdict, test } = failure;
  if (verdict.kind !== "ended" || verdict.part === "command") return "";
  return verdict.isHealthy
    ? ` while ${quote(test.command ?? "")} ran`
    : ` before it answered ${request(failure)} with 2xx or 3xx`;
}

/** A shell, and an engine, say by 128 and its number that a signal ended a program. */
function describeEnd({ exitCode, ranOutOfMemory }: ContainerEnd, { memoryBytes }: TestFailure): string {
  const signal = signalOf(exitCode);
  const what =
    signal === undefined
      ? `ended with exit code ${exitCode}`
      : `was killed by ${signal} (exit code ${exitCode})`;
  if (!ranOutOfMemory) return what;
  const { where } = memoryWords({ limitBytes: memoryBytes });
  return signal === "SIGKILL" ? `${what} ${where}` : `${what}; a process was killed ${where}`;
}

function signalOf(exitCode: number): string | undefined {
  return Object.entries(constants.signals).find(([, number]) => number === exitCode - 128)?.[0];
}

function describeState(state: ProbeState): string {
  switch (state.kind) {
    case "answered":
      return `the last answer was ${state.status}`;
    case "mute":
      return "what listens there gave no answer of HTTP";
    case "refused": {
      const others = someOf(state.listening.map(String), 5).join(", ");
      return others === "" ? "nothing listens there" : `nothing listens there, but on port ${others}`;
    }
    case "unasked":
    case "healthy":
    case "loopback-only":
      return "there was no time to ask";
  }
}

/** What the output shows beats what the code may mean. */
const CAUSES: readonly {
  readonly words: RegExp;
  readonly applies: (test: ImageTest) => boolean;
  readonly hint: string;
}[] = [
  {
    words: /\bread-only file system\b|\bEROFS\b/i,
    applies: ({ readOnly }) => readOnly,
    hint: 'Set "test-read-only" to "false" if the image has to write elsewhere than to /tmp.',
  },
  {
    words:
      /\b(?:ENETUNREACH|EAI_AGAIN|ENOTFOUND)\b|network is unreachable|name resolution|could not resolve|no such host/i,
    applies: ({ network }) => network === undefined,
    hint: 'Name a network in "test-network": a test has none but its own.',
  },
  {
    words: /\/bin\/bash\b.*(?:no such file|need)|use a run image with bash/i,
    applies: ({ command }) => command?.startsWith("--") === false,
    hint: 'Begin "test" with "-- " if the image has no shell: the words after it are a program and its arguments.',
  },
];

function hintFor(failure: TestFailure): string {
  const { verdict, test, tail, memoryBytes } = failure;
  const known = CAUSES.find(({ words, applies }) => applies(test) && tail.some((line) => words.test(line)));
  if (verdict.kind === "ended" && verdict.end.ranOutOfMemory)
    return memoryWords({ limitBytes: memoryBytes }, "app").hint;
  if (known !== undefined) return known.hint;
  switch (verdict.kind) {
    case "unstarted":
      return "Check the processes of the image, and that it is for the platform of the engine.";
    case "loopback-only":
      return "Let the app listen on 0.0.0.0, or on :: for IPv6 as well.";
    case "late":
      return verdict.part === "app" && verdict.state.kind === "refused" && verdict.state.listening.length > 0
        ? 'Let the app listen on PORT, or name its port in "test-env", e.g. PORT=3000.'
        : 'Check its output; if it only takes longer, set "test-timeout" to more seconds.';
    case "ended":
      return "Check the last lines of its output.";
  }
}

/** The error for a builder that cannot ask an app; every one whose buildpacks are scripts can. */
export function noProber(builder: string, cause?: DaemonError): PlatformError {
  const why = cause?.reason ?? "its bash has ended";
  return new PlatformError("TEST", `The builder ${quote(builder)} cannot ask the app by HTTP: ${why}.`, {
    cause,
    hint: '"test-http" needs a builder that has bash. With another one, let "test" run a program of the image.',
  });
}
