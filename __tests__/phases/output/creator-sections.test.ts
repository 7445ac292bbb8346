import { beforeEach, describe, expect, it } from "@jest/globals";
import type { PhaseName } from "../../../src/log.ts";
import { CreatorSections, type SectionTiming } from "../../../src/phases/output/creator-sections.ts";
import { RecordingLog } from "../recording-log.ts";

let log: RecordingLog;
let timings: SectionTiming[];
let now: number;

beforeEach(() => {
  log = new RecordingLog();
  timings = [];
  now = 0;
});

function sectionsOf(phase: PhaseName): CreatorSections {
  return new CreatorSections(phase, { log, now: () => now, onSection: (timing) => timings.push(timing) });
}

describe("CreatorSections", () => {
  it("times the phases that the creator runs", () => {
    const sections = sectionsOf("creator");
    sections.enter("creator");
    now = 100;
    sections.enter("detector");
    sections.enter("detector");
    now = 300;
    sections.enter("builder");
    now = 700;
    sections.end({ succeeded: true });

    expect(timings).toEqual([
      { name: "detector", startedAt: 100, durationMs: 200 },
      { name: "builder", startedAt: 300, durationMs: 400 },
    ]);
    expect(log.events).toEqual([
      "section detector",
      "end of section detector",
      "section builder",
      "end of section builder",
    ]);
  });

  it("does not say of a phase that failed how long it took to succeed", () => {
    const sections = sectionsOf("creator");
    sections.enter("builder");
    sections.end({ succeeded: false });

    expect(timings).toHaveLength(1);
    expect(log.events).toEqual(["section builder"]);
  });

  it("lets a buildpack begin no phase twice", () => {
    const sections = sectionsOf("creator");
    for (const phase of ["builder", "exporter", "builder", "exporter"] as const) sections.enter(phase);

    expect(log.events.filter((event) => event.startsWith("section"))).toEqual([
      "section builder",
      "section exporter",
    ]);
  });

  it("has none in any other phase, whatever its output looks like", () => {
    sectionsOf("builder").enter("exporter");

    expect(log.events).toEqual([]);
  });
});
