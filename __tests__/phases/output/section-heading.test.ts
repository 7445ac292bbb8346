import { describe, expect, it } from "@jest/globals";
import { introducedPhase, partAtHeading } from "../../../src/phases/output/section-heading.ts";

const HEADING = "\u001b[36m===> EXPORTING\u001b[0m";

describe("partAtHeading", () => {
  it.each([
    ["no newline===> EXPORTING", ["no newline", "===> EXPORTING"]],
    [`no newline${HEADING}\r`, ["no newline", `${HEADING}\r`]],
    ["===> BUILDING===> EXPORTING", ["===> BUILDING", "===> EXPORTING"]],
    [HEADING, [HEADING]],
    ["no newline===> LAUNCHING", ["no newline===> LAUNCHING"]],
    ["===> EXPORTING an image", ["===> EXPORTING an image"]],
  ] as const)("reads %j as %j", (line, parts) => {
    expect(partAtHeading(line)).toEqual(parts);
  });
});

describe("introducedPhase", () => {
  it.each([
    [HEADING, "exporter"],
    ["no newline===> EXPORTING", undefined],
    ["===> LAUNCHING", undefined],
  ])("of %j is %p", (line, phase) => {
    expect(introducedPhase(line)).toBe(phase);
  });
});
