import { describe, expect, it } from "@jest/globals";
import { cycloneDxDocument } from "../../src/sbom/cyclonedx-document.ts";
import { fitDocument } from "../../src/sbom/fitted-document.ts";
import { spdxDocument } from "../../src/sbom/spdx-document.ts";
import { cycloneDxProblems, spdxProblems } from "./published-schemas.ts";
import { contentOf, npm, someSbom } from "./some-sbom.ts";

const MANY = Array.from({ length: 300 }, (_none, at) =>
  npm(`package-${String(at).padStart(3, "0")}`, {
    description: "What it is for. ".repeat(20),
    licences: [`Licence ${at}`],
  }),
);
const sbom = someSbom(
  contentOf(
    MANY,
    MANY.map((_none, at) => [at, (at + 1) % MANY.length]),
  ),
);
const sizeOf = (text: string): number => Buffer.byteLength(text);

describe.each([
  { format: "CycloneDX", write: cycloneDxDocument, problems: cycloneDxProblems },
  { format: "SPDX", write: spdxDocument, problems: spdxProblems },
])("fitDocument of $format", ({ write, problems }) => {
  it("cuts nothing from what is small enough", () => {
    expect(fitDocument(sbom, write).cuts).toEqual([]);
  });

  it("cuts details first, then dependencies, then components, no more than it must, and says so inside", async () => {
    const whole = sizeOf(fitDocument(sbom, write).text);
    const cutTo = (limit: number): ReturnType<typeof fitDocument> => fitDocument(sbom, write, limit);
    const withoutDetails = cutTo(whole - 1);
    const withoutDependencies = cutTo(sizeOf(withoutDetails.text) - 1);
    const limit = Math.floor(sizeOf(withoutDependencies.text) / 2);
    const half = cutTo(limit);

    expect(withoutDetails.cuts).toEqual([expect.stringContaining("descriptions")]);
    expect(withoutDependencies.cuts).toEqual([...withoutDetails.cuts, "the dependencies between components"]);
    expect(half.cuts).toEqual([
      ...withoutDependencies.cuts,
      expect.stringMatching(/^1\d\d of 300 components$/),
    ]);
    for (const { text, cuts } of [withoutDetails, withoutDependencies, half]) {
      expect(text).toContain(`leaves out ${cuts.join("; ")}.`);
      expect(await problems(text)).toBeNull();
    }
    expect(sizeOf(half.text)).toBeLessThanOrEqual(limit);
    expect(sizeOf(half.text)).toBeGreaterThan(limit * 0.9);
  });

  it("ends with no components where not even one fits", () => {
    expect(fitDocument(sbom, write, 100).cuts.at(-1)).toBe("300 of 300 components");
  });
});
