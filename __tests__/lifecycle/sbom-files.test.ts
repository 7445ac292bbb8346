// The SBOM files of lifecycle and launcher, which the exporter puts next to those of the buildpacks.
import { execFileSync } from "node:child_process";
import { mkdirSync, readlinkSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { copyLifecycleSboms } from "../../src/lifecycle/sbom/sbom-files.ts";
import { Workspace } from "../cnb/buildpack-fixture.ts";
import { recordingLog } from "./layer-fixture.ts";

const FORMATS = ["cdx", "spdx", "syft"];
const LIFECYCLE = "layers/sbom/build/buildpacksio_lifecycle";
const LAUNCHER = "layers/sbom/launch/buildpacksio_lifecycle/launcher";

async function copy(workspace: Workspace, launcherSbomDir = "lifecycle"): Promise<readonly string[]> {
  const log = recordingLog();
  const sources = {
    lifecycleDir: path.join(workspace.root, "lifecycle"),
    launcherSbomDir: path.join(workspace.root, launcherSbomDir),
    layersDir: workspace.inputs.layersDir,
  };
  await copyLifecycleSboms(sources, log);
  return log.lines;
}

describe("copyLifecycleSboms", () => {
  it("copies those of the lifecycle and of the launcher", async () => {
    using workspace = new Workspace();
    for (const format of FORMATS)
      for (const part of ["lifecycle", "launcher"])
        workspace.write(`lifecycle/${part}.sbom.${format}.json`, `${part} ${format}`);

    expect(await copy(workspace)).toEqual([]);

    for (const format of FORMATS) {
      expect(workspace.read(`${LIFECYCLE}/sbom.${format}.json`)).toBe(`lifecycle ${format}`);
      expect(workspace.read(`${LAUNCHER}/sbom.${format}.json`)).toBe(`launcher ${format}`);
    }
  });

  it("warns of those that are not there", async () => {
    using workspace = new Workspace();
    workspace.write("lifecycle/lifecycle.sbom.cdx.json", "{}");

    const lines = await copy(workspace);

    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain(`Did not find SBOM lifecycle.sbom.spdx.json in ${workspace.root}/lifecycle`);
  });

  it("copies all of another directory that look like SBOM files", async () => {
    using workspace = new Workspace();
    workspace.write("lifecycle/other", "");
    workspace.write("launcher/my.sbom.cdx.json", "of my launcher");
    workspace.write("launcher/notes.txt", "");
    mkdirSync(path.join(workspace.root, "launcher/a.sbom.cdx.json"));

    await copy(workspace, "launcher");

    expect(workspace.read(`${LAUNCHER}/my.sbom.cdx.json`)).toBe("of my launcher");
    expect(workspace.has(`${LAUNCHER}/notes.txt`)).toBe(false);
    expect(workspace.has(`${LAUNCHER}/a.sbom.cdx.json`)).toBe(false);
  });

  it.each(["lifecycle", "launcher"])(
    "leaves out a named pipe of %s, and copies a link as it is",
    async (dir) => {
      using workspace = new Workspace();
      workspace.write("lifecycle/other", "");
      workspace.write("launcher/other", "");
      const from = path.join(workspace.root, dir);
      execFileSync("mkfifo", [path.join(from, `${dir}.sbom.cdx.json`)]);
      symlinkSync("/etc/passwd", path.join(from, `${dir}.sbom.spdx.json`));

      const lines = await copy(workspace, dir);

      expect(lines.join("\n")).toContain(
        `Left out the SBOM "${from}/${dir}.sbom.cdx.json": it is a named pipe`,
      );
      const copied =
        dir === "lifecycle" ? `${LIFECYCLE}/sbom.spdx.json` : `${LAUNCHER}/launcher.sbom.spdx.json`;
      expect(readlinkSync(path.join(workspace.root, copied))).toBe("/etc/passwd");
    },
  );
});
