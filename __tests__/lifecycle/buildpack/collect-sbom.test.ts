import { describe, expect, it } from "@jest/globals";
import { statSync } from "node:fs";
import path from "node:path";
import { collectSbom, findSbomFiles } from "../../../src/lifecycle/buildpack/collect-sbom.ts";
import { Workspace } from "../../cnb/buildpack-fixture.ts";

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
): Promise<void> {
  for (const file of files) workspace.write(`layers/acme_a/${file}`, `of ${file}`, 0o600);
  const dir = path.join(workspace.inputs.layersDir, "acme_a");
  const layers = [{ ...NONE, ...types, name: "l", dir: `${dir}/l`, hasContent: true }];
  return collectSbom({ id: "acme/a", sbomFormats, dir, layers }, workspace.inputs.layersDir);
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
    ["other.sbom.cdx.json", FORMATS, '"other.sbom.cdx.json" of buildpack acme/a belongs to no layer.'],
    ["my.l.sbom.cdx.json", FORMATS, '"my.l.sbom.cdx.json" of buildpack acme/a belongs to no layer.'],
  ])("refuses %s where %j are declared", async (file, formats, message) => {
    using workspace = new Workspace();

    await expect(collect(workspace, [file], {}, formats)).rejects.toMatchObject({
      code: "MALFORMED",
      message,
    });
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
