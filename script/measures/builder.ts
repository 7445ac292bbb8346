// How long a runner with nothing takes to the first `bin/detect`, with a large builder behind a slow line: from the start of the step, and
// with `docker pull` and `docker run`, in turns. Once the order leads to one group, and once to all of the builder.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { runAction } from "../../__tests__/support/mini-runner.ts";
import { PRUNED_LABEL } from "../../src/builder/pruned-builder.ts";
import { hostTarget } from "../../src/oci/target.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { type BigBuilder, DETECTED, pushBigBuilder } from "./big-builder.ts";
import { throttleRegistry } from "./cache-throttle.ts";
import { type Finding, scratchDirectory, testbedVariable } from "./measure.ts";
import { findingOfPairs, type Pair } from "./pairs.ts";
import { startScratchRegistry } from "./scratch-registry.ts";

const LINES_BYTES_PER_SECOND = [30_000_000, 100_000_000] as const;
const PAIRS = 3;

/** What the order leads to, and what the time may be in relation to that of the engine's own commands. */
interface Kind {
  readonly name: string;
  readonly aim: number;
  readonly buildpacks: (builder: BigBuilder) => readonly string[];
}

const KINDS: readonly Kind[] = [
  { name: "one group", aim: 0.3, buildpacks: ({ firstGroup }) => firstGroup },
  { name: "all groups", aim: 0.5, buildpacks: () => [] },
];

/** The builder behind a line. */
interface Bench {
  readonly builder: BigBuilder;
  readonly name: string;
}

/** `BENCH_BUILDER_KINDS` names some of the kinds. */
export async function measureBuilder(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  await using store = await startScratchRegistry();
  const registry = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });
  const place = { host: store.host, target: hostTarget(process.arch), directory: scratch.path };
  const builder = await pushBigBuilder(registry, place);
  const only = process.env["BENCH_BUILDER_KINDS"]?.split(",");
  const kinds = KINDS.filter(({ name }) => only?.includes(name) ?? true);
  const findings: Finding[] = [];
  for (const bytesPerSecond of LINES_BYTES_PER_SECOND) {
    await using line = await throttleRegistry(store.host, bytesPerSecond);
    const bench = { builder, name: `${line.host}/bench/big-builder:1` };
    for (const kind of kinds) findings.push(await compare(kind, bench, bytesPerSecond));
  }
  return findings;
}

async function compare(kind: Kind, bench: Bench, bytesPerSecond: number): Promise<Finding> {
  const pairs: Pair[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const oursMs = await ours(kind, bench);
    await forget(bench);
    const theirsMs = await theirs(bench);
    await forget(bench);
    pairs.push({ oursMs, theirsMs });
  }
  return findingOfPairs(`builder: ${kind.name} at ${String(bytesPerSecond / 1e6)} MB/s`, pairs, kind.aim);
}

/** The build fails when its buildpacks do. */
async function ours({ buildpacks }: Kind, { builder, name }: Bench): Promise<number> {
  const host = testbedVariable("TESTBED_REGISTRY");
  const startedAtMs = Date.now();
  const { log } = await runAction({
    inputs: {
      image: `${host}/bench/big-app:latest`,
      builder: name,
      "run-image": `${host}/testbed/run:latest`,
      "trust-builder": "true",
      network: "host",
      cache: "none",
      buildpacks: buildpacks(builder).join("\n"),
    },
  });
  if (process.env["BENCH_LOG"] === "true") console.log(log.join("\n"));
  return firstDetection(log.join("\n")) - startedAtMs;
}

async function theirs({ builder, name }: Bench): Promise<number> {
  const startedAtMs = Date.now();
  await docker(["pull", "--quiet", name]);
  const run = docker(["run", "--rm", "--network", "host", "--entrypoint", builder.detect, name]);
  const output = await run.catch((error: unknown) => (error as { readonly stdout: string }).stdout);
  return firstDetection(output) - startedAtMs;
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
  for (const image of [name, `${name.replace(/:1$/, "")}@${digest}`, ...ids])
    await docker(["image", "rm", "--force", image]).catch(() => undefined);
}

async function docker(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("docker", [...args]);
  return stdout;
}
