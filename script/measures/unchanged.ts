// Steps for an image of which nothing has changed, or only the run image, in turns with a build of everything on a runner that starts
// with nothing: its engine has to get the builder, and there is no cache of layers.
import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { cp } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { deriveImage, pointTag, registryClient } from "../../__tests__/e2e/derived-image.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { atDigest, formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { packTar, tarRecord } from "../../src/oci/tar-records.ts";
import { timedBuild } from "./build.ts";
import { type Finding, formatMs, median, ROOT, scratchDirectory, testbedVariable } from "./measure.ts";

const PAIRS = 4;
/** Less than builders have that people use, so that a build of those takes longer. */
const BUILDER_BYTES = 200_000_000;
const AIMS = { skip: 1_500, rebase: 2_500, ratio: 0.05 };

interface Pair {
  readonly build: number;
  readonly skip: number;
  readonly rebase: number;
}

export async function measureUnchanged(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  await cp(path.join(ROOT, "examples", "node-app"), scratch.path, { recursive: true });
  const pairs: Pair[] = [];
  for (let at = 0; at < PAIRS; at += 1) pairs.push(await measurePair(scratch.path));
  const of = (value: (pair: Pair) => number): number => median(pairs.map(value));
  const [skip, rebase, ratio] = [
    of((pair) => pair.skip),
    of((pair) => pair.rebase),
    of((pair) => pair.skip / pair.build),
  ];
  const ratios = pairs.map((pair) => (pair.skip / pair.build).toFixed(3)).sort();
  return [
    {
      what: "unchanged: a build on a runner that starts with nothing",
      value: formatMs(of(({ build }) => build)),
    },
    { what: "unchanged: nothing has changed", ...against(skip, AIMS.skip) },
    { what: "unchanged: only the run image has changed", ...against(rebase, AIMS.rebase) },
    {
      what: `unchanged: nothing has changed, to the build (${ratios.at(0) ?? ""} to ${ratios.at(-1) ?? ""})`,
      value: ratio.toFixed(3),
      aim: { text: `<= ${AIMS.ratio}`, isMet: ratio <= AIMS.ratio },
    },
  ];
}

function against(valueMs: number, aimMs: number): Pick<Finding, "value" | "aim"> {
  return { value: formatMs(valueMs), aim: { text: `<= ${formatMs(aimMs)}`, isMet: valueMs <= aimMs } };
}

async function measurePair(workspace: string): Promise<Pair> {
  const host = testbedVariable("TESTBED_REGISTRY");
  const tag = `unchanged-${randomBytes(4).toString("hex")}`;
  const run = `${host}/testbed/run:latest`;
  const builder = await largeBuilder(`${host}/testbed/builder:latest`, tag);
  const inputs = {
    builder,
    "run-image": await pointTag(tag, run),
    cache: "none",
    "when-unchanged": "skip",
    rebase: "auto",
  };
  const step = async (work: string): Promise<number> => {
    const { result, events } = await timedBuild(workspace, tag, { inputs });
    if (result.outputs["work"] !== work) throw new Error(`It was no ${work}:\n${result.log.join("\n")}`);
    if (work !== "build" && events.length > 0) throw new Error("There was a container.");
    return result.durationMs;
  };
  const build = await step("build");
  await promisify(execFile)("docker", ["rmi", builder]);
  const skip = await step("skip");
  await deriveImage(run, tag, ({ config }) => {
    config.Labels = { ...config.Labels, bench: tag };
  });
  return { build, skip, rebase: await step("rebase") };
}

interface Changeable {
  readonly mediaType: string;
  readonly config: { readonly digest: `sha256:${string}`; readonly size: number };
  readonly layers: readonly object[];
}

/** The builder with one more layer, of what cannot be compressed; its name at its digest. */
async function largeBuilder(image: string, tag: string): Promise<string> {
  const registry = registryClient();
  const source = parseImageReference(image);
  const manifest = JSON.parse((await registry.getManifest(source)).bytes.toString()) as Changeable;
  const config = JSON.parse((await registry.readBlob(source, manifest.config)).toString()) as {
    rootfs: { diff_ids: string[] };
    history?: object[];
  };
  const file = { name: "filler", type: "file", mode: 0o644 } as const;
  const tar = packTar([tarRecord(file, randomBytes(BUILDER_BYTES))]);
  config.rootfs.diff_ids.push(digestOf(tar));
  config.history?.push({ created_by: "filler" });
  const push = async (bytes: Buffer) => {
    const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}` as const;
    await registry.pushBlob(source, { digest, sizeBytes: bytes.length, open: () => Readable.from([bytes]) });
    return { digest, size: bytes.length };
  };
  const isDocker = manifest.mediaType.includes("docker");
  const mediaType = isDocker
    ? "application/vnd.docker.image.rootfs.diff.tar.gzip"
    : "application/vnd.oci.image.layer.v1.tar+gzip";
  const layers = [...manifest.layers, { mediaType, ...(await push(gzipSync(tar, { level: 0 }))) }];
  const changed = {
    ...manifest,
    config: { ...manifest.config, ...(await push(Buffer.from(JSON.stringify(config)))) },
    layers,
  };
  const bytes = Buffer.from(JSON.stringify(changed));
  const digest = await registry.putManifest({ ...source, tag }, { mediaType: manifest.mediaType, bytes });
  return formatImageReference(atDigest(source, digest));
}
