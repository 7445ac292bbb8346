import { expect, it } from "@jest/globals";
import { sharedReport } from "../../../src/platform/platforms/shared-report.ts";
import { EMPTY_REPORT } from "../../../src/platform/report/report-collector.ts";

it("says what is the same for all platforms, and what all of them have added", () => {
  const buildpacks = [{ id: "a/b", version: "1" }];
  const processes = [{ type: "web", command: ["x"], default: true }];
  const shared = sharedReport([
    {
      ...EMPTY_REPORT,
      buildpacks,
      processes,
      builder: "g.io/b@1",
      work: "build",
      verified: true,
      attestations: ["one"],
    },
    {
      ...EMPTY_REPORT,
      buildpacks,
      processes,
      builder: "g.io/b@2",
      work: "skip",
      verified: true,
      attestations: ["two"],
      loaded: ["a"],
    },
  ]);

  expect(shared).toMatchObject({
    buildpacks,
    processes,
    verified: true,
    attestations: ["one", "two"],
    loaded: ["a"],
  });
  expect(shared).not.toHaveProperty("builder");
  expect(shared).not.toHaveProperty("work");
});
