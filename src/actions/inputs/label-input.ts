// The inputs `labels` and `annotations`, as docker/metadata-action prints its outputs of these names. Pure.
// Formats: https://github.com/docker/metadata-action#annotations, https://docs.docker.com/build/metadata/annotations/
import { formatTarget } from "../../oci/target.ts";
import type { LevelledAnnotations } from "../../platform/request/images-request.ts";
import { quote, someOf } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";
import { parsePlatform } from "./platform-input.ts";
import type { ActionStep } from "./request-fields.ts";

/** Annotations, and what could not become one. */
export interface ParsedAnnotations {
  readonly annotations: LevelledAnnotations;
  /** Sentences for the log: parts that are for something that what is pushed does not have. */
  readonly notices: readonly string[];
}

/**
 * Lines `KEY=VALUE`; the value is everything after the first `=`, quotes and commas included. Lines that start with `#` are
 * comments. What is quoted as a whole loses the quotes, and may have several lines. Of a key that is there twice the last
 * value counts.
 */
export function parseLabels(text: string, complain: Complain): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const line of linesOf(text)) {
    const pair = parsePair(line, line, complain);
    if (pair === undefined || !isForUsers(pair.key, complain)) continue;
    labels.set(pair.key, pair.value);
  }
  return labels;
}

/** The input as the image gets it, or the images of several platforms and their index; the log says what is left out. */
export async function readAnnotations(
  text: string,
  complain: Complain,
  step: ActionStep,
): Promise<LevelledAnnotations> {
  const targets = await step.value("targets");
  const { annotations, notices } = parseAnnotations(text, complain, targets.length > 1 ? "both" : "manifest");
  for (const notice of notices) step.remark("info", notice);
  const platforms = targets.map(formatTarget);
  for (const platform of annotations.byPlatform.keys()) {
    if (platforms.includes(platform)) continue;
    const hint = `Name one of ${platforms.join(", ")}, as the input "platform" has it.`;
    complain(platform, `there are annotations for ${quote(platform)}, which is not built for.`, hint);
  }
  return annotations;
}

/** The input as an index gets it; the log says what is left out. */
export function readIndexAnnotations(
  text: string,
  complain: Complain,
  step: Pick<ActionStep, "remark">,
): ReadonlyMap<string, string> {
  const { annotations, notices } = parseAnnotations(text, complain, "index");
  for (const notice of notices) step.remark("info", notice);
  return annotations.index;
}

/** What can have annotations: why others are left out, and which levels there are. */
const SUBJECTS = {
  manifest: { why: "the image has a manifest only", levels: ["manifest"] },
  index: { why: "they are put on the index only", levels: ["index"] },
  both: { why: "they are put on the manifests and on the index only", levels: ["manifest", "index"] },
} as const satisfies Readonly<Record<string, { readonly why: string; readonly levels: readonly Level[] }>>;

type Level = "manifest" | "index";

/**
 * As labels, but each may say what it is for: `manifest:KEY=VALUE`, `manifest,index:KEY=VALUE`, or, of several platforms,
 * `manifest[linux/arm64]:KEY=VALUE`. What says nothing is for all that there is.
 */
export function parseAnnotations(
  text: string,
  complain: Complain,
  subject: keyof typeof SUBJECTS = "manifest",
): ParsedAnnotations {
  const annotations = {
    manifest: new Map<string, string>(),
    byPlatform: new Map<string, Map<string, string>>(),
    index: new Map<string, string>(),
  };
  const ignored = new Map<string, string[]>();
  const { why, levels: existing } = SUBJECTS[subject];
  for (const line of linesOf(text)) {
    const { levels, target, rest } = splitLevels(line);
    const pair = parsePair(rest, line, complain);
    if (pair === undefined) continue;
    if (target !== undefined && subject === "manifest") {
      const hint = `Write "${levels.join(",")}:${rest}": there is one manifest, whatever its platform.`;
      complain(line, `${quote(line)} is for one platform, ${quote(target)}.`, hint);
      continue;
    }
    for (const level of existing) {
      if (levels.length > 0 && !levels.includes(level)) continue;
      const place = level === "manifest" ? manifestsOf(target, annotations, complain) : annotations.index;
      place?.set(pair.key, pair.value);
    }
    for (const level of levels) {
      if (!existing.some((each) => each === level))
        ignored.set(level, [...(ignored.get(level) ?? []), pair.key]);
    }
  }
  const notices = [...ignored].map(([level, keys]) => noticeFor(level, keys, why));
  return { annotations, notices };
}

