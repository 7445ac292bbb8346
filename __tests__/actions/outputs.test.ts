import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { reportOutputs, setOutputs } from "../../src/actions/outputs.ts";
import { EMPTY_REPORT } from "../../src/platform/report/report-collector.ts";
import type { BuildReport } from "../../src/platform/request/build-request.ts";
import { parseVariables } from "../support/mini-runner/command-files.ts";
import { COMPLETE_REPORT } from "./reports.ts";

describe("reportOutputs", () => {
  it("has everything after a build that succeeded", () => {
    const { metadata = "", ...outputs } = reportOutputs(COMPLETE_REPORT);

    expect(outputs).toEqual({
      digest: COMPLETE_REPORT.digest,
      digests: JSON.stringify({ "linux/amd64": COMPLETE_REPORT.digest }),
      image: COMPLETE_REPORT.image,
      tags: "ghcr.io/owner/app:1\nghcr.io/owner/app:2",
      verified: "true",
      work: "build",
      "image-id": COMPLETE_REPORT.imageId,
      imageid: COMPLETE_REPORT.imageId,
      processes: '["web"]',
      buildpacks: "example/node@1.2.3",
      "sbom-path": "/home/runner/out/sbom",
      "sbom-cyclonedx-path": "/home/runner/out/sbom/image.cdx.json",
      "sbom-spdx-path": "/home/runner/out/sbom/image.spdx.json",
      "provenance-path": COMPLETE_REPORT.provenance,
      "bundle-path": COMPLETE_REPORT.attestationBundles,
      attestations: COMPLETE_REPORT.attestations[0],
      "report-path": "/home/runner/out/report",
      "layout-path": "/home/runner/out/image",
      "run-image-digest": COMPLETE_REPORT.digest,
      "builder-digest": COMPLETE_REPORT.digest,
      "run-image": COMPLETE_REPORT.runImage,
      builder: COMPLETE_REPORT.builder,
    });
    expect(JSON.parse(metadata)).toMatchObject(COMPLETE_REPORT);
  });

  it("has the digest of each platform whose image is there, in the order of the platforms", () => {
    const platform = (arch: string, digest?: string): BuildReport => ({
      ...EMPTY_REPORT,
      target: { os: "linux", arch },
      digest,
    });
    const platforms = [platform("s390x", "sha256:2"), platform("amd64", "sha256:1"), platform("arm64")];
    const outputs = reportOutputs({ ...EMPTY_REPORT, digest: "sha256:0", platforms });

    expect(outputs).toMatchObject({
      digest: "sha256:0",
      digests: '{"linux/s390x":"sha256:2","linux/amd64":"sha256:1"}',
    });
  });

  it.each<[(boolean | undefined)[], boolean | undefined, string | undefined]>([
    [[], undefined, undefined],
    [[], false, "false"],
    [[true, true], true, "true"],
    [[true, false], undefined, "false"],
    [[true, undefined], undefined, undefined],
  ])("says of platforms that are %j whether all of them are verified", (platforms, verified, expected) => {
    const parts = platforms.map((each) => ({ ...EMPTY_REPORT, verified: each }));

    expect(reportOutputs({ ...EMPTY_REPORT, verified, platforms: parts })["verified"]).toBe(expected);
  });

  it("has in the metadata what workflows read from that of docker/build-push-action", () => {
    const loaded = { ...EMPTY_REPORT, loaded: ["app:1"] };
    const metadataOf = (report: BuildReport): unknown => JSON.parse(reportOutputs(report)["metadata"] ?? "");

    expect(metadataOf(COMPLETE_REPORT)).toMatchObject({
      "containerimage.digest": COMPLETE_REPORT.digest,
      "containerimage.config.digest": COMPLETE_REPORT.imageId,
      "image.name": "ghcr.io/owner/app:1,ghcr.io/owner/app:2",
    });
    expect(metadataOf(loaded)).toEqual({ ...loaded, "image.name": "app:1" });
  });

  it("has what is known after a build that failed", () => {
    const outputs = reportOutputs({ ...EMPTY_REPORT, builder: "g.io/b@sha256:1" });

    expect(Object.keys(outputs)).toEqual(["builder", "builder-digest", "metadata"]);
    expect(JSON.parse(outputs["metadata"] ?? "")).toMatchObject({ builder: "g.io/b@sha256:1", layers: [] });
  });
});

describe("setOutputs", () => {
  it("hands values with several lines to the runner", async () => {
    const folder = await mkdtemp(join(tmpdir(), "outputs-"));
    const file = join(folder, "output");
    await writeFile(file, "");
    process.env["GITHUB_OUTPUT"] = file;
    try {
      setOutputs({ tags: "a\nb", digest: "sha256:1" });

      expect(parseVariables(await readFile(file, "utf8"))).toEqual({ tags: "a\nb", digest: "sha256:1" });
    } finally {
      delete process.env["GITHUB_OUTPUT"];
      await rm(folder, { recursive: true });
    }
  });
});
