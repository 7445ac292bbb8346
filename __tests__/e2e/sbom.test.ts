// The documents about an image, which are the same wherever it goes.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { cycloneDxProblems, spdxProblems } from "../sbom/published-schemas.ts";
import { checkForLeaks, docker, forgetCachesOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import {
  type BuildResult,
  createApp,
  freshImage,
  metadataOf,
  runGoodBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";
import { buildsHave } from "./without-engine.ts";

const image = `${freshImage("sbom")}:1`;

checkForLeaks();
forgetCachesOf([image]);

const DELIVERIES = {
  "pushed by the lifecycle": { "trust-builder": "true" },
  "pushed by a lifecycle of its own image": { "trust-builder": "false" },
  ...(buildsHave("images in the engine") && {
    "only loaded": { "trust-builder": "false", push: "false", load: "true" },
  }),
  "only written as a layout": { "trust-builder": "false", push: "false", layout: "" },
};

describe("the SBOM of an image", () => {
  let workspace: Workspace;
  /** Elsewhere: it is made before the source is uploaded, and would be part of it. */
  let layout: string;
  const results = new Map<string, BuildResult>();
  const documents = new Map<string, readonly string[]>();

  beforeAll(async () => {
    workspace = await createApp({ "simple-layers": "", "read-env": "", version: "1" });
    layout = await mkdtemp(path.join(tmpdir(), "sbom-layout-"));
    const builder = await fixtureBuilder();
    for (const [delivery, more] of Object.entries(DELIVERIES)) {
      const inputs = {
        builder,
        "lifecycle-image": testbed().images.lifecycle,
        cache: "none",
        sbom: "out/sbom",
      };
      const result = await runGoodBuild({
        image,
        workspace,
        inputs: { ...inputs, ...more, ...("layout" in more && { layout }) },
      });
      const files = ["sbom-cyclonedx-path", "sbom-spdx-path"].map((name) => result.outputs[name] ?? "");
      results.set(delivery, result);
      documents.set(delivery, await Promise.all(files.map((file) => readFile(file, "utf8"))));
    }
  });

  afterAll(async () => {
    await docker(["rmi", "-f", image]);
    await rm(layout, { recursive: true });
    await workspace[Symbol.asyncDispose]();
  });

  it.each(Object.keys(DELIVERIES))("is what the published schemas demand: %s", async (delivery) => {
    const [cycloneDx = "", spdx = ""] = documents.get(delivery) ?? [];
    expect(await cycloneDxProblems(cycloneDx)).toBeNull();
    expect(spdxProblems(spdx)).toBeNull();
  });

  it.each(Object.keys(DELIVERIES))(
    "has the image, what it stands on, what made it, and what is in it: %s",
    (delivery) => {
      const [cycloneDx = ""] = documents.get(delivery) ?? [];
      const result = results.get(delivery);
      const [runImage, runDigest] = (result && metadataOf(result).runImage)?.split("@") ?? [];
      expect(JSON.parse(cycloneDx)).toMatchObject({
        metadata: { component: { name: image.replace(/:1$/, ""), version: result?.outputs["digest"] } },
        components: expect.arrayContaining([
          expect.objectContaining({ name: runImage, version: runDigest }),
          expect.objectContaining({ "bom-ref": "lifecycle", scope: "excluded" }),
          expect.objectContaining({
            purl: "pkg:npm/listed@1",
            properties: [{ name: "io.buildpacks:buildpack", value: "e2e/read-env@1.0.0" }],
          }),
        ]),
      });
    },
  );

  it("is the same, byte for byte, however the same image is delivered", () => {
    const [, ...notByTheBuilder] = [...documents.values()];
    const [pushed] = notByTheBuilder;
    for (const delivered of notByTheBuilder) expect(delivered).toEqual(pushed);
  });
});
