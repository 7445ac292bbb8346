// What a step writes into the source that it builds.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { ownOutputs } from "../../../src/platform/report/own-outputs.ts";
import type { BuildRequest } from "../../../src/platform/request/build-request.ts";

let source: string;

beforeEach(async () => {
  source = await mkdtemp(join(tmpdir(), "own-outputs-"));
});

afterEach(() => rm(source, { recursive: true, force: true }));

type Places = Partial<Record<"sbomDir" | "reportDir" | "layout", string>>;

function writing({ layout, ...outcome }: Places): BuildRequest {
  const place = (path: string | undefined) =>
    path === undefined ? undefined : { input: "x", path: join(source, path), within: source };
  return {
    path: source,
    outcome: { sbomDir: place(outcome.sbomDir), reportDir: place(outcome.reportDir) },
    delivery: { layout: place(layout) },
  } as unknown as BuildRequest;
}

describe("ownOutputs", () => {
  it("are the directories that have to be made, with all that is made on the way", async () => {
    await mkdir(join(source, "public"));

    await expect(
      ownOutputs([writing({ sbomDir: "out/sbom", layout: "out/image", reportDir: "public/a/b" })]),
    ).resolves.toEqual(["out", "public/a"]);
  });

  it("are no directory that may have files of the app, unless it is an image's", async () => {
    await mkdir(join(source, "public"));
    await writeFile(join(source, "public/index.html"), "");
    await mkdir(join(source, "image"));

    await expect(
      ownOutputs([writing({ sbomDir: "public", reportDir: "public", layout: "image" })]),
    ).resolves.toEqual(["image"]);
  });

  it("are those of each platform also where an earlier step made them", async () => {
    await mkdir(join(source, "out/linux-amd64"), { recursive: true });

    await expect(
      ownOutputs([writing({ reportDir: "out/linux-amd64" }), writing({ reportDir: "out/linux-arm64" })]),
    ).resolves.toEqual(["out/linux-amd64", "out/linux-arm64"]);
  });

  it("are also those that an earlier step left, which are removed before they are written again", async () => {
    for (const name of ["linux-amd64", "linux-arm64"]) {
      await mkdir(join(source, "out/sbom", name), { recursive: true });
      await writeFile(join(source, "out/sbom", name, "image.cdx.json"), "{}");
    }

    const builds = ["out/sbom/linux-amd64", "out/sbom/linux-arm64"].map((sbomDir) => writing({ sbomDir }));
    await expect(ownOutputs(builds)).resolves.toEqual(["out"]);
  });

  it("are not the source itself, and nothing outside of it", async () => {
    await expect(ownOutputs([writing({ sbomDir: ".", reportDir: "../out", layout: ".." })])).resolves.toEqual(
      [],
    );
  });
});
