// What holds for every parser and every input: it ends, with a value no larger than the input explains, or with an error of ours.
import { isDeepStrictEqual } from "node:util";
import { PlatformError } from "../../src/errors.ts";
import type { Parser } from "./parser.ts";

/** What became of an input; `wrong` is what must never happen. */
export type Verdict =
  { readonly kind: "read" } | { readonly kind: "refused" } | { readonly kind: "wrong"; readonly why: string };

/** Characters and values that an input of one byte may become, and those that any may. */
const GROWTH = 64;
const GROUND = 64 * 1024;
/** A message is for people; some list a problem for each line of an input. */
const MAX_MESSAGE = 32 * 1024;

/** Gives the parser an input. */
export async function judge(parser: Parser, input: Buffer): Promise<Verdict> {
  let value: unknown;
  try {
    value = await parser.read(input);
  } catch (error) {
    return refusal(parser, error);
  }
  if (exceeds(value, GROUND + GROWTH * input.length)) return wrong("it became far more than it was");
  return parser.format === undefined ? { kind: "read" } : rereading(parser, value as never);
}

function refusal({ refusals }: Parser, error: unknown): Verdict {
  if (!(error instanceof PlatformError)) return wrong(`it threw ${describe(error)}`);
  if (refusals !== undefined && !refusals.includes(error.code)) return wrong(`it threw ${error.code}`);
  if (error.message.length > MAX_MESSAGE) return wrong(`its message has ${error.message.length} characters`);
  return { kind: "refused" };
}

async function rereading({ format, read }: Parser, value: never): Promise<Verdict> {
  try {
    const again = await read(Buffer.from(format?.(value) ?? ""));
    if (isDeepStrictEqual(plain(again), plain(value))) return { kind: "read" };
    return wrong(`written and read again, ${show(value)} became ${show(again)}`);
  } catch (error) {
    return wrong(`what was read cannot be written and read again: ${describe(error)}`);
  }
}

/** Without what is undefined, and without prototypes. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return new Map(entries.map(([key, item]) => [key, plain(item)]));
}

/** Whether a value has more parts and characters than the limit; never looks at more than that. */
function exceeds(value: unknown, limit: number): boolean {
  const waiting: unknown[] = [value];
  let size = 0;
  while (waiting.length > 0 && size <= limit) {
    const item = waiting.pop();
    size += 1;
    if (typeof item === "string" || Buffer.isBuffer(item)) size += item.length;
    else if (item instanceof Map) waiting.push(...(item as Map<unknown, unknown>).entries());
    else if (item instanceof Set) waiting.push(...(item as Set<unknown>));
    else if (typeof item === "object" && item !== null) {
      size += Object.keys(item).join("").length;
      waiting.push(...Object.values(item as Readonly<Record<string, unknown>>));
    }
  }
  return size > limit;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).slice(0, 400) : String(error);
}

function show(value: unknown): string {
  const text = JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? `${item}n` : item));
  return text.slice(0, 300);
}

function wrong(why: string): Verdict {
  return { kind: "wrong", why };
}
