import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { type DocumentedBuild, writeSbomDocuments } from "../../../src/platform/report/sbom-documents.ts";
import { COMPLETE_REPORT } from "../../actions/reports.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { cycloneDxProblems, spdxProblems } from "../../sbom/published-schemas.ts";

let dir: string;
let log: RecordingLog;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "sbom-documents-"));
  log = new RecordingLog();
});

afterEach(() => rm(dir, { recursive: true }));

async function put(name: string, content: unknown): Promise<void> {
  const file = path.join(dir, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
}

const BUILD: DocumentedBuild = {
  image: parseImageReference("owner/app:1"),
  report: COMPLETE_REPORT,
  lifecycleImage: undefined,
  createdAt: undefined,
};

const npm = (name: string) => ({ type: "library", name, version: "1", purl: `pkg:npm/${name}@1` });
const cycloneDx = (...names: string[]) => ({
  bomFormat: "CycloneDX",
  specVersion: "1.4",
  components: names.map(npm),
});

/** What is written. */
async function writeAny(build: Partial<DocumentedBuild> = {}) {
  const place = { input: "sbom", path: dir, within: undefined };
  const reported = await writeSbomDocuments(place, { ...BUILD, ...build }, log);
  const { cycloneDx: first = "", spdx: second = "" } = reported.sbomDocuments ?? {};
  return { reported, texts: await Promise.all([first, second].map((file) => readFile(file, "utf8"))) };
}

/** What the documents say, once they are known to be sound. */
async function write(build: Partial<DocumentedBuild> = {}) {
  const { reported, texts } = await writeAny(build);
  expect(await cycloneDxProblems(texts[0] ?? "")).toBeNull();
  expect(spdxProblems(texts[1] ?? "")).toBeNull();
  return { reported, texts, document: JSON.parse(texts[0] ?? "") as Record<string, unknown> };
}

describe("writeSbomDocuments", () => {
  it("writes what all files say of the image, each component once, with its layers and buildpacks", async () => {
    await put("launch/example_node/sbom.cdx.json", cycloneDx("a"));
    await put("launch/example_node/node/sbom.cdx.json", cycloneDx("a", "b"));
    await put("launch/buildpacksio_lifecycle/launcher/sbom.cdx.json", cycloneDx("toml"));
    await put("launch/unknown_buildpack/sbom.cdx.json", cycloneDx("c"));

    const { reported, document } = await write();
    const components = document["components"] as {
      name: string;
      properties?: { name: string; value: string }[];
    }[];
    const [a, b, c, toml] = ["a", "b", "c", "toml"].map((name) =>
      components.find((each) => each.name === name),
    );
    const of = (component: typeof a): string[] => (component?.properties ?? []).map(({ value }) => value);

    expect(components).toHaveLength(6);
    expect(of(a)).toEqual([
      "example/node@1.2.3",
      "example/node:node",
      `sha256:${"2c".repeat(32)}`,
      "example/node@1.2.3",
    ]);
    expect(of(b)).toEqual(["example/node@1.2.3", "example/node:node", `sha256:${"2c".repeat(32)}`]);
    expect(of(c)).toEqual(["unknown_buildpack"]);
    expect(of(toml)).toEqual(["buildpacksio/lifecycle@0.20.5", "buildpacksio/lifecycle:launcher"]);
    expect(reported.sbom).toEqual({ components: 3, licences: [] });
    expect(log.events).toEqual([]);
  });

  it("describes the image by its digest, under the name that others have for it", async () => {
    const { document } = await write();
    const digest = "4b".repeat(32);
    expect(document["metadata"]).toMatchObject({
      component: {
        name: "docker.io/owner/app",
        version: `sha256:${digest}`,
        hashes: [{ alg: "SHA-256", content: digest }],
        purl: `pkg:oci/app@sha256:${digest}?arch=amd64&repository_url=docker.io/owner/app`,
      },
    });
    expect(document["components"]).toMatchObject([
      {
        "bom-ref": "run-image",
        name: "ghcr.io/base/run",
        purl: expect.stringContaining("pkg:oci/run@sha256:"),
      },
      { "bom-ref": "lifecycle", name: "lifecycle", version: "0.20.5", scope: "excluded" },
    ]);
  });

  it("describes an image that no registry has by what an engine calls it", async () => {
    const { document } = await write({
      report: { ...COMPLETE_REPORT, digest: undefined, runImage: undefined },
    });
    expect(document["metadata"]).toMatchObject({ component: { version: `sha256:${"1d".repeat(32)}` } });
    expect(document["components"]).toHaveLength(1);
  });

  it("writes the same bytes for the same image", async () => {
    await put("launch/b/sbom.cdx.json", cycloneDx("a", "b"));
    await put("launch/a/sbom.cdx.json", cycloneDx("b", "c"));
    const first = await write();
    const second = await write();
    expect(second.texts).toEqual(first.texts);
  });

  it("says once what could not be read, in the log and in the documents, and does not fail", async () => {
    await put("launch/a/sbom.cdx.json", "{\u001b[31m");
    await put("launch/b/sbom.spdx.json", "{}");
    await put("launch/c/sbom.cdx.json", cycloneDx("c"));

    const { texts } = await write();
    const problems = [
      '"launch/a/sbom.cdx.json" is not JSON: "{\\u001b[31m".',
      '"launch/b/sbom.spdx.json" is not SPDX.',
    ];
    expect(log.events).toEqual([
      `warning Not all SBOM files are in the documents about the image: ${problems.join(" ")}`,
    ]);
    for (const text of texts)
      for (const problem of problems) expect(text).toContain(JSON.stringify(problem).slice(1, -1));
  });

  it("says once what is lost in conversion, in the log and in the documents", async () => {
    await put("launch/a/sbom.syft.json", {
      artifacts: [
        { id: "1", name: "a", metadata: { x: 1 } },
        { id: "2", name: "b", metadata: { x: 1 } },
      ],
      artifactRelationships: [{ parent: "1", child: "2", type: "contains" }],
    });

    const { texts } = await write();
    const loss =
      '"launch/a/sbom.syft.json" has more than the documents: "metadata" (2), relationships of other kinds (1).';
    expect(log.events).toEqual([
      `notice The documents about the image have not all that its SBOM files say. ${loss} The files themselves are complete.`,
    ]);
    for (const text of texts) expect(text).toContain(JSON.stringify(loss).slice(1, -1));
  });

  it("says what it cuts to stay within what attestations allow", async () => {
    const description = "x".repeat(4_000);
    const components = Array.from({ length: 4_500 }, (_none, at) => ({ ...npm(`p${at}`), description }));
    await put("launch/a/sbom.cdx.json", { ...cycloneDx(), components });

    const { texts } = await writeAny();
    const cut = "leaves out descriptions, copyrights, links, hashes, CPEs and properties of components";
    expect(log.events).toEqual(
      ["image.cdx.json", "image.spdx.json"].map(
        (name) => `warning "${name}" would be larger than the 16 MiB that attestations allow, and ${cut}.`,
      ),
    );
    for (const text of texts) {
      expect(text).toContain(cut);
      expect(Buffer.byteLength(text)).toBeLessThan(16 * 1024 * 1024);
    }
  });
});
