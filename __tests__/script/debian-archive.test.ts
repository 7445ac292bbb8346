// Whether this machine can have engines that are unpacked from Debian packages, by what apt and /etc/os-release say.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

const PARTS = fileURLToPath(new URL("../../script/lib", import.meta.url));
const run = promisify(execFile);

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "archive-"));
});
afterEach(() => rm(root, { recursive: true }));

interface Machine {
  readonly os: string;
  /** What apt names after an update, as `suite address` each. */
  readonly archives: string;
  readonly hasLists: boolean;
}

/** Prints the archive if engines can be unpacked, and what apt was asked for. */
async function archiveOf({ os, archives, hasLists }: Machine): Promise<{ archive: string; calls: string }> {
  await writeFile(path.join(root, "os-release"), os);
  const script = `set -euo pipefail; root=${root} bed=$root/bed state=$root/bed os_release=$root/os-release
    source ${PARTS}/common.sh; source ${PARTS}/packages.sh; source ${PARTS}/tree.sh; source ${PARTS}/unpacked-engine.sh
    has_lists=${hasLists ? "yes" : ""}
    has() { :; }
    can_be_root() { :; }
    as_root() { "$@"; }
    apt-get() {
      case " $* " in
        *" update "*) echo update >>$root/calls; touch $root/lists ;;
        *" indextargets "*) if [[ -n $has_lists || -e $root/lists ]]; then echo '${archives}'; fi ;;
      esac
    }
    touch $root/calls
    if can_unpack_engines; then debian_archive; fi
    echo "|$(<$root/calls)"`;
  const { stdout } = await run("bash", ["-c", script]);
  const [archive = "", calls = ""] = stdout.trim().split("|");
  return { archive: archive.trim(), calls };
}

const DEBIAN = "ID=debian\nVERSION_CODENAME=trixie\n";

describe("an archive for engines", () => {
  it("is what apt has the packages of the machine from", async () => {
    const machine = { os: DEBIAN, archives: "trixie http://debian.example/", hasLists: true };

    await expect(archiveOf(machine)).resolves.toEqual({ archive: "http://debian.example/", calls: "" });
  });

  it("is found on a bare machine, where apt knows of none before its first update", async () => {
    const machine = { os: DEBIAN, archives: "trixie http://debian.example/", hasLists: false };

    await expect(archiveOf(machine)).resolves.toEqual({ archive: "http://debian.example/", calls: "update" });
  });

  it.each(["sid", "unstable", "testing"])("is found where apt calls the next release %s", async (suite) => {
    const os = "ID=debian\nVERSION_CODENAME=forky\n";
    const machine = { os, archives: `${suite} http://debian.example/`, hasLists: true };

    await expect(archiveOf(machine)).resolves.toMatchObject({ archive: "http://debian.example/" });
  });

  it.each([
    ["another distribution", "ID=ubuntu\nVERSION_CODENAME=noble\n", "noble http://ubuntu.example/"],
    ["somebody else's packages alone", DEBIAN, "nodistro http://node.example/"],
  ])("is none that has %s", async (_whose, os, archives) => {
    await expect(archiveOf({ os, archives, hasLists: true })).resolves.toMatchObject({ archive: "" });
  });
});
