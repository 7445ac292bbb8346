// What is kept of a phase's output: its end, and the lines that say something about detection and layers.
// The output is untrusted: nothing here decides anything but what people read, and memory is bounded.
import type { PhaseName } from "../../log.ts";
import { LastLines, plainLine } from "./last-lines.ts";
import { introducedPhase } from "./section-heading.ts";

/** A line that lifecycles write in a stable form, and the phase it belongs to. */
export interface Note {
  readonly phase: PhaseName;
  readonly line: string;
}

const MAX_NOTES = 10_000;

/** Debug output names each buildpack before it runs. */
const BUILDPACK_STARTS = /^Running build for buildpack /;
const BUILDING = /^(?:Running build for buildpack |ERROR: )/;

/** By phase, so that buildpacks cannot speak for the lifecycle so easily. */
const NOTABLE: Readonly<Partial<Record<PhaseName, RegExp>>> = {
  analyzer: /^Image with name /,
  detector: /^(?:(?:pass|fail|skip|err): |={8} Error: |unable to satisfy target )/,
  restorer: /^(?:Restoring (?:meta)?data for "|Removing ")/,
  // It builds, too.
  extender: BUILDING,
  builder: BUILDING,
  exporter: /^(?:(?:Adding|Reusing) layer '|Reusing layers from image |(?:Added|Reused) \d+\/\d+ app layer)/,
};

/** Reads the lines of one phase as they come. */
export class Transcript {
  readonly #tail = new LastLines();
  /** How many lines of the tail there are since what runs now began. */
  #recent = 0;
  #isOfOneBuildpack = false;
  readonly #notes: Note[] = [];
  readonly #hasSections: boolean;
  #section: PhaseName;

  constructor(phase: PhaseName) {
    this.#section = phase;
    this.#hasSections = phase === "creator";
  }

  add(rawLine: string): void {
    const line = plainLine(rawLine);
    const introduced = this.#hasSections ? introducedPhase(line) : undefined;
    if (introduced !== undefined) this.#section = introduced;
    this.#startAt(line, introduced);
    if (this.#tail.add(line)) this.#recent += 1;
    const isNotable = NOTABLE[this.#section]?.test(line) === true;
    if (isNotable && this.#notes.length < MAX_NOTES) this.#notes.push({ phase: this.#section, line });
  }

  /** The last lines that are not empty, oldest first, without colours. */
  get tail(): readonly string[] {
    return this.#tail.lines;
  }

  /** Those of them that came since the phase began, or the buildpack, where the output tells when that was. */
  get recent(): { readonly lines: readonly string[]; readonly isOfOneBuildpack: boolean } {
    const { lines } = this.#tail;
    const count = Math.min(this.#recent, lines.length);
    return { lines: lines.slice(lines.length - count), isOfOneBuildpack: this.#isOfOneBuildpack };
  }

  get notes(): readonly Note[] {
    return [...this.#notes];
  }

  /** The phase that was running at the end; another than that of the container only in the creator. */
  get section(): PhaseName {
    return this.#section;
  }

  #startAt(line: string, introduced: PhaseName | undefined): void {
    const isBuild = this.#section === "builder" || this.#section === "extender";
    const isBuildpack = isBuild && BUILDPACK_STARTS.test(line);
    if (introduced === undefined && !isBuildpack) return;
    this.#recent = 0;
    this.#isOfOneBuildpack = isBuildpack;
  }
}
