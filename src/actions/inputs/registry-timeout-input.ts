// The input `registry-timeout`: how long the action waits for a registry.
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";

const [LEAST_SECONDS, MOST_SECONDS, DEFAULT_SECONDS] = [30, 7_200, 600];

/** What one call to a registry may wait in vain, in milliseconds. Known before a build is, as the client of registries is. */
export function parseRegistryTimeout(text: string, complain: Complain): number {
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS) return seconds * 1000;
  complain(
    text,
    `${quote(text)} is not a number of seconds from ${LEAST_SECONDS} to ${MOST_SECONDS}.`,
    "Write a whole number of seconds, e.g. 300.",
  );
  return DEFAULT_SECONDS * 1000;
}
