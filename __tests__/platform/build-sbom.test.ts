// The documents about an image, at the end of a build.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { buildImage } from "../../src/platform/build.ts";
import { cycloneDxProblems, spdxProblems } from "../sbom/published-schemas.ts";
import { daemon, deps, exportApp, lifecycle, log, request, temporary } from "./build-fixture.ts";

const LISTED = JSON.stringify({
  bomFormat: "CycloneDX",
  specVersion: "1.4",
  components: [{ type: "library", name: "listed", version: "1", purl: "pkg:npm/listed@1" }],
});

/** A build whose buildpack leaves these files. */
async function build(files: Readonly<Record<string, string>>, trustBuilder: "true" | "false") {
  daemon.onRun = (run) => {
    for (const [name, text] of Object.entries(files)) run.writeFile(`/layers/sbom/${name}`, text);
    return exportApp(run);
  };
  const sbomDir = { input: "sbom", path: join(temporary, "sbom"), within: undefined };
  const report = await buildImage(
    request({ trustBuilder, outcome: { ...request().outcome, sbomDir } }),
    deps(),
  );
  const { cycloneDx = "", spdx = "" } = report.sbomDocuments ?? {};
  const [first, second] = await Promise.all([readFile(cycloneDx, "utf8"), readFile(spdx, "utf8")]);
  expect(await cycloneDxProblems(first)).toBeNull();
  expect(spdxProblems(second)).toBeNull();
  return { report, document: JSON.parse(first) as object };
}

describe.each(["true", "false"] as const)("the documents of a build, trust-builder being %s", (trust) => {
  it("describe the image that was delivered, and what its buildpacks listed", async () => {
    const { report, document } = await build({ "launch/examples_one/node/sbom.cdx.json": LISTED }, trust);

    expect(report.sbomDocuments).toEqual({
      cycloneDx: join(temporary, "sbom/image.cdx.json"),
      spdx: join(temporary, "sbom/image.spdx.json"),
    });
    expect(report.sbom).toEqual({ components: 1, licences: [] });
    const origin = { name: "io.buildpacks:layer", value: "examples/one:node" };
    expect(document).toMatchObject({
      metadata: { component: { version: report.digest } },
      components: [
        { "bom-ref": "run-image", version: report.runImage?.split("@")[1] },
        { "bom-ref": "lifecycle", version: trust === "true" ? "0.20.1" : lifecycle.split("@")[1] },
        { purl: "pkg:npm/listed@1", properties: expect.arrayContaining([origin]) },
      ],
    });
  });

  it("do not fail for what a buildpack wrote, and are never its own", async () => {
    const files = { "launch/examples_one/sbom.cdx.json": "{\n", "image.cdx.json": LISTED };
    const { document } = await build(files, trust);

    expect(document).toMatchObject({
      components: [{ name: expect.any(String) }, { "bom-ref": "lifecycle" }],
    });
    expect(log.events.filter((event) => event.includes("SBOM"))).toEqual([
      'warning Some SBOM files were left out, because no lifecycle uses such names: "image.cdx.json".',
      'warning Not all SBOM files are in the documents about the image: "launch/examples_one/sbom.cdx.json" is not JSON: "{\\n".',
    ]);
  });
});

it("a build that is not asked for an SBOM writes no documents", async () => {
  expect((await buildImage(request(), deps())).sbomDocuments).toBeUndefined();
});
