// A package image from a real registry, and its modules in a container of a real engine; needs the test bed.
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { afterEach, beforeAll, expect, it, jest } from "@jest/globals";
import { pushImage } from "../../script/builder/push-image.ts";
import { readBuilderModules } from "../../src/buildpack/builder-modules.ts";
import { parseLocator } from "../../src/buildpack/locator.ts";
import { packModules } from "../../src/buildpack/pack-modules.ts";
import { resolveOrder } from "../../src/buildpack/resolve-order.ts";
import type { Container, Daemon } from "../../src/docker/daemon.ts";
import { connectEngine } from "../../src/docker/engine.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { TAR_END } from "../../src/oci/tar-header.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { freshImage, testbed } from "../e2e/testbed.ts";
import { TARGET } from "./builder-modules-fixture.ts";
import { downloadsOf, MemoryStore } from "./memory-sources.ts";
import { type FixturePackage, packageImage } from "./package-fixture.ts";
import { namesIn, tarOf } from "./tar-fixture.ts";

// A busy machine needs a second for a container.
jest.setTimeout(120_000);

const run = `modules-${randomUUID()}`;
const registry = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });
let daemon: Daemon;
beforeAll(async () => {
  daemon = await connectEngine(process.env);
});
afterEach(async () => {
  await daemon.removeLabelled(`run=${run}`);
});

async function pushPackage(package_: FixturePackage): Promise<string> {
  const name = freshImage("package");
  const { config, layers } = packageImage(package_);
  const blobs = layers.map(({ bytes, diffId }) => ({
    ...{ digest: digestOf(bytes), diffId, sizeBytes: bytes.length },
    open: () => Readable.from([bytes]),
  }));
  await pushImage(
    { reference: parseImageReference(`${name}:1`), layers: blobs, configJson: config },
    registry,
  );
  return `docker://${name}:1`;
}

/** An image that has one older buildpack, in a container that was not started. */
async function builderContainer(): Promise<Container> {
  const image = testbed().images.run;
  if ((await daemon.inspectImage(image)) === undefined) await daemon.pullImage(image, {});
  const container = await daemon.createContainer({
    ...{ image, command: ["/none"], env: [], mounts: [], network: "none" },
    ...{ labels: { run }, securityOptions: [] },
  });
  const files = [
    { name: "cnb/buildpacks/acme_a/1.0.0/buildpack.toml", text: "older" },
    { name: "cnb/buildpacks/acme_a/1.0.0/stale", text: "must go" },
    { name: "cnb/buildpacks/acme_a/0.9.0/stays", text: "is another version" },
  ];
  await container.putArchive("/", Readable.from([tarOf(files), TAR_END]));
  return container;
}

it("puts the modules of a package image into a container, in the place of the builder's own", async () => {
  const text = await pushPackage({
    modules: [
      { id: "acme/composite", order: [["acme/a@1.0.0"]] },
      { id: "acme/a", files: { "lib/new": "new" } },
    ],
  });
  const labels = {
    "io.buildpacks.builder.metadata": JSON.stringify({
      buildpacks: [{ id: "acme/a", version: "1.0.0" }],
      lifecycle: {},
    }),
    "io.buildpacks.buildpack.order": '[{"group": [{"id": "acme/a"}]}]',
  };
  const access = { registry, store: new MemoryStore(), downloads: downloadsOf({}), target: TARGET };
  const container = await builderContainer();

  const resolved = await resolveOrder(
    {
      buildpacks: [parseLocator(text, { by: "workflow", workspace: "/" })],
      preBuildpacks: [],
      postBuildpacks: [],
      extensions: [],
    },
    readBuilderModules("builder", TARGET, labels),
    access,
  );
  await container.putArchive("/", packModules(resolved));

  expect(resolved.replaced).toMatchObject([{ id: "acme/a" }]);
  const names = await namesIn(await container.getArchive("/cnb/buildpacks"));
  expect(names.map((name) => name.replace(/\/$/, "")).sort()).toStrictEqual([
    "buildpacks",
    "buildpacks/acme_a",
    "buildpacks/acme_a/0.9.0",
    "buildpacks/acme_a/0.9.0/stays",
    "buildpacks/acme_a/1.0.0",
    "buildpacks/acme_a/1.0.0/bin",
    "buildpacks/acme_a/1.0.0/bin/build",
    "buildpacks/acme_a/1.0.0/bin/detect",
    "buildpacks/acme_a/1.0.0/buildpack.toml",
    "buildpacks/acme_a/1.0.0/lib",
    "buildpacks/acme_a/1.0.0/lib/new",
    "buildpacks/acme_composite",
    "buildpacks/acme_composite/1.0.0",
    "buildpacks/acme_composite/1.0.0/buildpack.toml",
  ]);
});
