// How the creator introduces each phase that it runs, in the output of its one container.
import type { PhaseName } from "../../log.ts";

const SECTIONS: Readonly<Record<string, PhaseName>> = {
  ANALYZING: "analyzer",
  DETECTING: "detector",
  RESTORING: "restorer",
  BUILDING: "builder",
  EXPORTING: "exporter",
};

// eslint-disable-next-line no-control-regex -- colours are control sequences
const HEADING = /(?:\u001b\[[\d;]*m)*===> ([A-Z]+)(?:\u001b\[[\d;]*m|\r)*$/;

/** With colours; before it, a line may have any number of them, which are not worth looking through. */
const MAX_HEADING_LENGTH = 40;

/** The phase that a line introduces; undefined if it is any other line. */
export function introducedPhase(line: string): PhaseName | undefined {
  const heading = HEADING.exec(line);
  return heading?.index === 0 ? SECTIONS[heading[1] ?? ""] : undefined;
}

/** Parts a heading from what stands before it: output of a buildpack whose last line has no end. */
export function partAtHeading(line: string): readonly [string] | readonly [string, string] {
  const heading = HEADING.exec(line.slice(-MAX_HEADING_LENGTH));
  const at = line.length - (heading?.[0].length ?? 0);
  if (heading === null || at === 0 || SECTIONS[heading[1] ?? ""] === undefined) return [line];
  return [line.slice(0, at), line.slice(at)];
}
