import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { clearSbomDirectory, writeReportFiles } from "../../../src/platform/report/build-report-files.ts";
import { COMPLETE_REPORT } from "../../actions/reports.ts";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "report-files-"));
});

afterEach(() => rm(dir, { recursive: true }));

const place = (input: string, directory: string) => ({ input, path: directory, within: dir });

describe("writeReportFiles", () => {
  it("writes the lifecycle's report as it is, and everything that is known as JSON", async () => {
    const directory = path.join(dir, "out/report");

    await writeReportFiles(place("report", directory), { toml: "[image]\n", report: COMPLETE_REPORT });

    expect(await readFile(path.join(directory, "report.toml"), "utf8")).toBe("[image]\n");
    expect(JSON.parse(await readFile(path.join(directory, "metadata.json"), "utf8"))).toEqual(
      JSON.parse(JSON.stringify(COMPLETE_REPORT)),
    );
  });

  it("says which input names a directory that cannot be made", async () => {
    await writeFile(path.join(dir, "file"), "");
    const directory = path.join(dir, "file/report");

    await expect(
      writeReportFiles(place("report", directory), { toml: "", report: COMPLETE_REPORT }),
    ).rejects.toMatchObject({
      code: "INPUT",
      message: expect.stringContaining(`"${directory}" (input "report") cannot be written`),
    });
  });
});

describe("clearSbomDirectory", () => {
  it("removes SBOM files of an earlier build, and nothing else", async () => {
    await mkdir(path.join(dir, "launch"));
    await writeFile(path.join(dir, "launch/sbom.cdx.json"), "{}");
    for (const name of ["image.cdx.json", "image.spdx.json"]) await writeFile(path.join(dir, name), "{}");
    await mkdir(path.join(dir, "build"));
    await writeFile(path.join(dir, "build/mine.txt"), "");

    await clearSbomDirectory(place("sbom", dir));

    expect(await readdir(dir, { recursive: true })).toEqual(["build", "build/mine.txt"]);
  });

  it("leaves no directory that would be a part of the source, whether an earlier build has filled it or not", async () => {
    const directory = path.join(dir, "out/sbom");

    await clearSbomDirectory(place("sbom", directory));
    const before = await readdir(dir);
    await mkdir(path.join(directory, "launch"), { recursive: true });
    await writeFile(path.join(directory, "launch/sbom.cdx.json"), "{}");
    await clearSbomDirectory(place("sbom", directory));

    expect([before, await readdir(dir)]).toEqual([[], []]);
  });

  it("leaves an empty directory that was there before", async () => {
    await mkdir(path.join(dir, "mine"));

    await clearSbomDirectory(place("sbom", path.join(dir, "mine")));

    expect(await readdir(dir)).toEqual(["mine"]);
  });
});
