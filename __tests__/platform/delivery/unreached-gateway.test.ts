import { describe, expect, it } from "@jest/globals";
import { PhaseError } from "../../../src/phases/failure/phase-error.ts";
import { explainUnreached } from "../../../src/platform/delivery/unreached-gateway.ts";

const FAILURE = { phase: "analyzer", exitCode: 32, tail: [] } as const;
const unreached = { host: "127.0.0.1:5000", wasReached: () => false };

describe("a phase that failed without having reached the gateway", () => {
  it("is told of firewalls and networks where it had a container", () => {
    expect(explainUnreached(new PhaseError(FAILURE), unreached)).toMatchObject({
      message: expect.stringContaining("It did not reach this action"),
      hint: expect.stringMatching(/firewall.*"network" to "host".*"registry-access"/),
    });
  });

  it("is advised no network where it was a process of the job's container, which has none to choose", () => {
    const explained = explainUnreached(new PhaseError({ ...FAILURE, engine: "processes" }), unreached);

    expect(explained).toMatchObject({
      message: expect.stringContaining("It did not reach this action"),
      hint: expect.stringMatching(/^Set "registry-access" to "direct"/),
    });
  });
});
