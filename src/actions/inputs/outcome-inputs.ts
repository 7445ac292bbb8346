// Inputs about what the image is to be like, and about what is kept of the build beside it.
import { posix } from "node:path";
import { isCalendarDay } from "../../cnb/toml/calendar-day.ts";
import type { OutcomeOptions } from "../../platform/request/build-request.ts";
import { quote } from "../../quote.ts";
import { readCommitTime } from "../runner/commit-time.ts";
import type { Complain } from "./input-reader.ts";
import { oneOf } from "./one-of-input.ts";
import type { ActionStep } from "./request-fields.ts";
import { sourceDirectory } from "./source-inputs.ts";

const DEFAULT_APP_DIR = "/workspace";
/** Top-level directories that the system, the platform or the lifecycle has. */
const TAKEN = new Set(
  "bin boot cache cnb dev etc home launch-cache layers lib lib64 platform proc root run sbin sys tmp usr var".split(
    " ",
  ),
);

/** The type of a process, e.g. `worker`. */
export function parseProcessType(text: string, complain: Complain): string | undefined {
  if (text === "") return undefined;
  if (/^[A-Za-z0-9._-]+$/.test(text)) return text;
  complain(
    text,
    `${quote(text)} is not the type of a process.`,
    "Use letters, digits, ., _ and -, e.g. web.",
  );
  return undefined;
}

/** An execution environment, e.g. `test`. */
export function parseExecEnv(text: string, complain: Complain): string | undefined {
  if (text === "") return undefined;
  if (/^[A-Za-z0-9.-]+$/.test(text)) return text;
  complain(
    text,
    `${quote(text)} is not an execution environment.`,
    "Use production, test, development, or a name of letters, digits, . and -.",
  );
  return undefined;
}

const anyCompression = oneOf({ gzip: true, zstd: true }, "gzip");

/** That gzip was asked for is nothing to tell a lifecycle. */
export function readLayerCompression(text: string, complain: Complain): OutcomeOptions["layerCompression"] {
  const compression = anyCompression(text, complain);
  return compression === "zstd" ? compression : undefined;
}

/** `workspace`, `/workspace` and `/app/src` are all understood. */
export function parseAppDir(text: string, complain: Complain): string {
  const path = posix.normalize(`/${text}`).replace(/(?<=.)\/$/, "");
  const [, first = ""] = path.split("/");
  if (/^(\/[\w.-]+)+$/.test(path) && !text.split("/").includes("..") && !TAKEN.has(first)) return path;
  complain(
    text,
    `${quote(text)} cannot be the directory of the source.`,
    "Name a directory that is not the system's, e.g. workspace or app.",
  );
  return DEFAULT_APP_DIR;
}

const TIME_HINT =
  "Write now, commit (the time of the commit that is checked out), seconds since 1970, or a time like 2026-01-31T12:00:00Z.";

/** `SOURCE_DATE_EPOCH` of the step counts where the input is empty; see https://reproducible-builds.org/specs/source-date-epoch/ */
export async function readCreationTime(
  input: string,
  complain: Complain,
  step: ActionStep,
): Promise<number | undefined> {
  const text = input || (step.env["SOURCE_DATE_EPOCH"] ?? "");
  if (text === "") return undefined;
  if (text === "now") return Math.floor(Date.now() / 1000);
  if (text === "commit") {
    const time = await readCommitTime(sourceDirectory(await step.value("path")), step.workspace);
    if (time === undefined)
      complain(text, "there is no commit in the workspace.", "Check the source out first.");
    return time;
  }
  const seconds = /^\d{1,12}$/.test(text) ? Number(text) : parseTimestamp(text);
  if (seconds === undefined) complain(text, `${quote(text)} is not a time.`, TIME_HINT);
  return seconds;
}

function parseTimestamp(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT(?!24)\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  if (!isCalendarDay(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) || milliseconds < 0 ? undefined : Math.floor(milliseconds / 1000);
}
