// Builders whose lifecycle speaks one version of the Platform API only, each as far as from source to a running container;
// 0.14 is what all other tests use.
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { deriveImage } from "./derived-image.ts";
import { checkForLeaks, forgetCachesOf, outputOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { readPublished } from "./published.ts";
import {
  createApp,
  freshImage,
  layerNames,
  logOf,
  metadataOf,
  runGoodBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";

const LABEL = "io.buildpacks.builder.metadata";
const image = freshImage("platform-apis");

let workspace: Workspace;

checkForLeaks();
forgetCachesOf([image]);

beforeAll(async () => {
  workspace = await createApp({ "simple-layers": "", version: "1" });
});
afterAll(() => workspace[Symbol.asyncDispose]());

/** The builder with a lifecycle that says it speaks nothing else. */
async function builderThatSpeaks(api: string): Promise<string> {
  return deriveImage(await fixtureBuilder(), `speaks-${api}`, ({ config }) => {
    const metadata = JSON.parse(config.Labels[LABEL] ?? "{}") as {
      lifecycle: { api?: unknown; apis: { platform: unknown } };
    };
    metadata.lifecycle.apis.platform = { deprecated: [], supported: [api] };
    delete metadata.lifecycle.api;
    config.Labels[LABEL] = JSON.stringify(metadata);
  });
}

it.each([
  ["0.7", "creator"],
  ["0.8", "phases"],
  ["0.9", "creator"],
  ["0.10", "phases"],
  ["0.11", "creator"],
  ["0.12", "phases"],
  ["0.13", "creator"],
  ["0.15", "phases"],
])(
  "builds with Platform API %s, by the flow %s, and reuses what the version before it made",
  async (api, flow) => {
    const result = await runGoodBuild({
      image: `${image}:latest`,
      workspace,
      inputs: {
        builder: await builderThatSpeaks(api),
        "lifecycle-image": testbed().images.lifecycle,
        "trust-builder": String(flow === "creator"),
        cache: "none",
      },
    });

    expect(metadataOf(result)).toMatchObject({ platformApi: api, flow });
    expect(logOf(result)).toContain(`Platform API: ${api} (`);
    const published = await readPublished(result.outputs["image"] ?? "");
    expect(published.config.labels["io.buildpacks.lifecycle.metadata"]).toContain('"runImage"');
    // What the lifecycle itself adds differs from version to version.
    const added = layerNames(result, "added").filter((name) => !name.startsWith("buildpacksio/lifecycle:"));
    expect(added).toEqual(
      api === "0.7"
        ? ["e2e/simple-layers:for-launch", "e2e/simple-layers:for-launch-build-cache", "app"]
        : [],
    );
    await expect(outputOf(result.outputs["image"] ?? "", "web")).resolves.toBe("11.0.0");
  },
);
