// The patterns of slices: Go's filepath.Match, followed step by step so that odd patterns match in the same way. Pure.
// Reference: https://pkg.go.dev/path/filepath@go1.26.8#Match
import { posix } from "node:path";
import { StepError } from "../lifecycle-error.ts";

/** A pattern as it is matched: `./a//b/` is `a/b`. */
export function cleanPattern(pattern: string): string {
  const normal = posix.normalize(pattern);
  return normal.length > 1 ? normal.replace(/\/$/, "") : normal;
}

/**
 * Whether the pattern matches the whole name. `*` and `?` do not match `/`; there is no `**`.
 * @throws {Error} if the pattern is malformed up to the first part that does not match; what follows is not looked at
 */
export function matchesGlob(pattern: string, name: string): boolean {
  const chunks = splitPattern(pattern);
  let rest = name;
  for (const [index, { star, text }] of chunks.entries()) {
    if (star && text === "") return !rest.includes("/");
    const left = matchAt(text, rest, { star, isLast: index === chunks.length - 1 });
    if (left === undefined) return false;
    rest = left;
  }
  return rest === "";
}

/** A run of a pattern without stars outside of brackets, and whether a star comes before it. */
interface Chunk {
  readonly star: boolean;
  readonly text: string;
}

function splitPattern(pattern: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < pattern.length;) {
    const begin = at;
    while (pattern[at] === "*") at += 1;
    const star = at > begin;
    const from = at;
    for (let inRange = false; at < pattern.length; at += 1) {
      const character = pattern[at];
      if (character === "\\") at += 1;
      else if (character === "[") inRange = true;
      else if (character === "]") inRange = false;
      else if (character === "*" && !inRange) break;
    }
    at = Math.min(at, pattern.length);
    chunks.push({ star, text: pattern.slice(from, at) });
  }
  return chunks;
}

/** What is left of the name after the chunk; undefined if it does not match, though its syntax is still checked. */
function matchAt(
  chunk: string,
  name: string,
  { star, isLast }: { star: boolean; isLast: boolean },
): string | undefined {
  const first = matchChunk(chunk, name);
  if (first !== undefined && (first === "" || !isLast)) return first;
  if (!star) return undefined;
  for (let at = 0; at < name.length && name[at] !== "/"; at += 1) {
    const rest = matchChunk(chunk, name.slice(at + 1));
    if (rest !== undefined && (rest === "" || !isLast)) return rest;
  }
  return undefined;
}

/** Matches a chunk at the beginning of the name; goes through all of the chunk, so that bad syntax is always found. */
function matchChunk(chunk: string, name: string): string | undefined {
  let at = 0;
  const take = (matches: (character: string) => boolean): void => {
    const code = at < 0 ? undefined : name.codePointAt(at);
    const character = code === undefined ? "" : String.fromCodePoint(code);
    at = code !== undefined && matches(character) ? at + character.length : -1;
  };
  const characters = Array.from(chunk);
  while (characters.length > 0) {
    const character = characters.shift();
    if (character === "[") {
      take(readRange(characters));
    } else if (character === "?") {
      take((first) => first !== "/");
    } else {
      const literal = character === "\\" ? characters.shift() : character;
      if (literal === undefined) throw badPattern();
      take((first) => first === literal);
    }
  }
  return at < 0 ? undefined : name.slice(at);
}

/** Reads a bracket expression up to its end; unlike `*` and `?` it may match `/`. */
function readRange(characters: string[]): (character: string) => boolean {
  const isNegated = characters[0] === "^";
  if (isNegated) characters.shift();
  const ranges: { low: number; high: number }[] = [];
  while (characters[0] !== "]" || ranges.length === 0) {
    const low = readRangeEnd(characters);
    let high = low;
    if (characters[0] === "-") {
      characters.shift();
      high = readRangeEnd(characters);
    }
    ranges.push({ low, high });
  }
  characters.shift();
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(({ low, high }) => low <= code && code <= high) !== isNegated;
  };
}

function readRangeEnd(characters: string[]): number {
  if (characters.length === 0 || characters[0] === "-" || characters[0] === "]") throw badPattern();
  if (characters[0] === "\\") characters.shift();
  const code = characters.shift()?.codePointAt(0);
  if (code === undefined || characters.length === 0) throw badPattern();
  return code;
}

function badPattern(): Error {
  return new StepError("syntax error in pattern");
}
