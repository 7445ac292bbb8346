// What is kept of a phase's output: its end, and the lines that say something about detection and layers.
// The output is untrusted: nothing here decides anything but what people read, and memory is bounded.
import type { PhaseName } from "../log.ts";

/** A line that lifecycles write in a stable form, and the phase it belongs to. */
export interface Note {
  readonly phase: PhaseName;
  readonly line: string;
}

const TAIL_LINES = 50;
const MAX_NOTES = 10_000;
const MAX_LINE_LENGTH = 2_000;

/** How the creator introduces each phase. */
const SECTIONS: Readonly<Record<string, PhaseName>> = {
  ANALYZING: "analyzer",
  DETECTING: "detector",
  RESTORING: "restorer",
  BUILDING: "builder",
  EXPORTING: "exporter",
};

/** A heading at the end of a line, with its colours. */
const HEADING = new RegExp(
  `(?:\\u001b\\[[0-9;]*m)?===> (?:${Object.keys(SECTIONS).join("|")})(?:\\u001b\\[[0-9;]*m)?\\r?$`,
);
const MAX_HEADING_LENGTH = 40;

const BUILDING = /^(?:Running build for buildpack |ERROR: )/;

/** By phase, so that buildpacks cannot speak for the lifecycle so easily. */
const NOTABLE: Readonly<Partial<Record<PhaseName, RegExp>>> = {
  analyzer: /^Image with name /,
  detector: /^(?:pass|fail|skip|err): /,
  restorer: /^(?:Restoring (?:meta)?data for "|Removing ")/,
  // It builds, too.
  extender: BUILDING,
  builder: BUILDING,
  exporter: /^(?:(?:Adding|Reusing) layer '|Reusing layers from image |(?:Added|Reused) \d+\/\d+ app layer)/,
};

/** Reads the lines of one phase as they come. */
export class Transcript {
  readonly #tail: string[] = [];
  readonly #notes: Note[] = [];
  #section: PhaseName;

  constructor(phase: PhaseName) {
    this.#section = phase;
  }

  add(rawLine: string): void {
    const line = plain(rawLine);
    const [, title = ""] = /^===> ([A-Z]+)$/.exec(line) ?? [];
    this.#section = SECTIONS[title] ?? this.#section;
    if (line.trim() !== "") this.#tail.push(line);
    if (this.#tail.length > TAIL_LINES) this.#tail.shift();
    const isNotable = NOTABLE[this.#section]?.test(line) === true;
    if (isNotable && this.#notes.length < MAX_NOTES) this.#notes.push({ phase: this.#section, line });
  }

  /** The last lines that are not empty, oldest first, without colours. */
  get tail(): readonly string[] {
    return [...this.#tail];
  }

  get notes(): readonly Note[] {
    return [...this.#notes];
  }

  /** The phase that was running at the end; another than that of the container only in the creator. */
  get section(): PhaseName {
    return this.#section;
  }
}

/** The lines that a phase meant: what the creator prints behind an unfinished line of a buildpack begins one of its own. */
export function splitHeading(phase: PhaseName, line: string): readonly string[] {
  if (phase !== "creator") return [line];
  const [heading] = HEADING.exec(line.slice(-MAX_HEADING_LENGTH)) ?? [];
  if (heading === undefined || heading === line) return [line];
  return [line.slice(0, -heading.length), heading];
}

function plain(line: string): string {
  // eslint-disable-next-line no-control-regex -- colours are control sequences
  return line.slice(0, MAX_LINE_LENGTH).replace(/\u001b\[[0-9;]*[A-Za-z]|\r/g, "");
}
