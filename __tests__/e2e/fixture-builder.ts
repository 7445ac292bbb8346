// Builders of the buildpacks in buildpacks/, made on the test bed's build image. A tag names what went into it, so it is made once.
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createBuilder } from "../../script/builder/create-builder.ts";
import { formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { hostTarget } from "../../src/oci/target.ts";
import { registryClient } from "./derived-image.ts";
import { lifecycleDir } from "./given-lifecycle.ts";
import { testbed } from "./testbed.ts";

const BUILDPACKS = path.join(import.meta.dirname, "buildpacks");
const NAMES = [
  "fail-build",
  "fail-detect",
  "hungry",
  "locked",
  "meet",
  "noisy",
  "read-env",
  "simple-layers",
  "slow",
  "swap-run-image",
] as const;

/** Tried in this order; each wants a file in the app that is called like the buildpack. */
const GROUPS = [
  ["fail-detect"],
  ["simple-layers", "fail-build"],
  ["simple-layers", "read-env"],
  ["noisy"],
  ["hungry"],
  ["swap-run-image"],
  ["slow"],
  ["meet"],
  ["locked"],
  ["simple-layers"],
];

/** Makes the builder, unless the registry has it. @param version of all its buildpacks */
export async function fixtureBuilder(version = "1.0.0"): Promise<string> {
  const { registry: host, images } = testbed();
  const registry = registryClient();
  const digest = async (name: string): Promise<string> =>
    (await registry.headManifest(parseImageReference(name))) ?? "nothing";
  const ingredients = [
    version,
    GROUPS,
    await digest(images.build),
    await digest(images.lifecycle),
    images.run,
  ];
  const key = createHash("sha256").update(JSON.stringify([ingredients, await contents()]));
  const reference = parseImageReference(`${host}/e2e/builder:${key.digest("hex").slice(0, 16)}`);
  if ((await registry.headManifest(reference)) === undefined) {
    const dir = await mkdtemp(path.join(tmpdir(), "e2e-buildpacks-"));
    try {
      await copyBuildpacks(dir, version);
      await createBuilder({ reference, config: config(dir, version), lifecycleDir, target }, registry);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }
  return formatImageReference(reference);
}

const target = hostTarget(process.arch);

function config(dir: string, version: string) {
  const { images } = testbed();
  return {
    description: "Buildpacks that behave badly",
    buildpackDirs: NAMES.map((name) => path.join(dir, name)),
    order: GROUPS.map((names) => ({
      group: names.map((name) => ({ id: `e2e/${name}`, version, optional: false })),
    })),
    buildImage: parseImageReference(images.build),
    runImages: [{ image: images.run, mirrors: [] }],
  };
}

async function copyBuildpacks(dir: string, version: string): Promise<void> {
  await cp(BUILDPACKS, dir, { recursive: true });
  for (const name of NAMES) {
    const file = path.join(dir, name, "buildpack.toml");
    await writeFile(
      file,
      (await readFile(file, "utf8")).replace('version = "1.0.0"', `version = "${version}"`),
    );
  }
}

async function contents(): Promise<string[]> {
  const entries = await readdir(BUILDPACKS, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => `${path.relative(BUILDPACKS, file)}\n${await readFile(file, "utf8")}`),
  );
}
