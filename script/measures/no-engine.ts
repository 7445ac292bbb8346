// How long the action takes without an engine, in a container of the builder, against the same action with one: warm rebuilds of
// examples/node-app with one builder, pushed to the registry on loopback, in turns.
import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { runAction } from "../../__tests__/support/mini-runner.ts";
import { NODE_24 } from "../../__tests__/support/node24.ts";
import { type BuilderContainer, startBuilderContainer, TIMED } from "./builder-container.ts";
import { type Finding, ROOT, scratchDirectory, testbedVariable } from "./measure.ts";
import { findingOfPairs, type Pair } from "./pairs.ts";

const PAIRS = 8;
const AIM = 0.7;

/** One way to build, as both have it. */
interface Kind {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** What is only for containers. */
  readonly engineInputs: Readonly<Record<string, string>>;
}

function kinds(host: string): readonly Kind[] {
  return [
    { name: "trusted", inputs: { "trust-builder": "true" }, engineInputs: {} },
    {
      name: "untrusted",
      inputs: { "trust-builder": "false" },
      engineInputs: { "lifecycle-image": `${host}/testbed/lifecycle:latest` },
    },
  ];
}

export async function measureNoEngine(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  const app = path.join(scratch.path, "_temp", "app");
  await cp(path.join(ROOT, "examples", "node-app"), app, { recursive: true });
  await mkdir(path.join(scratch.path, "home"));
  await using container = await startBuilderContainer(builderImage(), scratch.path);
  const findings: Finding[] = [];
  const only = process.env["CNB_NO_ENGINE_KINDS"]?.split(",");
  for (const kind of kinds(testbedVariable("TESTBED_REGISTRY")))
    if (only?.includes(kind.name) !== false)
      findings.push(await compare(kind, { app, folder: scratch.path, container }));
  return findings;
}

interface Place {
  readonly app: string;
  /** Everything of the job is in it. */
  readonly folder: string;
  readonly container: BuilderContainer;
}

async function compare(kind: Kind, place: Place): Promise<Finding> {
  const without = (): Promise<number> => build(kind, place, "none");
  const withOne = (): Promise<number> => build(kind, place, "docker");
  // The first pushes, and the second is the first that finds everything.
  for (const work of [without, withOne, without, withOne]) await work();
  const pairs: Pair[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    if (pair % 2 === 1) await writeFile(path.join(place.app, "changed.txt"), String(pair));
    pairs.push({ oursMs: await without(), theirsMs: await withOne() });
  }
  return findingOfPairs(`no-engine: ${kind.name}`, pairs, AIM);
}

/** The main step; milliseconds, without what starts it in the container. */
async function build(
  { name, inputs, engineInputs }: Kind,
  { app, folder, container }: Place,
  engine: "docker" | "none",
): Promise<number> {
  const { exitCode, log } = await runAction({
    workspace: app,
    folder,
    runnerTemp: path.join(folder, "_temp"),
    toolCache: path.join(folder, "tools"),
    env: { HOME: path.join(folder, "home"), DOCKER_CONFIG: path.join(folder, "home") },
    inputs: {
      engine,
      image: `${testbedVariable("TESTBED_REGISTRY")}/bench/${engine}-${name}:latest`,
      ...inputs,
      ...(engine === "docker" && { builder: builderImage(), network: "host", ...engineInputs }),
    },
    through: engine === "none" ? container.through : ["bash", "-c", TIMED, "bash"],
    node: NODE_24,
  });
  const seconds = /^The step took (\d+\.\d+) s$/m.exec(log.join("\n"))?.[1];
  if (exitCode !== 0 || seconds === undefined) throw new Error(`The action failed:\n${log.join("\n")}`);
  return Number(seconds) * 1000;
}

function builderImage(): string {
  return `${testbedVariable("TESTBED_REGISTRY")}/testbed/builder:latest`;
}
