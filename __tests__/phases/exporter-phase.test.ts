import { describe, expect, it } from "@jest/globals";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { analyzerPhase } from "../../src/phases/analyzer-phase.ts";
import { creatorPhase } from "../../src/phases/creator-phase.ts";
import { exporterPhase } from "../../src/phases/exporter-phase.ts";
import type { PhaseContext, PhaseSpec } from "../../src/phases/phase.ts";
import { restorerPhase } from "../../src/phases/restorer-phase.ts";
import { phaseContext } from "./phase-context.ts";

describe("exporting image and cache at once", () => {
  const own = { exporterVersion: "0.21.17+typescript.0.1.0" };
  const reference = parseImageReference("cache.example.com/owner/cache:main");
  const parallel = ({ env }: PhaseSpec): string | undefined => env["CNB_PARALLEL_EXPORT"];

  describe.each([
    ["exporter", exporterPhase],
    ["creator", creatorPhase],
  ])("by the %s", (_, phase) => {
    it("is asked of our lifecycle where it may write a cache", () => {
      const images = { kind: "image", reference, writable: true } as const;

      expect(parallel(phase(phaseContext("0.8", own)))).toBe("true");
      expect(parallel(phase(phaseContext("0.14", { ...own, cache: images })))).toBe("true");
    });

    it.each<[string, Partial<PhaseContext>]>([
      ["without a cache", { ...own, cache: { kind: "none" } }],
      ["of a cache that is only read", { ...own, cache: { kind: "image", reference, writable: false } }],
      ["of other lifecycles", { exporterVersion: "0.21.14" }],
      ["of an unknown lifecycle", {}],
    ])("is not asked %s", (_, more) => {
      expect(parallel(phase(phaseContext("0.14", more)))).toBeUndefined();
    });
  });

  it.each([
    ["analyzer", analyzerPhase],
    ["restorer", restorerPhase],
  ])("is not asked of the %s", (_, phase) => {
    expect(parallel(phase(phaseContext("0.14", own)))).toBeUndefined();
  });
});

describe("the compression of layers", () => {
  const context = phaseContext("0.14");
  const { outcome } = context;

  it.each([
    ["exporter", exporterPhase],
    ["creator", creatorPhase],
  ])("is told to the %s only if it is not gzip", (_, phase) => {
    const zstd = phase({ ...context, outcome: { ...outcome, layerCompression: "zstd" } });

    expect(zstd.env).toEqual({ ...phase(context).env, CNB_LAYER_COMPRESSION: "zstd" });
  });
});
