import { describe, expect, it } from "@jest/globals";
import { resultLines } from "../../../src/actions/log/result-lines.ts";
import { EMPTY_REPORT } from "../../../src/platform/report/report-collector.ts";
import { COMPLETE_REPORT } from "../reports.ts";

describe("resultLines", () => {
  it("say image, tags, size, what was reused, and the time in all", () => {
    expect(resultLines(COMPLETE_REPORT)).toEqual([
      `Pushed ${COMPLETE_REPORT.image ?? ""}`,
      "  as ghcr.io/owner/app:1",
      "  as ghcr.io/owner/app:2",
      "Written as an OCI image layout to /home/runner/out/image",
      "Attested as",
      `  ${COMPLETE_REPORT.attestations[0] ?? ""}`,
      "Verified: a second build without any cache gave the same digest",
      "Size: 60.4 MB compressed, including 30.0 MB of the run image",
      "Reused: 1 of 2 layers, 30.1 MB, with the help of the cache of the layers",
      "Total time: 15.8 s",
    ]);
  });

  it("say the same of each platform, and what is not there", () => {
    const { image = "" } = COMPLETE_REPORT;
    const missing = { ...EMPTY_REPORT, target: { os: "linux", arch: "arm64" } };
    const report = {
      ...EMPTY_REPORT,
      image: "g.io/a@sha256:0",
      tags: ["g.io/a:1"],
      platforms: [COMPLETE_REPORT, missing],
    };

    expect(resultLines(report)).toEqual([
      "Pushed g.io/a@sha256:0",
      "  as g.io/a:1",
      `For linux/amd64: ${image}; Size: 60.4 MB compressed, including 30.0 MB of the run image; Reused: 1 of 2 layers, 30.1 MB, with the help of the cache of the layers; built in 15.8 s`,
      "For linux/arm64: not built",
    ]);
  });

  it("say where an image is that was not to be pushed", () => {
    const report = { ...EMPTY_REPORT, digest: "sha256:1", loaded: ["app:1"] };

    expect(resultLines(report)).toEqual([
      "Built sha256:1 (not pushed)",
      "Loaded into the Docker engine as app:1",
    ]);
  });

  it("say nothing of bytes that are not known", () => {
    const layers = [{ name: "a:b", outcome: "reused" as const, reason: "" }];

    expect(resultLines({ ...EMPTY_REPORT, layers })).toEqual(["Reused: 1 of 1 layers"]);
  });
});
