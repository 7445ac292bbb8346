import { execFileSync } from "node:child_process";
import { mkdirSync, readlinkSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { collectSbom, findSbomFiles } from "../../../src/lifecycle/buildpack/collect-sbom.ts";
import { Workspace } from "../../cnb/buildpack-fixture.ts";
import { recordingLog } from "../layer-fixture.ts";

const FORMATS = [
  "application/vnd.cyclonedx+json",
  "application/spdx+json; version=2",
  "application/vnd.syft+json",
];
const NONE = { build: false, launch: false, cache: false };

function collect(
  workspace: Workspace,
  files: readonly string[],
  types: Partial<typeof NONE> = {},
  sbomFormats = FORMATS,
): Promise<readonly string[]> {
  for (const file of files) workspace.write(`layers/acme_a/${file}`, `of ${file}`, 0o600);
  const dir = path.join(workspace.inputs.layersDir, "acme_a");
  const layers = [{ ...NONE, ...types, name: "l", dir: `${dir}/l`, hasContent: true }];
  const log = recordingLog();
  return collectSbom({ id: "acme/a", sbomFormats, dir, layers }, workspace.inputs.layersDir, log);
}

/** The same for one that was made already; what is warned of. */
async function collectMade(workspace: Workspace): Promise<readonly string[]> {
  const dir = path.join(workspace.inputs.layersDir, "acme_a");
  const log = recordingLog();
  const buildpack = { id: "acme/a", sbomFormats: FORMATS, dir, layers: [] };
  await collectSbom(buildpack, workspace.inputs.layersDir, log);
  return log.lines;
}

describe("collectSbom", () => {
  it.each<[string, Partial<typeof NONE>, readonly string[]]>([
    ["launch.sbom.cdx.json", {}, ["launch/acme_a/sbom.cdx.json"]],
    ["build.sbom.spdx.json", {}, ["build/acme_a/sbom.spdx.json"]],
    ["l.sbom.syft.json", { launch: true }, ["launch/acme_a/l/sbom.syft.json"]],
    ["l.sbom.cdx.json", { build: true }, ["build/acme_a/l/sbom.cdx.json"]],
    ["l.sbom.cdx.json", {}, ["build/acme_a/l/sbom.cdx.json"]],
    ["l.sbom.cdx.json", { cache: true }, ["build/acme_a/l/sbom.cdx.json", "cache/acme_a/l/sbom.cdx.json"]],
    [
      "l.sbom.cdx.json",
      { cache: true, launch: true, build: true },
      ["launch/acme_a/l/sbom.cdx.json", "cache/acme_a/l/sbom.cdx.json"],
    ],
  ])("copies %s of a layer with %j to %j", async (file, types, copies) => {
    using workspace = new Workspace();

    await collect(workspace, [file], types);

    const targets = ["launch", "build", "cache"].flatMap((kind) =>
      ["", "l/"].map((layer) => `${kind}/acme_a/${layer}sbom.${file.split(".sbom.")[1] ?? ""}`),
    );
    expect(targets.filter((target) => workspace.has(`layers/sbom/${target}`))).toStrictEqual(copies);
    expect(copies.map((copy) => workspace.read(`layers/sbom/${copy}`))).toStrictEqual(
      copies.map(() => `of ${file}`),
    );
    expect(
      copies.map((copy) => statSync(`${workspace.root}/layers/sbom/${copy}`).mode & 0o777),
    ).toStrictEqual(copies.map(() => 0o644));
  });

  it.each(["other.sbom.cdx.json", "my.l.sbom.cdx.json"])(
    "leaves %s, which belongs to no layer",
    async (file) => {
      using workspace = new Workspace();

      expect(await collect(workspace, ["launch.sbom.cdx.json", file])).toStrictEqual([file]);
      expect(workspace.has("layers/sbom/launch/acme_a/sbom.cdx.json")).toBe(true);
      expect(workspace.has("layers/sbom/build")).toBe(false);
    },
  );

  it("knows a declared format in any letters, as media types are", async () => {
    using workspace = new Workspace();

    await collect(workspace, ["launch.sbom.cdx.json"], {}, ["Application/vnd.CycloneDX+JSON"]);

    expect(workspace.has("layers/sbom/launch/acme_a/sbom.cdx.json")).toBe(true);
  });

  it.each([
    [
      "launch.sbom.other.json",
      FORMATS,
      '"launch.sbom.other.json" of buildpack acme/a has an unknown SBOM format.',
    ],
    [
      "launch.sbom.cdx.json",
      ["application/spdx+json"],
      '"launch.sbom.cdx.json" of buildpack acme/a has the undeclared SBOM format application/vnd.cyclonedx+json.',
    ],
  ])("refuses %s where %j are declared", async (file, formats, message) => {
    using workspace = new Workspace();

    await expect(collect(workspace, [file], {}, formats)).rejects.toMatchObject({
      code: "MALFORMED",
      message,
    });
  });
});

describe("collectSbom, of what is no regular file", () => {
  it("copies a link as it is, and nothing that it leads to", async () => {
    using workspace = new Workspace();
    const secret = workspace.write("secret", "of somebody else");
    workspace.write("layers/acme_a/build.toml", "");
    symlinkSync(secret, path.join(workspace.root, "layers/acme_a/launch.sbom.cdx.json"));

    expect(await collectMade(workspace)).toEqual([]);

    const copy = path.join(workspace.root, "layers/sbom/launch/acme_a/sbom.cdx.json");
    expect(readlinkSync(copy)).toBe(secret);
  });

  it.each<[string, (file: string) => unknown]>([
    ["a named pipe", (file) => execFileSync("mkfifo", [file])],
    [
      "a directory",
      (file) => {
        mkdirSync(file);
      },
    ],
  ])("leaves out %s, and says so", async (what, make) => {
    using workspace = new Workspace();
    workspace.write("layers/acme_a/build.toml", "");
    const file = path.join(workspace.root, "layers/acme_a/launch.sbom.cdx.json");
    make(file);

    const lines = await collectMade(workspace);

    expect(lines.join("\n")).toContain(`Left out the SBOM "${file}": it is ${what}, not a regular file`);
    expect(workspace.has("layers/sbom/launch/acme_a/sbom.cdx.json")).toBe(false);
  });

  it.each<[string, (file: string, workspace: Workspace) => unknown]>([
    ["a named pipe", (file) => execFileSync("mkfifo", [file])],
    [
      "a link",
      (file, workspace) => {
        symlinkSync(path.join(workspace.root, "other"), file);
      },
    ],
  ])("puts a copy in place of %s", async (_what, make) => {
    using workspace = new Workspace();
    workspace.write("other", "as it was");
    workspace.write("layers/acme_a/launch.sbom.cdx.json", "of acme");
    workspace.write("layers/sbom/launch/acme_a/sbom.spdx.json", "");
    make(path.join(workspace.root, "layers/sbom/launch/acme_a/sbom.cdx.json"), workspace);

    await collectMade(workspace);

    expect(workspace.read("layers/sbom/launch/acme_a/sbom.cdx.json")).toBe("of acme");
    expect(workspace.read("other")).toBe("as it was");
  });
});

describe("findSbomFiles", () => {
  it("finds them by name, in byte order", async () => {
    using workspace = new Workspace();
    for (const name of ["b.sbom.cdx.json", "a.sbom.x.json", "sbom.cdx.json", "a.sbom.json", "a.sbom.cdx.xml"])
      workspace.write(`dir/${name}`, "");

    expect(await findSbomFiles(path.join(workspace.root, "dir"))).toStrictEqual([
      "a.sbom.x.json",
      "b.sbom.cdx.json",
    ]);
  });
});
