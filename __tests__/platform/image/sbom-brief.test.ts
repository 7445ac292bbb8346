import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readSbomBrief } from "../../../src/platform/image/sbom-brief.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sbom-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function put(name: string, content: unknown): Promise<void> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
}

const npm = (name: string, ...ids: string[]) => ({
  name,
  version: "1",
  purl: `pkg:npm/${name}@1`,
  licenses: ids.map((id) => ({ license: { id } })),
});

describe("readSbomBrief", () => {
  it("counts components and licences of the image, the most frequent first", async () => {
    await put("launch/a/sbom.cdx.json", { components: [npm("x", "MIT"), npm("y", "ISC")] });
    await put("launch/b/modules/sbom.cdx.json", {
      components: [npm("x", "MIT"), { ...npm("z"), licenses: [{ expression: "ISC" }] }, npm("none")],
    });
    await put("build/c/sbom.cdx.json", { components: [npm("only-for-the-build", "GPL-3.0-only")] });

    expect(await readSbomBrief(folder)).toEqual({
      components: 4,
      licences: [
        { name: "ISC", components: 2 },
        { name: "MIT", components: 1 },
      ],
    });
  });

  it("leaves out what every image has, the launcher", async () => {
    await put("launch/buildpacksio_lifecycle/launcher/sbom.cdx.json", { components: [npm("x", "MIT")] });
    expect(await readSbomBrief(folder)).toBeUndefined();

    await put("launch/a/sbom.cdx.json", { components: [npm("y", "ISC")] });
    expect(await readSbomBrief(folder)).toMatchObject({ components: 1 });
  });

  it("reads one format of each directory: what several list counts once", async () => {
    await put("launch/a/sbom.cdx.json", { components: [npm("x", "MIT")] });
    await put("launch/a/sbom.syft.json", { artifacts: [{ name: "x", version: "1" }] });
    await put("launch/b/sbom.syft.json", {
      artifacts: [{ name: "y", version: "1", licenses: [{ value: "MIT" }, "ISC"] }],
    });
    await put("launch/c/sbom.spdx.json", {
      packages: [{ name: "z", versionInfo: "1", licenseDeclared: "NOASSERTION", licenseConcluded: "MIT" }],
    });

    expect(await readSbomBrief(folder)).toEqual({
      components: 3,
      licences: [
        { name: "MIT", components: 3 },
        { name: "ISC", components: 1 },
      ],
    });
  });

  it("goes on with the next format where one cannot be read", async () => {
    await put("launch/a/sbom.cdx.json", "{");
    await put("launch/a/sbom.syft.json", { artifacts: [{ name: "x", version: "1" }] });

    expect(await readSbomBrief(folder)).toEqual({ components: 1, licences: [] });
  });

  it("knows nothing where there are no files", async () => {
    expect(await readSbomBrief(join(folder, "missing"))).toBeUndefined();
  });
});
