import { describe, expect, it } from "@jest/globals";
import { ReportCollector } from "../../src/platform/report/report-collector.ts";

describe("the duration of a build", () => {
  function started() {
    const clock = { now: 1_000 };
    return { clock, report: new ReportCollector(() => clock.now) };
  }

  it("is that of so far as long as it is not done", () => {
    const { clock, report } = started();
    clock.now += 5_000;

    expect(report.snapshot().durationMs).toBe(5_000);
  });

  it("is one for all who tell of it once it is done, whatever they do first", () => {
    const { clock, report } = started();
    clock.now += 5_000;
    const finished = report.finish();
    clock.now += 700;
    report.add({ tags: ["g.io/a:1"] });

    expect(finished.durationMs).toBe(5_000);
    expect(report.snapshot()).toMatchObject({ durationMs: 5_000, tags: ["g.io/a:1"] });
  });
});