/** Undefined if that is no platform, which is complained about. */
function manifestsOf(
  platform: string | undefined,
  {
    manifest,
    byPlatform,
  }: { readonly manifest: Map<string, string>; readonly byPlatform: Map<string, Map<string, string>> },
  complain: Complain,
): Map<string, string> | undefined {
  if (platform === undefined) return manifest;
  const target = parsePlatform(platform, complain);
  if (target === undefined) return undefined;
  const name = formatTarget(target);
  const own = byPlatform.get(name) ?? new Map<string, string>();
  byPlatform.set(name, own);
  return own;
}

const LEVEL = "(?:manifest|index|manifest-descriptor|index-descriptor)";
const LEVELS = new RegExp(`^(${LEVEL}(?:,${LEVEL})*)(?:\\[([^\\]]*)\\])?:(.*)$`, "s");

interface Levelled {
  /** Empty if the line says nothing. */
  readonly levels: readonly string[];
  /** In brackets, e.g. `linux/amd64`. */
  readonly target: string | undefined;
  readonly rest: string;
}

/** A key may have colons, so only known words are a level. */
function splitLevels(line: string): Levelled {
  const [, levels, target, rest] = LEVELS.exec(line) ?? [];
  if (levels === undefined || rest === undefined) return { levels: [], target: undefined, rest: line };
  return { levels: levels.split(","), target, rest };
}

function linesOf(text: string): string[] {
  const entries = text.replaceAll("\r\n", "\n").match(ENTRY) ?? [];
  return entries
    .map((line) => line.trimStart())
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map(unquote);
}

/** From quotes to quotes, or one line; U+2028, which ends a line for `.` and `$`, may be in a value. */
const ENTRY = /(?<=^|\n)[ \t]*"(?:[^"]|"")*"[ \t]*(?=\n|$)|[^\n]+/g;

/** As in CSV, which docker/build-push-action reads: inside of quotes, `""` is one. */
function unquote(line: string): string {
  const [, inner] = /^"((?:[^"]|"")*)"\s*$/.exec(line) ?? [];
  return inner === undefined ? line : inner.replaceAll('""', '"');
}

function parsePair(
  text: string,
  line: string,
  complain: Complain,
): { readonly key: string; readonly value: string } | undefined {
  const equals = text.indexOf("=");
  const key = text.slice(0, Math.max(0, equals)).trim();
  if (equals < 0) {
    const hint =
      'Write KEY=VALUE; for an empty value, "KEY=". Put an entry that has several lines in quotes.';
    complain(line, `${quote(line)} has no "=".`, hint);
    return undefined;
  }
  if (key === "" || /[\s\p{Cc}]/u.test(key)) {
    const problem = key === "" ? `${quote(line)} has no key.` : `${quote(key)} is not a key.`;
    complain(
      line,
      problem,
      "Write KEY=VALUE with a key without spaces, e.g. org.opencontainers.image.title=app.",
    );
    return undefined;
  }
  return { key, value: text.slice(equals + 1) };
}

/** Platforms read these labels to rebase an image or to reuse its layers. */
function isForUsers(key: string, complain: Complain): boolean {
  if (!key.startsWith("io.buildpacks.")) return true;
  complain(
    key,
    `${quote(key)} is a label of the lifecycle.`,
    'Choose a key that does not start with "io.buildpacks.".',
  );
  return false;
}

function noticeFor(level: string, keys: readonly string[], why: string): string {
  const what = keys.length === 1 ? "An annotation" : `${keys.length} annotations`;
  return `${what} for the level ${quote(level)} ${keys.length === 1 ? "is" : "are"} left out: ${why} (${someOf(keys).join(", ")}).`;
}
