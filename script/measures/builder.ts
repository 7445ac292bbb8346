// How long a runner with nothing takes to the first `bin/detect`, with a large builder behind a slow line: from the start of the step, and
// with `docker pull` and `docker run`, in turns. Once the order leads to one group, and once to all of the builder; of that, a build before
// this one may tell which group to fetch first. And how long a whole build takes that is of the last group, in stages and at once, in turns.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { runAction } from "../../__tests__/support/mini-runner.ts";
import { PRUNED_LABEL } from "../../src/builder/pruned-builder.ts";
import { builderImageName } from "../../src/cache/builder-load.ts";
import { isDigest } from "../../src/oci/digest.ts";
import { formatImageReference } from "../../src/oci/image-reference.ts";
import { hostTarget } from "../../src/oci/target.ts";
import { formatSize } from "../../src/quantities.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { type BigBuilder, DETECTED, LAST_GROUP, pushBigBuilder } from "./big-builder.ts";
import { type ThrottledRegistry, throttleRegistry } from "./cache-throttle.ts";
import { type Finding, scratchDirectory, testbedVariable } from "./measure.ts";
import { findingOfPairs, type Pair } from "./pairs.ts";
import { startScratchRegistry } from "./scratch-registry.ts";

const LINES_BYTES_PER_SECOND = [30_000_000, 100_000_000] as const;
const PAIRS = 3;
/** It has none of the builder, and is taken for one of GitHub's. */
const RUNNER = { RUNNER_ENVIRONMENT: "github-hosted" };

/** What the order leads to, and what the time may be in relation to that of the engine's own commands. */
interface Kind {
  readonly name: string;
  readonly aim: number;
  readonly inputs: (builder: BigBuilder) => Readonly<Record<string, string>>;
  /** What is measured instead of the time to the first detection, against other inputs instead of the engine's own commands. */
  readonly whole?: (builder: BigBuilder) => Readonly<Record<string, string>>;
}

const KINDS: readonly Kind[] = [
  { name: "one group", aim: 0.3, inputs: ({ firstGroup }) => ({ buildpacks: firstGroup.join("\n") }) },
  { name: "all groups", aim: 0.5, inputs: () => ({}) },
  {
    name: "all groups and built before",
    aim: 0.5,
    inputs: ({ earlier }) => ({ "previous-image": formatImageReference(earlier.first) }),
  },
  {
    name: "last group",
    aim: 1.1,
    inputs: () => ({ env: LAST_GROUP }),
    // Then all of the builder is fetched at once.
    whole: ({ earlier }) => ({ env: LAST_GROUP, "previous-image": formatImageReference(earlier.last) }),
  },
];

/** The builder behind a line. */
interface Bench {
  readonly builder: BigBuilder;
  readonly name: string;
  readonly line: ThrottledRegistry;
  readonly bytesPerSecond: number;
}

/** `BENCH_BUILDER_KINDS` names some of the kinds; `BENCH_BUILDER_DELAY_MS` puts the registry as far away. */
export async function measureBuilder(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  await using store = await startScratchRegistry();
  const registry = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });
  const place = { host: store.host, target: hostTarget(process.arch), directory: scratch.path };
  const builder = await pushBigBuilder(registry, place);
  const only = process.env["BENCH_BUILDER_KINDS"]?.split(",");
  const delayMs = Number(process.env["BENCH_BUILDER_DELAY_MS"] ?? 0);
  const kinds = KINDS.filter(({ name }) => only?.includes(name) ?? true);
  const findings: Finding[] = [];
  for (const bytesPerSecond of LINES_BYTES_PER_SECOND) {
    await using line = await throttleRegistry(store.host, bytesPerSecond, { delayMs });
    const bench = { builder, name: `${line.host}/bench/big-builder:1`, line, bytesPerSecond };
    for (const kind of kinds) findings.push(await compare(kind, bench));
  }
  return findings;
}

async function compare(kind: Kind, bench: Bench): Promise<Finding> {
  const pairs: Pair[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const [oursMs, ourBytes] = await counted(bench, () => ours(kind, bench));
    await forget(bench);
    const [theirsMs, theirBytes] = await counted(bench, () => theirs(kind, bench));
    await forget(bench);
    pairs.push({ oursMs, theirsMs });
    console.log(`  over the line: ${formatSize(ourBytes)} against ${formatSize(theirBytes)}`);
  }
  const speed = `${String(bench.bytesPerSecond / 1e6)} MB/s`;
  return findingOfPairs(`builder: ${kind.name} at ${speed}`, pairs, kind.aim);
}

/** With how many bytes came over the line meanwhile. */
async function counted({ line }: Bench, measure: () => Promise<number>): Promise<readonly [number, number]> {
  const before = line.sentBytes();
  const ms = await measure();
  return [ms, line.sentBytes() - before];
}

async function ours({ inputs, whole }: Kind, bench: Bench): Promise<number> {
  const startedAtMs = Date.now();
  const output = await build(inputs(bench.builder), bench);
  return (whole === undefined ? firstDetection(output) : Date.now()) - startedAtMs;
}

async function theirs({ whole }: Kind, bench: Bench): Promise<number> {
  const { builder, name } = bench;
  const startedAtMs = Date.now();
  if (whole !== undefined) {
    await build(whole(builder), bench);
    return Date.now() - startedAtMs;
  }
  await docker(["pull", "--quiet", name]);
  const output = await docker(["run", "--rm", "--network", "host", "--entrypoint", builder.detect, name]);
  return firstDetection(output) - startedAtMs;
}

/** Its buildpacks fail when they build. */
async function build(inputs: Readonly<Record<string, string>>, { name }: Bench): Promise<string> {
  const host = testbedVariable("TESTBED_REGISTRY");
  const { log } = await runAction({
    env: RUNNER,
    inputs: {
      image: `${host}/bench/big-app:latest`,
      builder: name,
      "run-image": `${host}/testbed/run:latest`,
      "trust-builder": "true",
      network: "host",
      cache: "none",
      // Else a lifecycle shows no output of a detection that passes.
      verbose: "true",
      ...inputs,
    },
  });
  const output = log.join("\n");
  if (process.env["BENCH_LOG"] === "true") console.log(output);
  return output;
}

function firstDetection(output: string): number {
  const times = [...output.matchAll(new RegExp(DETECTED, "g"))].map(([, atMs]) => Number(atMs));
  if (times.length === 0) throw new Error(`No buildpack has detected:\n${output}`);
  return Math.min(...times);
}

/** Removes all of the builder from the engine. */
async function forget({ builder, name }: Bench): Promise<void> {
  const { digest = "" } = builder.image.reference;
  const pruned = await docker(["image", "ls", "--quiet", "--filter", `label=${PRUNED_LABEL}=${digest}`]);
  const ids = [...new Set(pruned.split("\n").filter((id) => id !== ""))];
  // All of it may have been passed on.
  const passed = isDigest(digest) ? [builderImageName(digest)] : [];
  for (const image of [name, `${name.replace(/:1$/, "")}@${digest}`, ...passed, ...ids])
    await docker(["image", "rm", "--force", image]).catch(() => undefined);
}

async function docker(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("docker", [...args]);
  return stdout;
}
