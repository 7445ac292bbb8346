// Which Debian packages script/bootstrap asks for, by the programs that a machine lacks, and how mmdebstrap reads archives.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";

const PARTS = fileURLToPath(new URL("../../script/lib", import.meta.url));
const run = promisify(execFile);

/** The output of a function of script/lib/packages.sh, after what is defined before it. */
async function outputOf(call: string, definitions: string): Promise<string[]> {
  const script = `set -euo pipefail; root=/x bed=/x/bed state=/x/bed
    source ${PARTS}/common.sh; source ${PARTS}/packages.sh
    ${definitions}
    ${call}`;
  const { stdout } = await run("bash", ["-c", script]);
  return stdout.trim().split("\n");
}

/** Of a machine that has all programs but one. */
function packagesWithout(program: string, engine: string): Promise<string[]> {
  const definitions = `has() { [[ $1 != ${program} ]]; }
    needs_mmdebstrap() { return 1; }; launcher_is_current() { :; }; apt-cache() { return 1; }
    engine=none engine_name=${engine} engine_dockerd=packaged`;
  return outputOf("missing_packages", definitions);
}

describe("missing packages", () => {
  it("are those of what an engine in a root of its own needs, which distributions cut in other ways", async () => {
    await expect(packagesWithout("pivot_root", "docker28-containerd")).resolves.toContain("util-linux-extra");
    await expect(packagesWithout("pivot_root", "installed")).resolves.not.toContain("util-linux-extra");
  });
});

describe("an archive", () => {
  it.each([
    ["check='false'", "false"],
    ["check='true'", "true"],
    ["", "true"],
  ])("may be as old as apt lets it be: %j", async (config, value) => {
    const definitions = `apt-config() { echo "${config}"; }`;

    await expect(outputOf("age_option", definitions)).resolves.toEqual([
      `--aptopt=Acquire::Check-Valid-Until "${value}"`,
    ]);
  });
});
