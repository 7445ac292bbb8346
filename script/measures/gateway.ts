// What it costs that containers reach registries through the action only: builds with `registry-access: gateway` in turns with
// those in which the lifecycle has the login, which the registry wants. A warm rebuild as a whole, and the export of 800 MB of layers
// that are new.
import { cp, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ActionResult } from "../../__tests__/support/mini-runner.ts";
import { timedBuild } from "./build.ts";
import { type Finding, ROOT, scratchDirectory, testbedVariable } from "./measure.ts";
import { findingOfPairs, type Pair } from "./pairs.ts";
import { writeBuildpack } from "./scratch-buildpack.ts";
import { SCRATCH_LOGIN, type ScratchRegistry, startScratchRegistry } from "./scratch-registry.ts";

const WAYS = ["direct", "gateway"] as const;
type Way = (typeof WAYS)[number];

const WARM = { pairs: 9, aim: 1.05 };
const EXPORT = { pairs: 4, aim: 1.1 };
const LAYERS = 8;
const LAYER_BYTES = 100_000_000;
const BUILDPACK = "layers-buildpack";

/** What layers are full of, by commands that never end. */
const CONTENTS = {
  code: "while find /usr/bin /usr/lib -type f -exec cat {} +; do :; done",
  noise: "cat /dev/urandom",
};
type Content = keyof typeof CONTENTS;

type Comparison = readonly [name: string, compare: () => Promise<readonly Pair[]>, aim: number];

const COMPARISONS: readonly Comparison[] = [
  ["warm, trusted", () => warmRebuilds({ "trust-builder": "true" }), WARM.aim],
  ["warm, not trusted", () => warmRebuilds(untrusted()), WARM.aim],
  ["800 MB of code", () => exports("code"), EXPORT.aim],
  ["800 MB of noise", () => exports("noise"), EXPORT.aim],
];

/** `CNB_GATEWAY_KINDS` chooses by parts of the names. */
export async function measureGateway(): Promise<readonly Finding[]> {
  const only = process.env["CNB_GATEWAY_KINDS"]?.split(",") ?? [""];
  const findings: Finding[] = [];
  for (const [name, compare, aim] of COMPARISONS) {
    if (!only.some((part) => name.includes(part))) continue;
    findings.push(findingOfPairs(`gateway: ${name}`, await compare(), aim));
  }
  return findings;
}

function untrusted(): Readonly<Record<string, string>> {
  return {
    "trust-builder": "false",
    "lifecycle-image": `${testbedVariable("TESTBED_REGISTRY")}/testbed/lifecycle:latest`,
  };
}

/** Whole steps, in which one file of the source has changed. */
async function warmRebuilds(inputs: Readonly<Record<string, string>>): Promise<readonly Pair[]> {
  await using scratch = await scratchDirectory();
  await using registry = await startScratchRegistry("login");
  await cp(path.join(ROOT, "examples", "node-app"), scratch.path, { recursive: true });
  const step = async (way: Way): Promise<number> =>
    (await buildIn(registry, scratch.path, { way, inputs })).durationMs;
  // The first pushes, and the second is the first that finds everything.
  for (const way of [...WAYS, ...WAYS]) await step(way);
  const pairs: Pair[] = [];
  for (let at = 0; at < WARM.pairs; at += 1) {
    await writeFile(path.join(scratch.path, "changed.txt"), String(at));
    pairs.push(await inTurns(at, step));
  }
  return pairs;
}

/** Each pair has a registry of its own, so that not all layers of all pairs are kept. */
async function exports(content: Content): Promise<readonly Pair[]> {
  await using scratch = await scratchDirectory();
  await writeBuildpack(path.join(scratch.path, BUILDPACK), "bench/layers", { build: layersOf(content) });
  const pairs: Pair[] = [];
  for (let at = 0; at < EXPORT.pairs; at += 1) {
    await using registry = await startScratchRegistry("login");
    const exported = async (way: Way, layerBytes: number): Promise<number> => {
      await writeFile(path.join(scratch.path, "layer-bytes"), String(layerBytes));
      return exportMs(registry, scratch.path, way);
    };
    // So that the registry has all other layers.
    for (const way of WAYS) await exported(way, 0);
    pairs.push(await inTurns(at, (way) => exported(way, LAYER_BYTES)));
  }
  return pairs;
}

/** What comes second finds more in the caches of the machine. */
async function inTurns(at: number, work: (way: Way) => Promise<number>): Promise<Pair> {
  const ms = { direct: 0, gateway: 0 };
  for (const way of at % 2 === 0 ? WAYS : WAYS.toReversed()) ms[way] = await work(way);
  return { oursMs: ms.gateway, theirsMs: ms.direct };
}

/** With what comes after the phase, in which this action moves the tags that the lifecycle otherwise moves itself. */
async function exportMs(registry: ScratchRegistry, workspace: string, way: Way): Promise<number> {
  const inputs = { ...untrusted(), buildpacks: `./${BUILDPACK}`, cache: "none" };
  const { outputs } = await buildIn(registry, workspace, { way, inputs });
  const { timings } = JSON.parse(outputs["metadata"] ?? "{}") as {
    timings: readonly { name: string; durationMs: number }[];
  };
  const parts = timings.filter(({ name }) => name === "exporter" || name === "deliver");
  if (parts.length !== 2) throw new Error("The build went another way than it is measured");
  return parts.reduce((total, { durationMs }) => total + durationMs, 0);
}

/** With the login in a configuration of Docker, as every job has it. */
async function buildIn(
  { host }: ScratchRegistry,
  workspace: string,
  { way, inputs }: { readonly way: Way; readonly inputs: Readonly<Record<string, string>> },
): Promise<ActionResult> {
  await using config = await scratchDirectory();
  const auths = { [host]: { auth: Buffer.from(SCRATCH_LOGIN).toString("base64") } };
  await writeFile(path.join(config.path, "config.json"), JSON.stringify({ auths }));
  const { result } = await timedBuild(workspace, "gateway", {
    env: { DOCKER_CONFIG: config.path },
    inputs: {
      image: `${host}/bench/gateway-${way}`,
      "run-image": `${testbedVariable("TESTBED_REGISTRY")}/testbed/run:latest`,
      "registry-access": way,
      ...inputs,
    },
  });
  return result;
}

/** A program that makes layers of which no two are the same. */
function layersOf(content: Content): string {
  return `#!/bin/sh
set -e
for layer in $(seq ${LAYERS}); do
  mkdir -p "$CNB_LAYERS_DIR/$layer"
  printf '[types]\\nlaunch = true\\n' >"$CNB_LAYERS_DIR/$layer.toml"
  { head -c 100 /dev/urandom; ${CONTENTS[content]}; } 2>/dev/null | head -c "$(cat layer-bytes)" >"$CNB_LAYERS_DIR/$layer/data"
done
`;
}
