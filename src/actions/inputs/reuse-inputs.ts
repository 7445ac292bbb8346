// Inputs about what may be done in place of a build.
import type { ReuseOptions } from "../../platform/request/build-request.ts";
import type { Complain } from "./input-reader.ts";
import { oneOf } from "./one-of-input.ts";

const WHEN_UNCHANGED: Readonly<Record<ReuseOptions["whenUnchanged"], true>> = { build: true, skip: true };
const REBASE_POLICIES: Readonly<Record<ReuseOptions["rebase"], true>> = { auto: true, never: true };

/** The input `when-unchanged`. */
export const readWhenUnchanged = oneOf(WHEN_UNCHANGED, "build");

/** The input `rebase`. */
export const readRebasePolicy = oneOf(REBASE_POLICIES, "never");

/** As many characters as 16 bytes have in hexadecimal digits. */
const MIN_KEY_LENGTH = 32;

/** The input `when-unchanged-key`; what is wrong with it is told without it. */
export function readComparisonKey(text: string, complain: Complain): string | undefined {
  if (text === "") return undefined;
  if (text.length >= MIN_KEY_LENGTH) return text;
  complain(
    "",
    `it has ${text.length} characters, and a key has at least ${MIN_KEY_LENGTH}: a short one can be guessed.`,
    "Make one with `openssl rand -hex 32`, and keep it as a secret of the repository.",
  );
  return undefined;
}
