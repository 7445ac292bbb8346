// Reading the inputs of a phase: a flag beats a variable, a variable beats the default. Pure.
import { type ApiVersion, atLeast } from "../../cnb/api-version.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { quote } from "../../quote.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import {
  type InputDefinition,
  type InputName,
  type InputNameOf,
  INPUTS,
  type Phase,
  REFUSED_FLAGS,
} from "./input-table.ts";

/** The inputs of one start of a phase. */
export interface InputValues {
  /** Undefined if it is not given, or empty, and has no default. */
  text(name: InputNameOf<"text">): string | undefined;
  /** A text input that has a default. */
  path(name: InputNameOf<"text">): string;
  flag(name: InputNameOf<"flag">): boolean;
  /** Whether it is given as a flag, not only as a variable. */
  isGiven(name: InputName): boolean;
  list(name: InputNameOf<"list">): readonly string[];
  /** The file that knows the run image's mirrors: run.toml, before Platform API 0.12 stack.toml. */
  readonly runPath: string;
  /** What follows the flags: the names of images. */
  readonly positional: readonly string[];
}

/** What a phase was started with. */
export interface Invocation {
  readonly phase: Phase;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly platformApi: ApiVersion;
}

/** @throws {LifecycleError} exit code 2 for an unknown flag or a flag without its value, 3 for one that is refused */
export function readInputs({ phase, args, environment, platformApi }: Invocation): InputValues {
  const { given, positional } = parseFlags(args, (name) => {
    const instead = REFUSED_FLAGS[phase]?.[name];
    if (instead === undefined) return definitionOf(name, phase, platformApi);
    const message = `parse arguments: -${name} is not supported: ${instead}`;
    throw new LifecycleError(ExitCode.INVALID_ARGUMENTS, message);
  });
  const one = (name: InputName): string | undefined => {
    const definition: InputDefinition = INPUTS[name];
    const variable = definition.variable === undefined ? undefined : environment[definition.variable];
    return given.get(name)?.at(-1) ?? (variable || undefined);
  };
  const text = (name: InputName): string | undefined => {
    const value = one(name) ?? (INPUTS[name] as InputDefinition).default;
    return value?.replace("<layers>", () => one("layers") ?? INPUTS.layers.default) || undefined;
  };
  return {
    positional,
    text,
    path: (name) => text(name) ?? "",
    runPath: text(atLeast(platformApi, "0.12") ? "run" : "stack") ?? "",
    flag: (name) => parseBoolean(one(name) ?? "false", name),
    isGiven: (name) => given.has(name),
    list: (name) => given.get(name) ?? listVariable(name, environment),
  };
}

function listVariable(name: InputName, environment: Invocation["environment"]): readonly string[] {
  const { variable }: InputDefinition = INPUTS[name];
  return (variable === undefined ? "" : (environment[variable] ?? ""))
    .split(",")
    .filter((item) => item !== "");
}

/** The flags of a phase in the order of the alphabet. */
export function knownFlags(phase: Phase, platformApi: ApiVersion): readonly string[] {
  return Object.keys(INPUTS)
    .filter((name) => definitionOf(name, phase, platformApi) !== undefined)
    .sort();
}

function definitionOf(name: string, phase: Phase, platformApi: ApiVersion): InputDefinition | undefined {
  const definition: InputDefinition | undefined = Object.hasOwn(INPUTS, name)
    ? INPUTS[name as InputName]
    : undefined;
  const since = definition?.phases[phase];
  const until = definition?.until?.[phase];
  if (since === undefined || !atLeast(platformApi, since)) return undefined;
  return until !== undefined && atLeast(platformApi, until) ? undefined : definition;
}

interface ParsedFlags {
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly positional: readonly string[];
}

/** Flags come first, with one dash or two, `-name value` or `-name=value`; the first other word ends them. */
function parseFlags(
  args: readonly string[],
  define: (name: string) => InputDefinition | undefined,
): ParsedFlags {
  const given = new Map<string, string[]>();
  let at = 0;
  for (; at < args.length; at += 1) {
    const word = args[at] ?? "";
    if (word === "--") return { given, positional: args.slice(at + 1) };
    const [, name, inline] = /^--?([^-=][^=]*)(?:=([^]*))?$/.exec(word) ?? [];
    if (name === undefined) break;
    const definition = define(name);
    if (definition === undefined) throw badFlag(`flag provided but not defined: -${name}`);
    let value = inline ?? (definition.kind === "flag" ? "true" : undefined);
    if (value === undefined) value = args[(at += 1)];
    if (value === undefined) throw badFlag(`flag needs an argument: -${name}`);
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return { given, positional: args.slice(at) };
}

function parseBoolean(text: string, name: string): boolean {
  if (/^(1|t|true)$/i.test(text)) return true;
  if (/^(0|f|false)$/i.test(text)) return false;
  throw badFlag(`invalid boolean value ${quote(text)} for -${name}; use true or false`);
}

function badFlag(message: string): LifecycleError {
  return new LifecycleError(ExitCode.BAD_FLAG, message);
}
