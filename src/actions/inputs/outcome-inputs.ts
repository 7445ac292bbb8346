// Inputs about what the image is to be like, and about what is kept of the build beside it.
import { posix } from "node:path";
import type { Environment } from "../../environment.ts";
import type { OutcomeOptions } from "../../platform/request/build-request.ts";
import { quote } from "../../quote.ts";
import type { Complain, InputReader } from "./input-reader.ts";
import { parseOneOf } from "./one-of-input.ts";
import { readOutputPlace } from "./output-place-input.ts";

const DEFAULT_APP_DIR = "/workspace";
/** Top-level directories that the system, the platform or the lifecycle has. */
const TAKEN = new Set(
  "bin boot cache cnb dev etc home launch-cache layers lib lib64 platform proc root run sbin sys tmp usr var".split(
    " ",
  ),
);

/** What reading these inputs needs from outside. */
export interface OutcomeSurroundings {
  /** Relative directories are below it. */
  readonly workspace: string;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** Seconds since 1970 of the commit that is checked out; undefined where there is none. */
  readonly commitTime: () => Promise<number | undefined>;
}

/** The group of inputs that is {@link OutcomeOptions}. */
export async function readOutcomeOptions(
  reader: InputReader,
  env: Environment,
  surroundings: OutcomeSurroundings,
): Promise<OutcomeOptions> {
  return {
    defaultProcess: parseProcessType(reader.text("default-process"), reader.complainAbout("default-process")),
    createdAt: await readCreationTime(reader, env, surroundings),
    execEnv: parseExecEnv(reader.text("exec-env"), reader.complainAbout("exec-env")),
    layerCompression: readLayerCompression(reader),
    appDir: parseAppDir(reader.text("workspace"), reader.complainAbout("workspace")),
    sbomDir: await readOutputPlace(reader, "sbom", surroundings.workspace),
    reportDir: await readOutputPlace(reader, "report", surroundings.workspace),
  };
}

function parseProcessType(text: string, complain: Complain): string | undefined {
  if (text === "") return undefined;
  if (/^[A-Za-z0-9._-]+$/.test(text)) return text;
  complain(
    text,
    `${quote(text)} is not the type of a process.`,
    "Use letters, digits, ., _ and -, e.g. web.",
  );
  return undefined;
}

function parseExecEnv(text: string, complain: Complain): string | undefined {
  if (text === "") return undefined;
  if (/^[A-Za-z0-9.-]+$/.test(text)) return text;
  complain(
    text,
    `${quote(text)} is not an execution environment.`,
    "Use production, test, development, or a name of letters, digits, . and -.",
  );
  return undefined;
}

/** That gzip was asked for is nothing to tell a lifecycle. */
function readLayerCompression(reader: InputReader): OutcomeOptions["layerCompression"] {
  const allowed = { gzip: true, zstd: true } as const;
  const compression = parseOneOf(reader, "layer-compression", { allowed, fallback: "gzip" });
  return compression === "zstd" ? compression : undefined;
}

/** `workspace`, `/workspace` and `/app/src` are all understood. */
function parseAppDir(text: string, complain: Complain): string {
  if (text === "") return DEFAULT_APP_DIR;
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
async function readCreationTime(
  reader: InputReader,
  env: Environment,
  { now, commitTime }: OutcomeSurroundings,
): Promise<number | undefined> {
  const complain = reader.complainAbout("creation-time");
  const text = reader.text("creation-time") || (env["SOURCE_DATE_EPOCH"] ?? "");
  if (text === "") return undefined;
  if (text === "now") return Math.floor(now());
  if (text === "commit") {
    const time = await commitTime();
    if (time === undefined)
      complain(text, "there is no commit in the workspace.", "Check the source out first.");
    return time;
  }
  const seconds = /^\d{1,12}$/.test(text) ? Number(text) : parseTimestamp(text);
  if (seconds === undefined) complain(text, `${quote(text)} is not a time.`, TIME_HINT);
  return seconds;
}

function parseTimestamp(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) || milliseconds < 0 ? undefined : Math.floor(milliseconds / 1000);
}
