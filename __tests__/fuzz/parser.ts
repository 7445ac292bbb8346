// A parser of outside data as its fuzzer sees it.
import type { ErrorCode } from "../../src/errors.ts";

/** What a parser is given, what its inputs consist of, and what it may answer. */
export interface Parser {
  /** What it reads, e.g. `analyzed.toml`. */
  readonly name: string;
  /** Inputs as tools really write them: everything else grows out of these. */
  readonly seeds: readonly (string | Buffer)[];
  /** Pieces that its grammar knows. */
  readonly tokens: readonly string[];
  /** Values that inputs are written from, for grammars that mere bytes rarely follow. */
  readonly structure?: Structure;
  /** Resolves with what it made of the input. */
  readonly read: (input: Buffer) => unknown;
  /** The codes of the errors it may throw; any if it has none. */
  readonly refusals?: readonly ErrorCode[];
  /** Of what was read, the text that has to be read alike. */
  readonly format?: (value: never) => string;
}

/** Values, and how to write what becomes of them; it may throw for what cannot be written. */
export interface Structure {
  readonly values: readonly unknown[];
  readonly write: (value: never) => string | Buffer;
}

/** A parser of text. */
export interface TextParser<T> extends Omit<Parser, "read" | "format" | "seeds"> {
  readonly seeds: readonly string[];
  readonly read: (text: string) => T | Promise<T>;
  readonly format?: (value: T) => string;
}

/** Bytes that are no UTF-8 become replacement characters, as they do where the parser is used. */
export function ofText<T>({ read, format, ...rest }: TextParser<T>): Parser {
  return {
    ...rest,
    read: (input) => read(input.toString("utf8")),
    ...(format !== undefined && { format }),
  };
}

/** A parser of texts that hold values. */
export function ofValues<T>(
  structureOf: (seeds: readonly string[]) => Structure,
  parser: TextParser<T>,
): Parser {
  return ofText({ ...parser, structure: structureOf(parser.seeds) });
}

/** Reads as a parser does and writes that, where what is read has more than one spelling: the second writing is the first. */
export function rewriting<T>(
  read: (text: string) => T,
  write: (value: T) => string,
): { readonly read: (text: string) => string; readonly format: (text: string) => string } {
  return { read: (text) => write(read(text)), format: (text) => text };
}

/** Chunks that cut the input anywhere. */
export async function* chunksOf(bytes: Buffer, size = 7): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

/** Collects complaints about an input instead of throwing them. */
export function collecting(read: (complain: (...words: readonly unknown[]) => void) => unknown): unknown {
  const complaints: unknown[] = [];
  const value = read((...words) => complaints.push(words));
  return { value, complaints };
}
