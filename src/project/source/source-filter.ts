// Which paths of a source are packed: `include` or `exclude` of project.toml, in the pattern language of .gitignore.
// Spec: https://github.com/buildpacks/spec/blob/main/extensions/project-descriptor.md#iobuildpacksinclude-optional-and-iobuildpacksexclude-optional
import ignore from "ignore";
import { PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { createReach } from "./pattern-reach.ts";

/**
 * `take` packs a file or directory; `enter` looks into a directory that is packed only if something in it is;
 * `leave` packs nothing of it, and does not even list a directory.
 */
export type PathDecision = "take" | "enter" | "leave";

/** Decides on paths relative to the source, without a slash at the end; a directory before what is in it. */
export interface SourceFilter {
  decide(path: string, kind: "directory" | "file"): PathDecision;
}

/** What of a source is wanted. */
export type SourceSelection =
  { readonly kind: "all" } | { readonly kind: "include" | "exclude"; readonly patterns: readonly string[] };

/** Patterns with more of these take minutes to match against deep paths, here as in git. */
const MAX_DEEP_WILDCARDS = 3;
const MAX_PATTERN_LENGTH = 4096;

/** What is wrong with a pattern, as a sentence that quotes it; undefined if nothing is. */
export function patternProblem(pattern: string): string | undefined {
  const quoted = quote(pattern, 80);
  if (/[\r\n\0]/.test(pattern)) return `The pattern ${quoted} has a line break; write one pattern per entry.`;
  if (pattern.length > MAX_PATTERN_LENGTH)
    return `The pattern ${quoted} has more than ${MAX_PATTERN_LENGTH} characters.`;
  if (pattern.split("/").filter((segment) => /^\*\*+$/.test(segment)).length > MAX_DEEP_WILDCARDS)
    return `The pattern ${quoted} has more than ${MAX_DEEP_WILDCARDS} times "**".`;
  return undefined;
}

/**
 * The filter of a selection, which also leaves out some paths whatever it says; undefined if everything is taken.
 * @throws {PlatformError} `MALFORMED` on a bad pattern
 */
export function createSourceFilter(
  selection: SourceSelection,
  leftOut: readonly string[] = [],
): SourceFilter | undefined {
  const filter = selectionFilter(selection);
  if (leftOut.length === 0) return filter;
  const paths = new Set(leftOut);
  return {
    decide: (path, kind) => (paths.has(path) ? "leave" : (filter?.decide(path, kind) ?? "take")),
  };
}

function selectionFilter(selection: SourceSelection): SourceFilter | undefined {
  if (selection.kind === "all") return undefined;
  for (const problem of selection.patterns.map(patternProblem)) {
    if (problem !== undefined) throw new PlatformError("MALFORMED", problem);
  }
  const patterns = selection.patterns.filter((pattern) => pattern.trim() !== "" && !pattern.startsWith("#"));
  if (patterns.length === 0) return undefined;
  return selection.kind === "exclude" ? excludeFilter(patterns) : includeFilter(patterns);
}

/** As git ignores: the last pattern that matches counts, and nothing in an excluded directory can be had back. */
function excludeFilter(patterns: readonly string[]): SourceFilter {
  const matches = matcher(patterns);
  return { decide: (path, kind) => (matches(path, kind) ? "leave" : "take") };
}

/** Patterns in a row that all add, or all take away. */
interface PatternGroup {
  readonly adds: boolean;
  /** Whether a path, or a directory above it, matches one of them. */
  readonly matches: (path: string, kind: "directory" | "file") => boolean;
  /** Whether something below a directory may match. */
  readonly reaches: (directory: string) => boolean;
}

/**
 * A directory that matches is packed with everything in it. The last pattern that matches a path or a directory above it
 * counts, so that `["src/", "!src/test/"]` leaves out the tests: git's rule for directories is made for lists that exclude.
 */
function includeFilter(patterns: readonly string[]): SourceFilter {
  const latestFirst = groupPatterns(patterns).reverse();
  return {
    decide(path, kind) {
      let mayEnter = false;
      for (const { adds, matches, reaches } of latestFirst) {
        if (matches(path, kind)) {
          if (adds) return "take";
          break;
        }
        mayEnter ||= adds && kind === "directory" && reaches(path);
      }
      return mayEnter ? "enter" : "leave";
    },
  };
}

function groupPatterns(patterns: readonly string[]): PatternGroup[] {
  const groups: { adds: boolean; patterns: string[] }[] = [];
  for (const pattern of patterns) {
    const adds = !pattern.startsWith("!");
    // What follows "!" is a name, even if it starts as comments and negations do.
    const bare = adds ? pattern : pattern.slice(1).replace(/^[#!]/, "\\$&");
    const last = groups.at(-1);
    if (last?.adds === adds) last.patterns.push(bare);
    else groups.push({ adds, patterns: [bare] });
  }
  return groups.map(({ adds, patterns: bare }) => ({
    adds,
    matches: matcher(bare),
    reaches: createReach(bare),
  }));
}

function matcher(patterns: readonly string[]): PatternGroup["matches"] {
  // Names are case-sensitive wherever a lifecycle runs, whatever git is told on the user's machine.
  const rules = ignore({ ignorecase: false, allowRelativePaths: true });
  rules.add(patterns.map((pattern) => ({ pattern })));
  return (path, kind) => rules.ignores(kind === "directory" ? `${path}/` : path);
}
