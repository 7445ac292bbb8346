// Where patterns that include files can match at all, so that other directories do not have to be listed. Pure.
import ignore, { type Ignore } from "ignore";

/**
 * Tells whether something below a directory may match one of the patterns, none of which starts with `!`.
 * It may say yes where nothing does, e.g. for `*.go`, which matches at any depth; it never says no wrongly.
 */
export function createReach(patterns: readonly string[]): (directory: string) => boolean {
  if (!patterns.every(isAnchored)) return () => true;
  /** For directories of that many names: what they must match so that a pattern goes on below them. */
  const byDepth = new Map<number, Ignore>();
  /** What stands before `**`: it goes on below, however deep. */
  const deep = createIgnore();
  for (const pattern of patterns) {
    const names = namesOf(pattern);
    const deepAt = names.findIndex(isDeepWildcard);
    const depths = deepAt < 0 ? names.length - 1 : deepAt;
    for (let depth = 1; depth <= depths; depth += 1) {
      const rules = byDepth.get(depth) ?? createIgnore();
      byDepth.set(depth, rules.add({ pattern: directoryPattern(names.slice(0, depth)) }));
    }
    if (deepAt > 0) deep.add({ pattern: directoryPattern(names.slice(0, deepAt)) });
  }
  return (directory) => {
    const rules = byDepth.get(directory.split("/").length);
    return (rules?.ignores(`${directory}/`) ?? false) || deep.ignores(`${directory}/`);
  };
}

/** Whether a pattern is tied to the root of the source: it has a slash elsewhere than at its end, and says what is first. */
function isAnchored(pattern: string): boolean {
  // What these split into is not what they match.
  if (/\\\/|\[[^\]]*\//.test(pattern)) return false;
  return /^\/|\/./.test(trimmed(pattern)) && !isDeepWildcard(namesOf(pattern)[0] ?? "**");
}

function namesOf(pattern: string): string[] {
  return trimmed(pattern).replace(/^\//, "").replace(/\/$/, "").split("/");
}

/** Spaces at the end do not count; that they do after a backslash matters to the last name only. */
function trimmed(pattern: string): string {
  return pattern.trimEnd();
}

function isDeepWildcard(name: string): boolean {
  return /^\*\*+$/.test(name);
}

function directoryPattern(names: readonly string[]): string {
  return `/${names.join("/")}/`;
}

function createIgnore(): Ignore {
  return ignore({ ignorecase: false, allowRelativePaths: true });
}
