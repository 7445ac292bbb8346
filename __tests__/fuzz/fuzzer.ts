// Gives a parser many inputs, and keeps the first that went wrong.
import { type Material, MAX_BYTES, mutate, type Random, randomOf } from "./mutation.ts";
import { judge } from "./oracle.ts";
import type { Parser, Structure } from "./parser.ts";
import { mutateValue } from "./value-mutation.ts";

export interface FuzzOptions {
  readonly runs: number;
  /** The same seed gives the same inputs. */
  readonly seed: number;
  /** Sees each input before the parser does, so that one that never ends can be told. */
  readonly onInput?: (input: Buffer) => void;
}

export interface FuzzResult {
  readonly runs: number;
  readonly refused: number;
  /** The first input that went wrong. */
  readonly failure: { readonly input: Buffer; readonly why: string } | undefined;
}

/** The seeds as they are, then what they become. */
export async function fuzz(parser: Parser, { runs, seed, onInput }: FuzzOptions): Promise<FuzzResult> {
  const seeds = parser.seeds.map((one) => (typeof one === "string" ? Buffer.from(one) : one));
  const material = { seeds, tokens: parser.tokens.map((text) => Buffer.from(text)) };
  const random = randomOf(seed);
  let refused = 0;
  for (let run = 0; run < runs; run += 1) {
    const input = seeds[run] ?? nextInput(parser.structure, material, random);
    onInput?.(input);
    const verdict = await judge(parser, input);
    if (verdict.kind === "wrong") return { runs: run + 1, refused, failure: { input, why: verdict.why } };
    if (verdict.kind === "refused") refused += 1;
  }
  return { runs, refused, failure: undefined };
}

/** Half of the inputs are written from values, if there are any. */
function nextInput(structure: Structure | undefined, material: Material, random: Random): Buffer {
  if (structure === undefined || random(2) === 0) return mutate(material, random);
  const { values, write } = structure;
  const value = mutateValue(values[random(values.length)], values, random);
  try {
    const written = Buffer.from(write(value as never) as string).subarray(0, MAX_BYTES);
    return random(4) === 0 ? mutate({ ...material, seeds: [written] }, random) : written;
  } catch {
    // A format need not be able to write everything.
    return mutate(material, random);
  }
}
