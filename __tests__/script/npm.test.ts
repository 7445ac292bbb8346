// Which npm script/bootstrap installs packages with. The one on the PATH here only says its version, and packs an archive.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

const PARTS = fileURLToPath(new URL("../../script/lib", import.meta.url));
const run = promisify(execFile);

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "npm-"));
  for (const folder of ["bin", "node_modules", "package/bin"])
    await mkdir(path.join(root, folder), { recursive: true });
  await writeFile(path.join(root, "package-lock.json"), "{}");
});
afterEach(() => rm(root, { recursive: true }));

/** Installs packages where npm has a version and packs an archive; returns what was printed, and which npm installed. */
async function install(version: string): Promise<{ printed: string; installed: string }> {
  const tarball = path.join(root, "packed.tgz");
  const program = 'require("node:fs").writeFileSync("installed", "fetched");';
  await writeFile(path.join(root, "package/bin/npm-cli.js"), program);
  await run("tar", ["-czf", tarball, "-C", root, "package"]);
  const npm = `#!/bin/sh\ncase $1 in --version) echo ${version} ;; pack) cp ${tarball} npm-0.0.0.tgz ;; ci) printf own >installed ;; esac`;
  await writeFile(path.join(root, "bin/npm"), npm, { mode: 0o755 });
  await cp(tarball, path.join(root, "expected.tgz"), { force: false });
  const script = `set -euo pipefail; root=${root} bed=$root state=$root
    source ${PARTS}/common.sh; source ${PARTS}/npm.sh
    npm_version=0.0.0 npm_sha256=$(sha256sum <$root/expected.tgz | cut -c1-64); install_npm_packages`;
  const env = { ...process.env, PATH: `${root}/bin:${process.env["PATH"] ?? ""}` };
  const { stdout } = await run("bash", ["-c", script], { env });
  return { printed: stdout, installed: await readFile(path.join(root, "installed"), "utf8") };
}

describe("npm packages", () => {
  it("are installed by the npm of the machine where it can read package-lock.json", async () => {
    await expect(install("10.8.2")).resolves.toMatchObject({ installed: "own" });
  });

  it("are installed by a newer one, which is announced, where it is too old", async () => {
    const { installed, printed } = await install("9.2.0");

    expect(installed).toBe("fetched");
    expect(printed).toContain("npm 9.2.0 is too old");
  });

  it("are not installed by one that is not what it should be", async () => {
    await writeFile(path.join(root, "expected.tgz"), "another one");

    await expect(install("9.2.0")).rejects.toThrow("is not the npm 0.0.0 that was expected");
  });
});
