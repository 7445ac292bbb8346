// What can be set about containers and about the image, all in one build; with a trusted builder and with one that is not.
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkForLeaks, docker, forgetCachesOf } from "./engine.ts";
import { errorsOf } from "./failure-rules.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { isOwn } from "./given-lifecycle.ts";
import { type Published, readPublished } from "./published.ts";
import {
  type BuildResult,
  createApp,
  freshImage,
  layerNames,
  logOf,
  metadataOf,
  runBuild,
  runGoodBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";
import { buildsHave } from "./without-engine.ts";

const image = freshImage("options");
const hasLimits = buildsHave("limits and mounts");

checkForLeaks();
forgetCachesOf([image]);

describe.each(["true", "false"])("a build with every option, trust-builder being %s", (trust) => {
  let workspace: Workspace;
  let result: BuildResult;
  let published: Published;

  beforeAll(async () => {
    workspace = await createApp({ "simple-layers": "", "read-env": "", version: "1" });
    await mkdir(path.join(workspace.dir, "data"));
    await writeFile(path.join(workspace.dir, "data/text"), "hello from the runner\n");
    result = await runGoodBuild({
      image: `${image}:${trust}`,
      workspace,
      env: { HTTPS_PROXY: "http://someone:proxy-password@localhost:9", NO_PROXY: testbed().registry },
      inputs: {
        builder: await fixtureBuilder(),
        "lifecycle-image": testbed().images.lifecycle,
        "trust-builder": trust,
        cache: "none",
        "default-process": "worker",
        "creation-time": "2026-01-31T12:00:00Z",
        workspace: "app",
        ...(hasLimits && { volumes: "./data:/mnt/data", memory: "1g", cpus: "1.5" }),
        uid: "1234",
        gid: "1235",
        "clear-cache": "true",
        sbom: "out/sbom",
        report: "out/report",
      },
    });
    published = await readPublished(result.outputs["image"] ?? "");
  });

  afterAll(() => workspace[Symbol.asyncDispose]());

  it("builds as the user, in the directory, with the mounts that were asked for", () => {
    expect(result.rawLines).toContain("build: user 1234:1235 in /app");
    expect(result.rawLines.includes("mounted: hello from the runner")).toBe(hasLimits);
    expect(result.rawLines).not.toContain("mounted: writable");
  });

  it("makes the image that was asked for", () => {
    expect(published.config).toMatchObject({
      entrypoint: ["/cnb/process/worker"],
      workingDir: "/app",
      created: "2026-01-31T12:00:00Z",
    });
  });

  it("gives the build the proxy, keeps it out of the image, and masks its password", () => {
    expect(logOf(result)).toContain("build: HTTPS_PROXY=http://someone:***@localhost:9");
    expect(JSON.stringify(published.config)).not.toContain("localhost:9");
  });

  it("leaves SBOM files and reports for later steps", async () => {
    const { outputs } = result;
    const sbom = await readdir(outputs["sbom-path"] ?? "", { recursive: true });
    const report = outputs["report-path"] ?? "";

    expect(outputs["sbom-path"]).toBe(path.join(workspace.dir, "out/sbom"));
    expect(sbom).toContain("launch/e2e_read-env/sbom.cdx.json");
    expect(await readFile(path.join(report, "report.toml"), "utf8")).toContain(outputs["digest"]);
    // The output has the same, and what docker/build-push-action calls some of it.
    const written: unknown = JSON.parse(await readFile(path.join(report, "metadata.json"), "utf8"));
    expect(written).toHaveProperty("digest", outputs["digest"]);
    expect(metadataOf(result)).toMatchObject(written as object);
  });

  it("says what the image has", () => {
    expect(result.outputs).toMatchObject({
      "image-id": expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      processes: '["web","worker"]',
      buildpacks: "e2e/simple-layers@1.0.0\ne2e/read-env@1.0.0",
    });
  });
});

/** Only our lifecycle knows them. */
const describeOurs = isOwn ? describe : describe.skip;

describeOurs("builds with zstd layers", () => {
  const OCI = "application/vnd.oci.image";
  // No engine has ever seen these layers.
  const version = `zstd-${randomUUID()}`;
  const name = `${image}-zstd:1`;
  let workspace: Workspace;
  let gzip: Published;
  let results: readonly BuildResult[];
  let published: readonly Published[];
  let refused: BuildResult;
  /** Docker does since 23. */
  let readsZstd: boolean;

  beforeAll(async () => {
    workspace = await createApp({ "simple-layers": "", version });
    const builder = await fixtureBuilder();
    const build = async (tag: string, inputs: Readonly<Record<string, string>>): Promise<BuildResult> =>
      runGoodBuild({ image: tag, workspace, inputs: { builder, cache: "none", ...inputs } });
    gzip = await readPublished((await build(`${image}-gzip`, {})).outputs["image"] ?? "");
    const zstd = { "layer-compression": "zstd" };
    const first = await build(name, zstd);
    await writeFile(path.join(workspace.dir, "more"), "changed\n");
    readsZstd = !(await docker(["version", "--format", "{{.Server.Version}}"])).startsWith("20.");
    const loads = readsZstd && buildsHave("images in the engine");
    const again = await build(name, { ...zstd, load: String(loads), annotations: "manifest:note=x" });
    const back = await build(`${image}-back`, { "previous-image": name });
    results = [first, again, back];
    if (!readsZstd) {
      const inputs = { builder, cache: "none", ...zstd, load: "true" };
      refused = await runBuild({ image: name, workspace, inputs });
    }
    published = await Promise.all(results.map(({ outputs }) => readPublished(outputs["image"] ?? "")));
  });

  afterAll(async () => {
    if (readsZstd) await docker(["rmi", "-f", name]);
    await workspace[Symbol.asyncDispose]();
  });

  it("push an OCI image, with the same config and the run image's layers as they are", () => {
    const [first] = published;
    const own = Array.from({ length: (first?.layers.length ?? 0) - 1 }, () => `${OCI}.layer.v1.tar+zstd`);

    expect(first?.mediaTypes).toEqual([`${OCI}.manifest.v1+json`, `${OCI}.layer.v1.tar+gzip`, ...own]);
    expect(first?.config).toEqual(gzip.config);
    expect(first?.layers[0]).toBe(gzip.layers[0]);
    expect(first?.layers.slice(1)).not.toEqual(gzip.layers.slice(1));
  });

  it("push an image that engines pull and start, and load what they push, but not into one too old to read it", async () => {
    const started = async (of: string): Promise<boolean> =>
      readsZstd
        ? (await docker(["run", "--rm", of])).includes(version)
        : errorsOf(refused).join().includes("cannot read");

    expect(await started(results[0]?.outputs["image"] ?? "")).toBe(true);
    expect(await started(name)).toBe(true);
  });

  it("reuse layers, and read the SBOM in one", () => {
    const [first, again] = published;
    const log = results[1] === undefined ? "" : logOf(results[1]);

    expect(layerNames(results[1] ?? { outputs: {} }, "added")).toEqual(["app"]);
    expect(again?.layers.filter((layer) => !first?.layers.includes(layer))).toHaveLength(1);
    expect(again?.mediaTypes).toEqual(first?.mediaTypes);
    expect(log).toContain("Restoring data for SBOM from previous image");
    expect(log).not.toContain("Not using the SBOM");
  });

  it("leave layers that a build with gzip reuses", () => {
    const [, again, back] = published;

    expect(back?.layers).toEqual(again?.layers);
    expect(back?.mediaTypes).toEqual(again?.mediaTypes);
  });
});
