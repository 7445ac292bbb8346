// The packed lifecycle: its layout is what makers of builders look for, and it runs from where it is unpacked.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { writeLifecycleArchive } from "../../script/lifecycle-archive.ts";
import { parseTomlTable } from "../../src/cnb/toml/parse-toml.ts";
import { PHASES } from "../../src/lifecycle/inputs/input-table.ts";
import { BUILDPACK_APIS, PLATFORM_APIS } from "../../src/lifecycle/supported-apis.ts";
import { LIFECYCLE_VERSION } from "../../src/lifecycle/version.ts";
import { NODE_24 } from "../support/node24.ts";
import { goProgram } from "./go-program.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const dir = mkdtempSync(path.join(tmpdir(), "package-lifecycle-"));
const archive = path.join(dir, "lifecycle.tgz");
const unpacked = path.join(dir, "unpacked");

/** Stands for Node.js, which is large: a program that starts it. */
function nodeStandIn(): string {
  const file = path.join(dir, "node");
  writeFileSync(file, `#!/bin/sh\nexec '${NODE_24}' "$@"\n`, { mode: 0o700 });
  return file;
}

beforeAll(async () => {
  writeFileSync(path.join(dir, "launcher"), goProgram("go1.26.8", []), { mode: 0o600 });
  writeFileSync(path.join(dir, "terms"), "Do what is right.\n\n");
  const parts = {
    bundle: path.join(ROOT, "dist/lifecycle/index.js"),
    node: nodeStandIn(),
    nodeVersion: process.versions.node,
    launcher: path.join(dir, "launcher"),
    packages: [],
    licenses: [
      { title: "Ours", file: path.join(dir, "terms") },
      { title: "Theirs", file: path.join(dir, "terms") },
    ],
  };
  await writeLifecycleArchive(archive, parts);
  await writeLifecycleArchive(path.join(dir, "again.tgz"), parts);
  execFileSync("mkdir", [unpacked]);
  execFileSync("tar", ["-xzf", archive, "-C", unpacked]);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

function run(program: string, ...args: readonly string[]) {
  const inside = (name: string): string => path.join(unpacked, "lifecycle", name);
  return spawnSync(inside("node"), [inside(program), ...args], { env: {}, encoding: "utf8" });
}

describe("the packed lifecycle", () => {
  it("has the layout of official releases, with programs for everybody and nothing that varies", () => {
    const verbose = execFileSync("tar", ["-tvzf", archive, "--numeric-owner", "--full-time", "--utc"], {
      encoding: "utf8",
    });
    const entries = verbose
      .trimEnd()
      .split("\n")
      .map((line) => line.replace(/ +\d+ 1980-01-01 00:00:01 /, " "));

    const link = (phase: string): string => `lrwxrwxrwx 0/0 lifecycle/${phase} -> lifecycle`;
    expect(entries.slice(0, 2)).toStrictEqual(["-rw-r--r-- 0/0 lifecycle.toml", "drwxr-xr-x 0/0 lifecycle/"]);
    expect(entries).toEqual(
      expect.arrayContaining([
        ...PHASES.map(link),
        ...["cdx", "spdx", "syft"].flatMap((format) => [
          `-rw-r--r-- 0/0 lifecycle/launcher.sbom.${format}.json`,
          `-rw-r--r-- 0/0 lifecycle/lifecycle.sbom.${format}.json`,
        ]),
        "-rwxr-xr-x 0/0 lifecycle/launcher",
        "-rw-r--r-- 0/0 lifecycle/licenses.txt",
        "-rwxr-xr-x 0/0 lifecycle/lifecycle",
        "-rwxr-xr-x 0/0 lifecycle/node",
        "-rw-r--r-- 0/0 lifecycle/package.json",
      ]),
    );
    expect(
      entries.slice(2).filter((entry) => !/ lifecycle\/[^/]+$/.test(entry.replace(/ -> .*/, ""))),
    ).toStrictEqual([]);
  });

  it("has all files of the bundle, as they are", () => {
    const bundle = path.join(ROOT, "dist/lifecycle");
    const chunks = readdirSync(bundle).filter((name) => name.endsWith(".js") && name !== "index.js");

    expect(chunks.length).toBeGreaterThan(0);
    for (const chunk of chunks)
      expect(readFileSync(path.join(unpacked, "lifecycle", chunk))).toEqual(
        readFileSync(path.join(bundle, chunk)),
      );
  });

  it("says in lifecycle.toml which version it is and which APIs it speaks", () => {
    const toml = readFileSync(path.join(unpacked, "lifecycle.toml"), "utf8");

    expect(parseTomlTable(toml, "lifecycle.toml")).toStrictEqual({
      lifecycle: { version: LIFECYCLE_VERSION },
      apis: {
        buildpack: { deprecated: [], supported: [...BUILDPACK_APIS] },
        platform: { deprecated: [], supported: [...PLATFORM_APIS] },
      },
    });
  });

  it("has the licences of all that is in it", () => {
    const texts = readFileSync(path.join(unpacked, "lifecycle", "licenses.txt"), "utf8");

    expect(texts.match(/^(?:Ours|Theirs)$|^Do what is right\.$/gm)).toEqual([
      "Ours",
      "Do what is right.",
      "Theirs",
      "Do what is right.",
    ]);
  });

  it("has the same bytes each time", () => {
    const again = readFileSync(path.join(dir, "again.tgz"));

    expect(again.equals(readFileSync(archive))).toBe(true);
  });

  it("runs: it tells its version, and its phases end as they should", () => {
    expect(run("lifecycle", "-version")).toMatchObject({ status: 0, stdout: `${LIFECYCLE_VERSION}\n` });
    expect(run("detector")).toMatchObject({
      status: 11,
      stdout: expect.stringContaining("CNB_PLATFORM_API is not set"),
    });
    expect(run("lifecycle", "analyze", "-nonsense")).toMatchObject({ status: 11 });
  });
});
