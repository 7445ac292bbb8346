import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import type { PhaseName } from "../../../src/log.ts";
import { detectionVerdicts } from "../../../src/phases/failure/detection-verdicts.ts";
import { type LayerOutcome, layerOutcomes } from "../../../src/phases/output/layer-outcomes.ts";
import { type Note, Transcript } from "../../../src/phases/output/transcript.ts";

const notesOf = (phase: PhaseName, ...lines: string[]): readonly Note[] => {
  const transcript = new Transcript(phase);
  for (const line of lines) transcript.add(line);
  return transcript.notes;
};

/** The notes of a run that an official lifecycle was recorded with. */
async function recorded(file: string, run: string): Promise<readonly Note[]> {
  const url = new URL(`../../conformance/expected/0.21.14/${file}.log`, import.meta.url);
  const log = await readFile(url, "utf8");
  const section = log.split(/^=== run: /m).find((text) => text.startsWith(`${run}\n`)) ?? "";
  return section.split(/^--- /m).flatMap((text) => {
    const [head = "", ...lines] = text.split("\n");
    const phase = head.split(" ")[0] as PhaseName;
    return notesOf(phase, ...lines);
  });
}

const reasons = (outcomes: readonly LayerOutcome[]): Record<string, string> =>
  Object.fromEntries(outcomes.map(({ name, outcome, reason }) => [name, `${outcome}: ${reason}`]));

describe("Transcript", () => {
  it("keeps the last 50 lines that are not empty, without colours", () => {
    const transcript = new Transcript("builder");
    for (let line = 1; line <= 60; line++) transcript.add(`\u001b[31mline ${line}\u001b[0m\r`);
    transcript.add("  ");

    expect(transcript.tail).toHaveLength(50);
    expect(transcript.tail.at(0)).toBe("line 11");
    expect(transcript.tail.at(-1)).toBe("line 60");
  });

  it("cuts long lines and keeps a bounded number of notes", () => {
    const transcript = new Transcript("exporter");
    for (let line = 0; line < 20_000; line++) transcript.add(`Adding layer '${"x".repeat(3000)}'`);

    expect(transcript.notes).toHaveLength(10_000);
    expect(transcript.tail.at(-1)).toHaveLength(2_000);
  });

  it("follows the creator through its phases", () => {
    const transcript = new Transcript("creator");
    for (const line of ["===> DETECTING", "\u001b[36m===> BUILDING\u001b[0m", "Adding layer 'fake'"])
      transcript.add(line);

    expect(transcript.section).toBe("builder");
    expect(transcript.notes).toEqual([]);
  });
});

describe("layerOutcomes", () => {
  it("says that there was no previous image", async () => {
    expect(reasons(layerOutcomes(await recorded("01-minimal", "first")))).toEqual({
      "kit/one:tool": "added: there is no previous image",
      "buildpacksio/lifecycle:launch.sbom": "added: there is no previous image",
      app: "added: there is no previous image",
      "buildpacksio/lifecycle:launcher": "added: there is no previous image",
      "buildpacksio/lifecycle:config": "added: there is no previous image",
      "buildpacksio/lifecycle:process-types": "added: there is no previous image",
    });
  });

  it("says why layers were reused", async () => {
    const outcomes = reasons(layerOutcomes(await recorded("13-separate-phases", "second")));

    expect(outcomes["kit/one:all"]).toBe("reused: it was restored from the build cache and is unchanged");
    expect(outcomes["buildpacksio/lifecycle:launcher"]).toBe(
      "reused: it is the same as in the previous image",
    );
    expect(outcomes["app"]).toBe("reused: the source and what buildpacks made of it are unchanged");
    expect(Object.keys(outcomes)).toHaveLength(9);
  });

  it("knows a layer by its name, whatever is in it", () => {
    const name = "a:b\u2028c";
    const notes = [
      ...notesOf("restorer", `Restoring data for "${name}" from cache`),
      ...notesOf("exporter", `Reusing layer '${name}'`),
    ];

    expect(reasons(layerOutcomes(notes))).toEqual({
      [name]: "reused: it was restored from the build cache and is unchanged",
    });
  });

  it("says why layers were made anew", () => {
    const notes = [
      ...notesOf(
        "restorer",
        'Restoring metadata for "a:changed" from app image',
        'Restoring metadata for "a:stale" from app image',
        'Removing "a:stale", wrong sha',
        'Restoring data for "a:cached" from cache',
      ),
      ...notesOf(
        "exporter",
        "Reusing layers from image 'ghcr.io/owner/app@sha256:1'",
        "Adding layer 'a:changed'",
        "Adding layer 'a:stale'",
        "Adding layer 'a:cached'",
        "Adding layer 'a:new'",
        "Adding layer 'buildpacksio/lifecycle:config'",
        "Reused 1/3 app layer(s)",
        "Added 2/3 app layer(s)",
      ),
    ];

    expect(reasons(layerOutcomes(notes))).toEqual({
      "a:changed": "added: its buildpack changed it",
      "a:stale": "added: the build cache and the previous image have different versions of it",
      "a:cached": "added: the previous image does not have it",
      "a:new": "added: its buildpack rebuilt it",
      "buildpacksio/lifecycle:config": "added: the previous image is not known to have the same",
      "app (1 of 3 slices)": "reused: the source and what buildpacks made of it are unchanged",
      "app (2 of 3 slices)": "added: the source, or what buildpacks made of it, changed",
    });
  });
});

describe("detectionVerdicts", () => {
  const verdicts = async (run: string): Promise<string[]> =>
    detectionVerdicts(await recorded("03-detection", run)).map(
      ({ buildpack, reason }) => `${buildpack}: ${reason}`,
    );

  it("lists every buildpack of every group once", async () => {
    expect(await verdicts("no group passes")).toEqual([
      "kit/a@1.0.0: it does not apply to the source",
      "kit/b@1.0.0: it does not apply to the source",
    ]);
    expect(await verdicts("composite fails")).toEqual([
      "kit/a@1.0.0: it does not apply to the source",
      "kit/b@1.0.0: it applies to the source",
      "kit/d@1.0.0: it applies to the source",
      "kit/c@1.0.0: it does not apply to the source",
    ]);
  });

  it("names the exit code of one that broke", async () => {
    expect(await verdicts("buildpack errors")).toEqual(["kit/a@1.0.0: its detection broke with exit code 3"]);
  });

  it("tells a buildpack for another platform from one that broke", () => {
    const lines = [
      "======== Error: a/b@1 ========",
      "unable to satisfy target constraints: it does not support linux/arm64/debian/12",
      "======== Error: c/d@1 ========",
      "it broke",
      "======== Results ========",
      "err:  a/b@1",
      "err:  c/d@1 (1)",
    ];

    expect(detectionVerdicts(notesOf("detector", ...lines)).map(({ reason }) => reason)).toEqual([
      "it does not support the platform of the run image",
      "its detection broke with exit code 1",
    ]);
  });

  it("names what is required and not provided", async () => {
    expect(await verdicts("required but not provided")).toEqual([
      "kit/a@1.0.0: it applies to the source",
      'kit/b@1.0.0: it requires "x", which nothing provides',
    ]);
  });
});
