// What can be set about containers and about the image, all in one build; with a trusted builder and with one that is not.
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { readPublished, type Published } from "./published.ts";
import {
  createApp,
  freshImage,
  logOf,
  metadataOf,
  runGoodBuild,
  testbed,
  type BuildResult,
  type Workspace,
} from "./testbed.ts";

const image = freshImage("options");

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
        volumes: "./data:/mnt/data",
        memory: "1g",
        cpus: "1.5",
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
    expect(result.rawLines).toContain("mounted: hello from the runner");
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
    expect(JSON.parse(await readFile(path.join(report, "metadata.json"), "utf8"))).toEqual(
      metadataOf(result),
    );
  });

  it("says what the image has", () => {
    expect(result.outputs).toMatchObject({
      "image-id": expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      processes: '["web","worker"]',
      buildpacks: "e2e/simple-layers@1.0.0\ne2e/read-env@1.0.0",
    });
  });
});
