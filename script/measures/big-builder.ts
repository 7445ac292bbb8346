// A builder as large as those that many users have: 100 buildpacks of 10 MB each on a build image of 300 MB. No engine has any of its
// large layers. Each buildpack says when it detects, and fails to build.
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { cp, open, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { tarFile, writeTar } from "../../__tests__/docker/tiny-tar.ts";
import { BUILD_METADATA_LABEL } from "../../src/cnb/build-metadata.ts";
import { encodeImageConfig } from "../../src/oci/image-config.ts";
import { atDigest, type ImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { TAR_END } from "../../src/oci/tar-header.ts";
import type { Target } from "../../src/oci/target.ts";
import { readImage, type RegistryImage } from "../../src/registry/image.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { createBaseImage } from "../builder/base-image.ts";
import { createBuilder } from "../builder/create-builder.ts";
import { writeLayerBlob } from "../builder/packed-layer.ts";
import { pushImage } from "../builder/push-image.ts";
import { ROOT, testbedVariable } from "./measure.ts";
import { BUILDPACK_VERSION, writeBuildpack } from "./scratch-buildpack.ts";

const GROUPS = 20;
const BUILDPACKS_OF_GROUP = 5;
const BUILDPACK_BYTES = 10_000_000;
/** With the root file system of the test bed's build image, 300 MB. */
const FILLER_BYTES = 72_000_000;

/** Says which group is to be detected. */
const GROUP_VARIABLE = "BENCH_GROUP";
/** So that the last one is. */
export const LAST_GROUP = `${GROUP_VARIABLE}=${String(GROUPS - 1)}`;

/** What a buildpack prints: milliseconds since the epoch. */
export const DETECTED = /detects at (\d+)/;
/** Of a group by its place. It is detected if the build's variable {@link GROUP_VARIABLE} names it; the first one also without that. */
const programsOf = (group: number) => ({
  detect: `#!/bin/sh\necho "detects at $(date +%s%3N)"\n[ "\${${GROUP_VARIABLE}:-0}" = ${String(group)} ] || exit 100\n`,
  build: "#!/bin/sh\nexit 1\n",
});

/** The builder, and the first group of its order, which is all that a build with that order can reach. */
export interface BigBuilder {
  readonly image: RegistryImage;
  /** An image that was built by that group, and one that was by the last. */
  readonly earlier: { readonly first: ImageReference; readonly last: ImageReference };
  /** e.g. `bench/buildpack-000` */
  readonly firstGroup: readonly string[];
  /** The path in it of a program that says when it runs. */
  readonly detect: string;
}

/** What making a builder needs. */
export interface BigBuilderPlace {
  /** Of the registry. */
  readonly host: string;
  readonly target: Target;
  /** For what is on the way. */
  readonly directory: string;
}

/** Makes and pushes it: what fills it are pieces of the program of Node.js, which compress as programs do. */
export async function pushBigBuilder(registry: Registry, place: BigBuilderPlace): Promise<BigBuilder> {
  const ids = Array.from({ length: GROUPS * BUILDPACKS_OF_GROUP }, (_, at) => idOf(at));
  const buildpackDirs: string[] = [];
  for (const [at, id] of ids.entries())
    buildpackDirs.push(await writeLargeBuildpack(id, at, place.directory));
  const reference = parseImageReference(`${place.host}/bench/big-builder:1`);
  const config = {
    description: "Many large buildpacks",
    buildpackDirs,
    order: Array.from({ length: GROUPS }, (_, at) => ({ group: groupOf(ids, at) })),
    buildImage: await pushBuildImage(registry, place),
    runImages: [{ image: `${place.host}/bench/run:1`, mirrors: [] }],
  };
  const lifecycleDir = await copyLifecycle(place.directory);
  const digest = await createBuilder({ reference, config, lifecycleDir, target: place.target }, registry);
  const image = await readImage(registry, atDigest(reference, digest), place.target);
  const firstGroup = ids.slice(0, BUILDPACKS_OF_GROUP);
  const earlier = {
    first: await pushEarlier(registry, firstGroup, { ...place, tag: "first" }),
    last: await pushEarlier(registry, ids.slice(-BUILDPACKS_OF_GROUP), { ...place, tag: "last" }),
  };
  return {
    image,
    earlier,
    firstGroup,
    detect: `/cnb/buildpacks/bench_buildpack-000/${BUILDPACK_VERSION}/bin/detect`,
  };
}

async function pushEarlier(
  registry: Registry,
  ids: readonly string[],
  { host, target, directory, tag }: BigBuilderPlace & { readonly tag: string },
): Promise<ImageReference> {
  const reference = parseImageReference(`${host}/bench/big-app:${tag}`);
  const buildpacks = ids.map((id) => ({ id, version: BUILDPACK_VERSION }));
  const labels = { [BUILD_METADATA_LABEL]: JSON.stringify({ buildpacks }) };
  const rootfsTar = path.join(directory, "earlier.tar");
  await writeFile(rootfsTar, writeTar([tarFile("app", "app")]));
  await createBaseImage({ reference, target, rootfsTar, user: "1000:1000", env: [], labels }, registry);
  return reference;
}

function idOf(at: number): string {
  return `bench/buildpack-${String(at).padStart(3, "0")}`;
}

function groupOf(ids: readonly string[], at: number) {
  const members = ids.slice(at * BUILDPACKS_OF_GROUP, (at + 1) * BUILDPACKS_OF_GROUP);
  return members.map((id) => ({ id, version: BUILDPACK_VERSION, optional: false }));
}

async function writeLargeBuildpack(id: string, at: number, directory: string): Promise<string> {
  const dir = path.join(directory, path.basename(id));
  await writeBuildpack(dir, id, programsOf(Math.floor(at / BUILDPACKS_OF_GROUP)));
  await writeFile(path.join(dir, "program"), await pieceOfProgram(at, BUILDPACK_BYTES));
  return dir;
}

/** The build image of the test bed, with one more layer. */
async function pushBuildImage(
  registry: Registry,
  { host, target, directory }: BigBuilderPlace,
): Promise<ImageReference> {
  const reference = parseImageReference(`${host}/bench/big-build:1`);
  const bare = parseImageReference(`${host}/bench/build:1`);
  const digest = await createBaseImage(
    {
      reference: bare,
      target,
      rootfsTar: await writeOwnRootfs(directory),
      user: "1000:1000",
      env: ["CNB_USER_ID=1000", "CNB_GROUP_ID=1000"],
      labels: {},
    },
    registry,
  );
  const base = await readImage(registry, atDigest(bare, digest), target);
  const tar = writeTar([
    tarFile(
      "usr/lib/filler",
      Buffer.concat([Buffer.from(randomUUID()), await pieceOfProgram(0, FILLER_BYTES)]),
    ),
  ]);
  const layer = await writeLayerBlob(Readable.from([tar]), path.join(directory, "filler.tar.gz"));
  const { rootfs } = base.config;
  const configJson = encodeImageConfig({
    ...base.config,
    history: [...(base.config.history ?? []), { created_by: "Filler" }],
    rootfs: { ...rootfs, diff_ids: [...rootfs.diff_ids, layer.diffId] },
  });
  await pushImage({ reference, base, layers: [layer], configJson }, registry);
  return reference;
}

/** That of the test bed with one more file, since its engine may have that layer. */
async function writeOwnRootfs(directory: string): Promise<string> {
  const file = path.join(directory, "rootfs.tar");
  const own = writeTar([tarFile("own", randomUUID())]).subarray(0, -TAR_END.length);
  await pipeline(Readable.from([own]), createWriteStream(file));
  const theirs = createReadStream(path.join(testbedVariable("TESTBED_BASE"), "build.tar"));
  await pipeline(theirs, createWriteStream(file, { flags: "a" }));
  return file;
}

/** With one more file, for the same reason. */
async function copyLifecycle(directory: string): Promise<string> {
  const own = path.join(directory, "lifecycle");
  await cp(path.join(ROOT, "build", "lifecycle"), own, { recursive: true, verbatimSymlinks: true });
  await writeFile(path.join(own, "own"), randomUUID());
  return own;
}

/** No two of them begin at the same place, so no two layers are the same. */
async function pieceOfProgram(at: number, sizeBytes: number): Promise<Buffer> {
  await using program = await open(process.execPath);
  const { size } = await program.stat();
  const room = Math.max(0, size - sizeBytes);
  const piece = Buffer.alloc(sizeBytes);
  await program.read(piece, 0, sizeBytes, Math.floor((room * at) / (GROUPS * BUILDPACKS_OF_GROUP)));
  return piece;
}
