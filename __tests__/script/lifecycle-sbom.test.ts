// The SBOM files that our lifecycle has beside it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { writeLifecycleSboms } from "../../script/lifecycle-sbom.ts";
import { LIFECYCLE_VERSION } from "../../src/lifecycle/version.ts";
import { goProgram } from "./go-program.ts";

const TOML = { path: "github.com/BurntSushi/toml", version: "v1.5.0" };
const PACKAGES = [
  { name: "@scope/first", version: "1.2.3", license: "MIT", text: "…" },
  { name: "second", version: "2.0.0", license: "(Apache-2.0 AND BSD-3-Clause)", text: "" },
];

const dir = mkdtempSync(path.join(tmpdir(), "lifecycle-sbom-"));
const node = path.join(dir, "node");
const launcher = path.join(dir, "launcher");

beforeAll(async () => {
  writeFileSync(launcher, goProgram("go1.26.8", [TOML]));
  await writeLifecycleSboms(dir, { node, nodeVersion: "24.1.0", launcher, packages: PACKAGES });
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

function sbom(name: string): unknown {
  return JSON.parse(readFileSync(path.join(dir, name), "utf8"));
}

interface Bom {
  readonly metadata: { readonly component: unknown };
  readonly components: readonly { readonly purl: string; readonly licenses: unknown }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Spdx {
  readonly packages: readonly { readonly SPDXID: string; readonly licenseDeclared: string }[];
  readonly relationships: readonly Record<string, string>[];
}

interface Syft {
  readonly artifacts: readonly { readonly id: string; readonly purl: string }[];
}

const purlsOfLifecycle = ["pkg:generic/node@24.1.0", "pkg:npm/%40scope/first@1.2.3", "pkg:npm/second@2.0.0"];
const purlsOfLauncher = ["pkg:golang/stdlib@1.26.8", "pkg:golang/github.com/BurntSushi/toml@v1.5.0"];

describe("writeLifecycleSboms", () => {
  it("lists Node.js and the packages of the lifecycle, and what Go put into the launcher, in each format", () => {
    for (const [name, purls] of Object.entries({ lifecycle: purlsOfLifecycle, launcher: purlsOfLauncher })) {
      expect((sbom(`${name}.sbom.cdx.json`) as Bom).components.map(({ purl }) => purl)).toEqual(purls);
      expect((sbom(`${name}.sbom.syft.json`) as Syft).artifacts.map(({ purl }) => purl)).toEqual(purls);
      expect((sbom(`${name}.sbom.spdx.json`) as Spdx).packages.slice(1)).toEqual(
        purls.map((purl) => expect.objectContaining({ externalRefs: [reference(purl)] })),
      );
    }
  });

  it("says which version of which program they are of", () => {
    expect((sbom("launcher.sbom.cdx.json") as Bom).metadata.component).toMatchObject({
      type: "application",
      name: "cloud-native-buildpacks-launcher",
      version: LIFECYCLE_VERSION,
      licenses: [{ license: { id: "Apache-2.0" } }],
    });
    expect(sbom("lifecycle.sbom.spdx.json")).toMatchObject({
      spdxVersion: "SPDX-2.3",
      name: `cloud-native-buildpacks-lifecycle ${LIFECYCLE_VERSION}`,
      creationInfo: { created: "1980-01-01T00:00:01Z" },
    });
    expect(sbom("lifecycle.sbom.syft.json")).toMatchObject({
      source: { name: "cloud-native-buildpacks-lifecycle", version: LIFECYCLE_VERSION },
    });
  });

  it("names a licence by its id, and several by an expression", () => {
    expect((sbom("lifecycle.sbom.cdx.json") as Bom).components.map(({ licenses }) => licenses)).toEqual([
      [{ license: { id: "MIT" } }],
      [{ license: { id: "MIT" } }],
      [{ expression: "(Apache-2.0 AND BSD-3-Clause)" }],
    ]);
  });

  it("relates each component to its program, by ids that SPDX allows", () => {
    const { packages, relationships } = sbom("lifecycle.sbom.spdx.json") as Spdx;
    const [program, ...parts] = packages.map(({ SPDXID }) => SPDXID);

    expect([program, ...parts].filter((id) => !/^SPDXRef-[A-Za-z0-9.-]+$/.test(id ?? ""))).toEqual([]);
    expect(new Set([program, ...parts]).size).toBe(4);
    expect(relationships).toEqual([
      { spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: program },
      ...parts.map((part) => ({
        spdxElementId: program,
        relationshipType: "CONTAINS",
        relatedSpdxElement: part,
      })),
    ]);
    expect((sbom("lifecycle.sbom.cdx.json") as Bom).dependencies[0]?.dependsOn).toEqual(purlsOfLifecycle);
  });

  it("has the same bytes each time", async () => {
    const names = readdirSync(dir).filter((name) => name.includes(".sbom."));
    const before = names.map((name) => readFileSync(path.join(dir, name), "utf8"));
    await writeLifecycleSboms(dir, { node, nodeVersion: "24.1.0", launcher, packages: PACKAGES });

    expect(names).toHaveLength(6);
    expect(names.map((name) => readFileSync(path.join(dir, name), "utf8"))).toEqual(before);
  });

  it("refuses a module whose licence nobody has looked up, and a launcher that is no program of Go", async () => {
    const parts = { node, nodeVersion: "24.1.0", packages: PACKAGES, launcher: path.join(dir, "other") };
    writeFileSync(parts.launcher, goProgram("go1.26.8", [{ path: "example.com/new", version: "v1.0.0" }]));
    await expect(writeLifecycleSboms(dir, parts)).rejects.toThrow('Go module "example.com/new" is not known');

    writeFileSync(parts.launcher, "#!/bin/sh\n");
    await expect(writeLifecycleSboms(dir, parts)).rejects.toThrow("does not say how it was built");
  });
});

function reference(purl: string) {
  return { referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: purl };
}
