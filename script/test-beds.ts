// The test beds of the checks, one for each engine, which script/bootstrap prepares.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { execute, ROOT } from "./execute.ts";

/** How the preparation of a test bed ended; `lacking` if this machine cannot have the engine. */
export type Bed = "ready" | "lacking" | "failed";

/** Of script/bootstrap, for an engine that this machine cannot have. */
const LACKING = 3;

/** Runs a command where the engine is, which is not known before the test bed is prepared. */
export const IN_TEST_BED = ["script/in-testbed"];

const beds = new Map<string, Promise<Bed>>();

/** For the command line of the test bed; without a name it chooses an engine. */
export const engineVariables = (engine: string): Record<string, string> =>
  engine === "" ? {} : { TESTBED_ENGINE: engine };

/** Prepares the test bed of an engine, once. */
export function testBed(engine: string): Promise<Bed> {
  const bed = beds.get(engine) ?? prepareTestBed(engine);
  beds.set(engine, bed);
  return bed;
}

/**
 * The name of the engine that the test bed has chosen, and by which there can be a second one of it; undefined if it is one that
 * the machine has anyway.
 */
export async function nameOfChosen(): Promise<string | undefined> {
  return (await testBed("")) === "ready" ? chosenName() : undefined;
}

function chosenName(): string | undefined {
  const file = path.join(ROOT, ".testbed", "engine", "name");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

async function prepareTestBed(engine: string): Promise<Bed> {
  // The first one has the images that others copy.
  await beds.get("");
  // What runs in the containers of another engine than the chosen one gives way, as its tests do.
  const politely = engine === "" || engine === chosenName() ? [] : ["nice", "-n", "10"];
  const command = [...politely, "script/bootstrap"];
  const { exitCode } = await execute(command, { env: engineVariables(engine), isShown: true });
  if (exitCode === 0) return "ready";
  return exitCode === LACKING ? "lacking" : "failed";
}

/** Ends an engine whose test bed was prepared here. */
export async function stopEngine(engine: string): Promise<void> {
  if (!beds.delete(engine)) return;
  await execute(["script/bootstrap", "--stop"], { env: engineVariables(engine), isShown: true });
}

/** The names of the engines that the test bed can have on this machine. */
export async function knownEngines(): Promise<readonly string[]> {
  const { output } = await execute(["script/bootstrap", "--engines"]);
  return output.split("\n").filter(Boolean);
}

/** As the engine says it. */
export async function versionOf(engine: string): Promise<string> {
  const format = "{{(index .Server.Components 0).Name}} {{.Server.Version}}";
  const command = [...IN_TEST_BED, "docker", "version", "--format", format];
  const { output } = await execute(command, { env: engineVariables(engine) });
  return output.trim();
}

/** What tests could notice of the test bed. An engine with a name is what the files in script/ say, so it need not run for this. */
export async function surroundingsOn(engine: string): Promise<string> {
  if (engine === "") await testBed(engine);
  const version = engine === "" ? await versionOf(engine) : engine;
  const base = path.join(ROOT, ".testbed", "base");
  const names = existsSync(base) ? readdirSync(base) : [];
  const bases = names.map((name) => `${name} ${String(statSync(path.join(base, name)).mtimeMs)}`);
  return [version, process.env["CNB_LIFECYCLE_DIR"] ?? "", ...bases].join("\n");
}
