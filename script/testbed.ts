// Fills the registry of the test bed: base images, a lifecycle image, the example builder. Called by script/bootstrap.
// What has not changed since the last time is left as it is; .testbed/images.json says what there is. Called with the name of another
// architecture, it makes the same for that: images with its name as the tag, and images-<name>.json.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseBuilderDescriptor } from "../src/cnb/builder-descriptor.ts";
import {
  formatImageReference,
  type ImageReference,
  parseImageReference,
} from "../src/oci/image-reference.ts";
import { hostTarget } from "../src/oci/target.ts";
import { createRegistryClient } from "../src/registry/registry-client.ts";
import { assembleLifecycle } from "./assemble-lifecycle.ts";
import { createBaseImage } from "./builder/base-image.ts";
import { type BuilderConfig, createBuilder } from "./builder/create-builder.ts";
import { createLifecycleImage } from "./builder/create-lifecycle-image.ts";
import { fingerprint } from "./fingerprint.ts";
import { lifecycleParts } from "./lifecycle-parts.ts";

const root = path.resolve(import.meta.dirname, "..");
const testbed = variable("TESTBED_DIR");
const host = variable("TESTBED_REGISTRY");
const registry = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });
const [otherArch] = process.argv.slice(2);
/** Of the names of files. */
const suffix = otherArch === undefined ? "" : `-${otherArch}`;
const target = otherArch === undefined ? hostTarget(process.arch) : { os: "linux", arch: otherArch };
/** The programs of another lifecycle are of this machine. */
const givenLifecycle = otherArch === undefined ? process.env["CNB_LIFECYCLE_DIR"] : undefined;
const lifecycleDir = givenLifecycle ?? path.join(root, "build", `lifecycle${suffix}`);
const BASE_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** What .testbed/images.json holds: names with tags, and what they were made of. */
interface Images {
  readonly [name: string]: {
    readonly reference: string;
    readonly fingerprint: string;
    readonly digest: string;
  };
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set; run script/bootstrap`);
  return value;
}

const image = (name: string): ImageReference =>
  parseImageReference(`${host}/testbed/${name}:${otherArch ?? "latest"}`);

/** Makes an image unless one of the same ingredients is in the registry. */
async function ensure(
  images: Images,
  name: string,
  ingredients: string,
  make: (reference: ImageReference) => Promise<string>,
): Promise<Images[string]> {
  const reference = image(name);
  const known = images[name];
  if (known?.fingerprint === ingredients && (await registry.headManifest(reference)) === known.digest)
    return known;
  console.log(`Making the image ${formatImageReference(reference)}`);
  return {
    reference: formatImageReference(reference),
    fingerprint: ingredients,
    digest: await make(reference),
  };
}

function base(name: "build" | "run") {
  const labels = {
    "io.buildpacks.base.id": `testbed.${name}`,
    "io.buildpacks.base.distro.name": "debian",
    "io.buildpacks.base.distro.version": "12",
    "io.buildpacks.stack.id": "testbed",
    ...(name === "run" && { "io.buildpacks.rebasable": "true" }),
  };
  const cnb = ["CNB_USER_ID=1000", "CNB_GROUP_ID=1000", "CNB_STACK_ID=testbed"];
  return {
    target,
    rootfsTar: path.join(`${variable("TESTBED_BASE")}${suffix}`, `${name}.tar`),
    user: name === "build" ? "1000:1000" : "1001:1000",
    env: [`PATH=${BASE_PATH}`, ...(name === "build" ? cnb : [])],
    labels,
  };
}

async function builderConfig(): Promise<BuilderConfig> {
  const dir = path.join(root, "examples", "builder");
  const file = path.join(dir, "builder.toml");
  const config = parseBuilderDescriptor(await readFile(file, "utf8"), `"${file}"`);
  return {
    description: config.description,
    order: config.order,
    buildpackDirs: config.buildpacks.map(({ locator }) => path.resolve(dir, locator)),
    buildImage: image("build"),
    runImages: [{ image: formatImageReference(image("run")), mirrors: [] }],
  };
}

async function main(): Promise<void> {
  const stateFile = path.join(testbed, `images${suffix}.json`);
  const images = JSON.parse(await readFile(stateFile, "utf8").catch(() => "{}")) as Images;
  if (givenLifecycle === undefined) await assembleLifecycle(lifecycleDir, lifecycleParts(root, target.arch));
  const [buildTar, runTar, lifecycle, examples] = await Promise.all([
    fingerprint(base("build").rootfsTar),
    fingerprint(base("run").rootfsTar),
    fingerprint(lifecycleDir),
    fingerprint(path.join(root, "examples", "buildpacks"), path.join(root, "examples", "builder")),
  ]);
  const build = await ensure(images, "build", buildTar, (reference) =>
    createBaseImage({ ...base("build"), reference }, registry),
  );
  const run = await ensure(images, "run", runTar, (reference) =>
    createBaseImage({ ...base("run"), reference }, registry),
  );
  const lifecycleImage = await ensure(images, "lifecycle", `${runTar} ${lifecycle}`, (reference) =>
    createLifecycleImage({ reference, base: image("run"), lifecycleDir, target }, registry),
  );
  const config = await builderConfig();
  const builder = await ensure(images, "builder", `${buildTar} ${lifecycle} ${examples}`, (reference) =>
    createBuilder({ reference, config, lifecycleDir, target }, registry),
  );
  await writeFile(
    stateFile,
    `${JSON.stringify({ build, run, lifecycle: lifecycleImage, builder }, null, 2)}\n`,
  );
}

await main();
