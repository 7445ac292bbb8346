import { describe, expect, it } from "@jest/globals";
import { parseManifest } from "../../../src/oci/manifest.ts";
import { followPull } from "../../../src/platform/pull/pull-progress.ts";
import { RecordingLog } from "../../phases/recording-log.ts";

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
const manifest = parseManifest(
  JSON.stringify({
    schemaVersion: 2,
    config: { mediaType: "c", digest: digest("0"), size: 1 },
    layers: ["a", "b", "c"].map((digit) => ({ mediaType: "l", digest: digest(digit), size: 100 })),
  }),
  "builder",
);
const [a, b, c] = ["a", "b", "c"].map((digit) => digit.repeat(12));

describe("followPull", () => {
  it("tells how much is downloaded and unpacked of what the engine does not have", () => {
    const log = new RecordingLog();
    const follow = followPull("the builder", manifest, log);

    follow({ status: "Already exists", layer: c });
    follow({ status: "Downloading", layer: a, currentBytes: 40 });
    follow({ status: "Download complete", layer: b });
    expect(log.progressed.get("Pulling the builder")).toEqual({ doneBytes: 140, totalBytes: 200 });

    follow({ status: "Extracting", layer: b, currentBytes: 30 });
    follow({ status: "Pull complete", layer: a });
    expect(log.progressed.get("Unpacking the builder")).toEqual({ doneBytes: 130, totalBytes: 200 });
  });

  it("adds up what comes where no manifest is known", () => {
    const log = new RecordingLog();
    const follow = followPull("the builder", undefined, log);

    follow({ status: "Downloading", layer: a, currentBytes: 40 });
    follow({ status: "Status: Downloaded newer image" });

    expect([...log.progressed]).toEqual([["Pulling the builder", { doneBytes: 40, totalBytes: undefined }]]);
  });
});
