// The Dockerfiles that image extensions write: what they begin from, and whether they are of the form that is asked for. Pure.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/image_extension.md#dockerfile-requirements
import type { DockerfileKind } from "../../cnb/extension-descriptor.ts";
import { PlatformError } from "../../errors.ts";

/** What a checked Dockerfile asks for. */
export interface ExtensionDockerfile {
  /** Another run image than the one there is; never of a build.Dockerfile. */
  readonly newBase: string | undefined;
  /** Whether it has instructions that change the image. */
  readonly extend: boolean;
  /** About instructions that should not be in it. */
  readonly warnings: readonly string[];
}

/** What stands for the image that is to be extended. */
const GIVEN_BASE = "${base_image}";
const KNOWN = new Set(
  (
    "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL " +
    "USER VOLUME WORKDIR"
  ).split(" "),
);
const RECOMMENDED = new Set("ADD ARG COPY ENV LABEL RUN SHELL USER WORKDIR".split(" "));
const WITH_HEREDOC = new Set(["ADD", "COPY", "RUN"]);

/** @throws {PlatformError} `MALFORMED` saying what is wrong; the caller names the file */
export function checkDockerfile(text: string, kind: DockerfileKind): ExtensionDockerfile {
  const { args, bases, instructions } = groupInstructions(parseInstructions(text));
  const [base, ...others] = bases;
  const file = `${kind}.Dockerfile`;
  if (base === undefined) throw malformed(`${file} should have at least one stage`);
  if (others.length > 0) throw malformed(`${file} is not permitted to use multistage build`);
  if (kind === "build") {
    const [arg, ...more] = args;
    if (arg === undefined || more.length > 0 || !/^base_image(?:[=\s]|$)/.test(arg))
      throw malformed(`${file} did not start with required ARG command`);
    if (base !== GIVEN_BASE) throw malformed(`${file} did not contain required FROM ${GIVEN_BASE} command`);
  }
  return {
    newBase: base === GIVEN_BASE ? undefined : base,
    extend: instructions.length > 0,
    warnings: instructions
      .filter(({ name }) => !RECOMMENDED.has(name))
      .map(({ name, line }) => `${file} command ${name} on line ${String(line)} is not recommended`),
  };
}

interface Instruction {
  readonly name: string;
  /** What follows the name, continued lines joined. */
  readonly rest: string;
  /** Counted from 1. */
  readonly line: number;
}

interface Grouped {
  /** What stands before the first FROM. */
  readonly args: readonly string[];
  readonly bases: readonly string[];
  readonly instructions: readonly Instruction[];
}

function groupInstructions(all: readonly Instruction[]): Grouped {
  const from = all.findIndex(({ name }) => name === "FROM");
  const preamble = from < 0 ? all : all.slice(0, from);
  if (preamble.some(({ name }) => name !== "ARG")) throw malformed("no build stage in current context");
  const stages = all.slice(preamble.length);
  return {
    args: preamble.map(({ rest }) => rest),
    bases: stages.filter(({ name }) => name === "FROM").map(baseOf),
    instructions: stages.filter(({ name }) => name !== "FROM"),
  };
}

function baseOf({ rest, line }: Instruction): string {
  const words = rest.split(/\s+/).filter((word) => word !== "" && !word.startsWith("--"));
  const [base = "", as, name] = words;
  if (words.length === 1 || (words.length === 3 && as?.toUpperCase() === "AS" && name !== "")) return base;
  throw malformed(`FROM on line ${String(line)} requires either one or three arguments`);
}

/** Instructions with their lines joined; comments, and what heredocs hold, are left out. */
function parseInstructions(text: string): readonly Instruction[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const continued = escapeCharacter(lines) === "`" ? /`[ \t]*$/ : /\\[ \t]*$/;
  const found: Instruction[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (isIgnored(lines[at])) continue;
    const start = at;
    const parts = [lines[at] ?? ""];
    // An empty line or a comment within a continued one does not end it.
    while (continued.test(parts.at(-1) ?? "") && at + 1 < lines.length) {
      at += 1;
      if (!isIgnored(lines[at])) parts.push(lines[at] ?? "");
    }
    const joined = parts.map((part) => part.replace(continued, "")).join("");
    const [, word = "", rest = ""] = /^\s*(\S+)\s*([^]*)$/.exec(joined) ?? [];
    const instruction = { name: word.toUpperCase(), rest: rest.trim(), line: start + 1 };
    checkInstruction(instruction, word);
    found.push(instruction);
    at = skipHeredocs(instruction, lines, at);
  }
  if (found.length === 0) throw malformed("file with no instructions");
  return found;
}

function checkInstruction({ name, rest, line }: Instruction, word: string): void {
  if (!KNOWN.has(name)) throw malformed(`unknown instruction: ${word} on line ${String(line)}`);
  if (rest === "") throw malformed(`${name} on line ${String(line)} requires at least one argument`);
}

/** Parser directives are the comments at the very beginning. */
function escapeCharacter(lines: readonly string[]): string {
  for (const line of lines) {
    const [, name, value] = /^#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(\S+)\s*$/.exec(line) ?? [];
    if (name === undefined) break;
    if (name.toLowerCase() === "escape") return value ?? "\\";
  }
  return "\\";
}

function isIgnored(line = ""): boolean {
  return /^\s*(?:#|$)/.test(line);
}

/** The index of the last line that belongs to the instruction. */
function skipHeredocs({ name, rest, line }: Instruction, lines: readonly string[], last: number): number {
  if (!WITH_HEREDOC.has(name)) return last;
  let at = last;
  for (const [, dash, , end = ""] of rest.matchAll(/(?:^|\s)\d*<<(-?)(["']?)([A-Za-z_][\w.]*)\2(?=\s|$)/g)) {
    do {
      at += 1;
      if (at >= lines.length) throw malformed(`${name} on line ${String(line)}: unterminated heredoc ${end}`);
    } while ((dash === "-" ? lines[at]?.replace(/^\t+/, "") : lines[at]) !== end);
  }
  return at;
}

function malformed(message: string): PlatformError {
  return new PlatformError("MALFORMED", message);
}
