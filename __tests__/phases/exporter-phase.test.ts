import { describe, expect, it } from "@jest/globals";
import { creatorPhase } from "../../src/phases/creator-phase.ts";
import { exporterPhase } from "../../src/phases/exporter-phase.ts";
import { phaseContext } from "./phase-context.ts";

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
