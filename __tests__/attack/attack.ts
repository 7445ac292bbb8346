// What an attack is: data that the bench runs through the bundle in dist/, as a runner would.
import type { ActionResult, RunOptions } from "../support/mini-runner.ts";
import type { Place } from "./place.ts";

/** What attackers are after, in a few words: of each there is a row in the table of docs/security.md, and of some there is no attack here. */
export const ASSETS = [
  "code on the runner",
  "files of the runner",
  "credentials of any kind",
  "credentials of registries",
  "the login of the action",
  "the token that proves who builds",
  "services that only the runner reaches",
  "images that only the job may read",
  "what is in the image",
  "what tags point to",
  "what is said of an image",
  "the image of the default branch",
  "later builds",
  "builds of others",
  "outputs, masks and annotations",
  "what people are told",
  "time and memory of the runner",
  "the engine and the disk",
] as const;

export type Asset = (typeof ASSETS)[number];

/** Something that must not work. */
export interface Attack {
  /** What is tried, as a sentence. */
  readonly name: string;
  /** What it is after. */
  readonly asset: Asset;
  /** Whether it needs the engine and the registry of the test bed; if not, the build has no engine at all. */
  readonly needs: "nothing" | "engine";
  /** Makes what the attacker controls. */
  readonly setup: (place: Place) => Scene | Promise<Scene>;
}

/** One build under attack. */
export interface Scene extends Pick<RunOptions, "inputs" | "env" | "event" | "cancel" | "action" | "later"> {
  /** What the attacker reached, as sentences; none if the defence held. */
  readonly verdict: (result: Attacked) => readonly string[] | Promise<readonly string[]>;
  /** Instead of one build. */
  readonly run?: (build: Build) => Promise<Attacked>;
  /** Whether the failure of the build is the defence, or it has to go well in spite of the attack; either may be by default. */
  readonly ends?: "well" | "badly";
}

/** Builds once, with changes to the scene. */
export type Build = (changes?: Partial<Scene>) => Promise<Attacked>;

/** What came of it. */
export interface Attacked extends ActionResult {
  /** Every line as it was printed, not masked. */
  readonly rawLines: readonly string[];
  /** Messages of the error annotations, of main and post. */
  readonly errors: readonly string[];
  /** Everything that was printed, but for the masks themselves. */
  readonly printed: string;
}

/** The sentence if it is so. */
export function reached(isSo: boolean, sentence: string): readonly string[] {
  return isSo ? [sentence] : [];
}

/** Complains if no error has all of these words. */
export function expectError({ errors }: Attacked, ...words: readonly string[]): readonly string[] {
  const isSaid = errors.some((error) => words.every((word) => error.includes(word)));
  const shown =
    errors.length === 0 ? "there is no error" : errors.map((error) => error.slice(0, 300)).join(" / ");
  return reached(
    !isSaid,
    `No error says ${words.map((word) => JSON.stringify(word)).join(" and ")}: ${shown}`,
  );
}
