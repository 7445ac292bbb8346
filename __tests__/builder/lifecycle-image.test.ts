import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readLifecycleImage } from "../../src/builder/lifecycle-image.ts";
import { formatApiVersion } from "../../src/cnb/api-version.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { addImage, builderLabels } from "../platform/registry-images.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";

const APIS = JSON.stringify({ platform: { supported: ["0.12", "0.13"] }, buildpack: {} });
const LABELS = { "io.buildpacks.lifecycle.apis": APIS };

let registry: FakeRegistry;

beforeEach(async () => {
  registry = await startFakeRegistry({ auth: { kind: "none" } });
});

afterEach(async () => {
  await registry[Symbol.asyncDispose]();
});

async function read(labels: Readonly<Record<string, string>>, arch = "amd64") {
  addImage(registry, "lifecycle:1", { labels });
  const query = {
    reference: parseImageReference(`${registry.host}/lifecycle:1`),
    target: { os: "linux", arch },
    pull: "always" as const,
    targetSource: "input" as const,
  };
  const { version, platformApis } = await readLifecycleImage(query, {
    registry: createRegistryClient({
      keychain: { resolve: () => Promise.resolve(undefined) },
      retry: { delaysMs: [] },
    }),
    inspectImage: () => Promise.resolve(undefined),
  });
  return { version, platformApis: platformApis.map(formatApiVersion) };
}

describe("a lifecycle image", () => {
  it("says which version of a lifecycle it has", async () => {
    expect(await read({ ...LABELS, "io.buildpacks.lifecycle.version": "0.21.14" })).toEqual({
      version: "0.21.14",
      platformApis: ["0.12", "0.13"],
    });
  });

  it("need not say it", async () => {
    expect(await read(LABELS)).toEqual({ version: undefined, platformApis: ["0.12", "0.13"] });
  });

  it("says why it is needed, also where its registry does not answer", async () => {
    registry.script(() => true, { kind: "reset" }, 100);

    await expect(read(LABELS)).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: expect.stringMatching(/^The lifecycle image ".*" cannot be used: Cannot .*$/),
      hint: expect.stringMatching(/^A builder that is not trusted needs one/),
    });
  });

  it("names who asks for another platform than its own", async () => {
    await expect(read(LABELS, "arm64")).rejects.toThrow(
      'It is for linux/amd64, but the input "platform" asks for linux/arm64.',
    );
  });

  it("may be a builder, which says it in its own way", async () => {
    expect(await read(builderLabels({ image: "run" }, ["0.12"]))).toEqual({
      version: "0.20.1",
      platformApis: ["0.12", "0.7"],
    });
  });
});
