// How long the action takes against the tool that most people build with on their own machines, which CNB_PACK names: warm
// rebuilds of examples/node-app with one builder, in turns; once with 20,000 more files.
import { execFile } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { runAction } from "../../__tests__/support/mini-runner.ts";
import { type Finding, ROOT, scratchDirectory, testbedVariable, timed } from "./measure.ts";
import { findingOfPairs, type Pair } from "./pairs.ts";
import { createTree } from "./source-upload.ts";

const PAIRS = 9;
const FILE_BYTES = 4096;

/** One way to build, as both have it. */
interface Kind {
  readonly name: string;
  readonly aim: number;
  readonly inputs: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  /** Small files that the source has besides those of the example. */
  readonly moreFiles?: number;
}

function kinds(host: string): readonly Kind[] {
  const trusted = { inputs: { "trust-builder": "true" }, args: ["--trust-builder", "--publish"] };
  const lifecycle = `${host}/testbed/lifecycle:latest`;
  return [
    { name: "trusted", aim: 1, ...trusted },
    {
      name: "untrusted",
      aim: 0.9,
      inputs: { "trust-builder": "false", "lifecycle-image": lifecycle },
      args: ["--lifecycle-image", lifecycle, "--publish"],
    },
    {
      name: "variable",
      aim: 0.9,
      inputs: { ...trusted.inputs, env: "ONE=1" },
      args: [...trusted.args, "--env", "ONE=1"],
    },
    {
      name: "load",
      aim: 0.9,
      inputs: { ...trusted.inputs, push: "false", load: "true" },
      args: ["--trust-builder", "--docker-host", "inherit"],
    },
    { name: "files", aim: 0.33, ...trusted, moreFiles: 20_000 },
  ];
}

/** Nothing, with a word why, where there is no such program. */
export async function measurePack(): Promise<readonly Finding[]> {
  const program = process.env["CNB_PACK"] ?? "";
  if (program === "") {
    console.log("  CNB_PACK names no program, so nothing is compared.");
    return [];
  }
  const only = process.env["CNB_PACK_KINDS"]?.split(",");
  const findings: Finding[] = [];
  for (const kind of kinds(testbedVariable("TESTBED_REGISTRY")))
    if (only?.includes(kind.name) ?? true) findings.push(await compare(program, kind));
  return findings;
}

async function compare(program: string, kind: Kind): Promise<Finding> {
  await using scratch = await scratchDirectory();
  const app = path.join(scratch.path, "app");
  await cp(path.join(ROOT, "examples", "node-app"), app, { recursive: true });
  await createTree(path.join(app, "more"), { files: kind.moreFiles ?? 0, fileBytes: FILE_BYTES });
  const ours = (): Promise<number> => build(app, kind);
  const theirs = (): Promise<number> => pack(program, { app, home: scratch.path, kind });
  // The first pushes, and the second is the first that finds everything.
  for (const work of [ours, theirs, ours, theirs]) await work();
  const pairs: Pair[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    if (pair % 2 === 1) await writeFile(path.join(app, "changed.txt"), String(pair));
    pairs.push({ oursMs: await ours(), theirsMs: await theirs() });
  }
  return findingOfPairs(`pack: ${kind.name}`, pairs, kind.aim);
}

/** The main step; milliseconds. */
async function build(workspace: string, { name, inputs }: Kind): Promise<number> {
  const host = testbedVariable("TESTBED_REGISTRY");
  const { exitCode, log, durationMs } = await runAction({
    workspace,
    inputs: {
      image: `${host}/bench/action-${name}:latest`,
      builder: `${host}/testbed/builder:latest`,
      network: "host",
      ...inputs,
    },
  });
  if (exitCode !== 0) throw new Error(`The action failed:\n${log.join("\n")}`);
  return durationMs;
}

function pack(
  program: string,
  { app, home, kind }: { readonly app: string; readonly home: string; readonly kind: Kind },
): Promise<number> {
  const host = testbedVariable("TESTBED_REGISTRY");
  const image = `${host}/bench/pack-${kind.name}:latest`;
  const args = ["build", image, "--builder", `${host}/testbed/builder:latest`, "--network", "host"];
  return timed(() =>
    promisify(execFile)(program, [...args, "--path", app, ...kind.args], {
      env: { ...process.env, PACK_HOME: path.join(home, "pack"), PACK_VOLUME_KEY: "bench" },
      maxBuffer: 64 * 1024 * 1024,
    }),
  );
}
