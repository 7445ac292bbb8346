// Inputs that are a number of seconds.
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";

/** All in seconds. */
interface SecondsRange {
  readonly least: number;
  readonly most: number;
  /** What counts where the input is wrong. */
  readonly fallback: number;
  /** For people. */
  readonly example: number;
}

/** A parser for whole seconds within a range; it gives milliseconds. */
export function secondsBetween({
  least,
  most,
  fallback,
  example,
}: SecondsRange): (text: string, complain: Complain) => number {
  return (text, complain) => {
    const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (seconds >= least && seconds <= most) return seconds * 1000;
    complain(
      text,
      `${quote(text)} is not a number of seconds from ${least} to ${most}.`,
      `Write a whole number of seconds, e.g. ${example}.`,
    );
    return fallback * 1000;
  };
}
