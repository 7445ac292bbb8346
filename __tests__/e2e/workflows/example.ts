// The workflows in examples/workflows, made to run here: registries, builder and action are those of the test bed.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseDocument } from "yaml";
import { ROOT } from "../testbed.ts";

const STAND_INS = path.join(import.meta.dirname, "stand-ins");
const EXAMPLES = path.join(ROOT, "examples", "workflows");

/** How the examples name what readers put the action's name in. */
export const OUR_REPOSITORY = "<owner>/<repository>@v1";

/** The text of an example, with other names of hosts, images and ports. */
export async function readExample(file: string, names: Readonly<Record<string, string>>): Promise<string> {
  const text = await readFile(path.join(EXAMPLES, file), "utf8");
  return Object.entries(names).reduce((changed, [name, ours]) => changed.replaceAll(name, ours), text);
}

/** Folders of the actions that the examples use; gone when disposed. */
export interface Actions {
  readonly folders: ReadonlyMap<string, string>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Stand-ins, and the action as it is committed but for what the test bed needs. */
export async function prepareActions(): Promise<Actions> {
  const dir = await mkdtemp(path.join(tmpdir(), "e2e-actions-"));
  const own = path.join(dir, "own");
  for (const name of [
    ".github",
    "action.yml",
    "dist",
    "builder",
    "buildpack",
    "index",
    "preview",
    "push",
    "rebase",
  ]) {
    await cp(path.join(ROOT, name), path.join(own, name), { recursive: true });
  }
  await setDefaults(path.join(own, "action.yml"), { network: "host", "trust-builder": "true" });
  await setDefaults(path.join(own, "builder", "action.yml"), { network: "host" });
  return {
    folders: new Map([[OUR_REPOSITORY, own], ...(await standIns())]),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
}

async function setDefaults(file: string, defaults: Readonly<Record<string, string>>): Promise<void> {
  const action = parseDocument(await readFile(file, "utf8"));
  for (const [name, value] of Object.entries(defaults)) action.setIn(["inputs", name, "default"], value);
  await writeFile(file, action.toString());
}

/** A folder is called as the action, and stands in for the version that the examples use. */
async function standIns(): Promise<[string, string][]> {
  const examples = await Promise.all((await readdir(EXAMPLES)).map((file) => readExample(file, {})));
  const called = await readFile(path.join(ROOT, ".github", "workflows", "build.yml"), "utf8");
  const text = [...examples, called].join("\n");
  const used = new Set(
    [...text.matchAll(/uses: (\w[\w-]*\/[\w-]+)@(\S+)/g)].map(
      ([, name, ref]) => `${name ?? ""}@${ref ?? ""}`,
    ),
  );
  return [...used]
    .filter((name) => !name.startsWith("actions/checkout@"))
    .map((name) => [name, path.join(STAND_INS, name.replace(/@.*/, ""))]);
}
