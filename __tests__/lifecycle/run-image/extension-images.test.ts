import { describe, expect, it } from "@jest/globals";
import type { AnalyzedRunImage } from "../../../src/cnb/analyzed.ts";
import { withExtensionImages } from "../../../src/lifecycle/run-image/extension-images.ts";
import { parseImageConfig } from "../../../src/oci/image-config.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { failureOf } from "../../cnb/buildpack-fixture.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";
import { contextWith } from "../layer-fixture.ts";

const TARGET = { os: "linux", arch: "amd64" };
const CONFIG = JSON.stringify({
  architecture: "amd64",
  os: "linux",
  config: {
    Labels: { "io.buildpacks.base.distro.name": "kitos", "io.buildpacks.base.distro.version": "2" },
  },
  rootfs: { type: "layers", diff_ids: [] },
});
const DISTRO = { name: "kitos", version: "2" };

interface Given {
  readonly hasExtensions?: boolean;
  readonly buildImageName?: string;
  readonly platformApi?: string;
}

async function update(runImage: AnalyzedRunImage | undefined, given: Given = {}) {
  const { hasExtensions = true, buildImageName, platformApi = "0.14" } = given;
  const opened: string[] = [];
  const registry = createRegistryClient({
    keychain: { resolve: () => Promise.resolve(undefined) },
    retry: { delaysMs: [] },
  });
  const analyzed = { previousImage: "", metadata: {}, runImage };
  const openRunImage = (name: string) => {
    opened.push(name);
    if (name === "absent") return Promise.reject(new Error("it was not found"));
    return Promise.resolve({ config: parseImageConfig(CONFIG, name), id: `${name}@sha256:2` });
  };
  const ctx = contextWith({ registry, platformApi });
  return {
    ...(await withExtensionImages(analyzed, { hasExtensions, buildImageName, openRunImage }, ctx)),
    opened,
  };
}

describe("withExtensionImages", () => {
  it("gives a run image that extensions chose its digest and its target", async () => {
    const { runImage } = await update({ reference: "other", image: "other" });

    const target = { ...TARGET, distro: DISTRO };
    expect(runImage).toStrictEqual({ reference: "other@sha256:2", image: "other", target });
  });

  it("keeps that a run image is to be extended, and looks at it even if it is known", async () => {
    const { runImage } = await update({ reference: "x", image: "other", extend: true, target: TARGET });

    expect(runImage).toMatchObject({ reference: "other@sha256:2", extend: true, target: { distro: DISTRO } });
  });

  it.each<[string, AnalyzedRunImage | undefined, Given]>([
    ["it is known", { reference: "x", image: "a/b", target: TARGET }, {}],
    ["no extension takes part", { reference: "x", image: "a/b" }, { hasExtensions: false }],
    ["the Platform API knows no extensions", { reference: "x", image: "a/b" }, { platformApi: "0.9" }],
    ["there is none", undefined, {}],
  ])("leaves a run image alone if %s", async (_, runImage, given) => {
    expect(await update(runImage, given)).toMatchObject({ runImage, opened: [] });
  });

  it("writes no target before Platform API 0.12, and takes the reference for the name", async () => {
    const { runImage } = await update({ reference: "run" }, { platformApi: "0.11" });

    expect(runImage).toStrictEqual({ reference: "run@sha256:2" });
  });

  it("ends with 1 if the run image is not there", async () => {
    expect(await failureOf(update({ reference: "absent" }))).toMatchObject({
      exitCode: 1,
      message: "get run image absent: it was not found",
    });
  });
});

describe("the build image", () => {
  function addBuildImage(registry: FakeRegistry): string {
    const manifest = {
      schemaVersion: 2,
      mediaType: "application/vnd.oci.image.manifest.v1+json",
      config: {
        mediaType: "application/vnd.oci.image.config.v1+json",
        ...registry.addBlob("acme/build", CONFIG),
      },
      layers: [],
    };
    return registry.addManifest("acme/build", manifest, { tag: "latest" });
  }

  it("gets its digest from the registry", async () => {
    await using registry = await startFakeRegistry();
    const digest = addBuildImage(registry);
    const name = `${registry.host}/acme/build`;

    expect(await update(undefined, { buildImageName: name })).toMatchObject({
      buildImage: `${name}@${digest}`,
    });
  });

  it("ends the restorer with 1 if it is not there", async () => {
    await using registry = await startFakeRegistry();
    const buildImageName = `${registry.host}/acme/build`;

    expect(await failureOf(update(undefined, { buildImageName }))).toMatchObject({
      exitCode: 1,
      message: expect.stringContaining(`pull builder image ${buildImageName}: `),
    });
  });
});
