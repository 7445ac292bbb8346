// The steps of workflows in documents, and what they say about our action.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { openBuilderInputs, readBuilderInputs } from "../../src/actions/builder/builder-inputs.ts";
import { openPackageInputs, readPackageInputs } from "../../src/actions/buildpack/package-inputs.ts";
import { openInputs, readBuildRequest } from "../../src/actions/inputs.ts";
import { InputErrors } from "../../src/actions/inputs/input-errors.ts";
import { openMergeInputs, readMergeInputs } from "../../src/actions/merge/merge-inputs.ts";
import { openPushInputs, readPushInputs } from "../../src/actions/push/push-inputs.ts";
import { openRebaseInputs, readRebaseInputs } from "../../src/actions/rebase/rebase-inputs.ts";
import { ROOT } from "./markdown.ts";

/** Stands for where the action is published, in all documents. */
export const ACTION = "<owner>/<repository>";
/** The version that workflows in documents name. */
export const ACTION_VERSION = "v1";

/** The workflow that others call. */
export const WORKFLOW = ".github/workflows/build.yml";

export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

interface ActionYml {
  readonly inputs?: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Everything in a YAML document that uses an action. */
export function stepsIn(value: unknown): Step[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(stepsIn);
  return "uses" in value && typeof value.uses === "string" ? [value as Step, ...inner] : inner;
}

/** What is wrong with the steps of one block. */
export async function problemsOfSteps(text: string): Promise<string[]> {
  const steps = stepsIn(parse(text));
  const problems = await Promise.all(
    steps.map(async (step) => {
      if (step.uses === `${ACTION}/${WORKFLOW}@${ACTION_VERSION}`) return problemsOfCall(step);
      const folder = folderOf(step.uses ?? "");
      if (typeof folder === "object") return folder.problems;
      return [
        ...unknownInputs(step, folder),
        ...unknownOutputs(step, folder, text),
        ...(await wrongInputs(step, folder)),
      ];
    }),
  );
  return problems.flat();
}

/** What is wrong with a job that calls our workflow. */
function problemsOfCall({ with: given = {} }: Step): string[] {
  const { on } = parse(readFileSync(resolve(ROOT, WORKFLOW), "utf8")) as {
    readonly on: { readonly workflow_call: ActionYml };
  };
  return wrongNames(given, on.workflow_call);
}

/** The folder of one of our actions, or why there is none; somebody else's have no problems. */
function folderOf(uses: string): string | { readonly problems: string[] } {
  if (!uses.startsWith(ACTION)) {
    return {
      problems: /^[<.]|buildpacks-action/.test(uses)
        ? [`"${uses}" is not "${ACTION}@${ACTION_VERSION}"`]
        : [],
    };
  }
  const [, folder = "", version] = /^<owner>\/<repository>(?:\/([\w-]+))?@(\w+)$/.exec(uses) ?? [];
  if (version !== ACTION_VERSION) return { problems: [`"${uses}" is not at ${ACTION_VERSION}`] };
  if (!existsSync(resolve(ROOT, folder, "action.yml")))
    return { problems: [`there is no ${folder}/action.yml`] };
  return folder;
}

function actionYml(folder: string): ActionYml {
  return parse(readFileSync(resolve(ROOT, folder, "action.yml"), "utf8")) as ActionYml;
}

function unknownInputs({ with: given = {} }: Step, folder: string): string[] {
  return wrongNames(given, actionYml(folder));
}

function wrongNames(given: Readonly<Record<string, unknown>>, { inputs = {} }: ActionYml): string[] {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(inputs, name));
  const missing = Object.keys(inputs).filter(
    (name) => inputs[name]?.required === true && !Object.hasOwn(given, name),
  );
  return [
    ...unknown.map((name) => `there is no input "${name}"`),
    ...missing.map((name) => `the input "${name}" is required`),
  ];
}

function unknownOutputs({ id }: Step, folder: string, text: string): string[] {
  if (id === undefined) return [];
  const { outputs = {} } = actionYml(folder);
  const used = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)];
  return used
    .filter(([, step, name = ""]) => step === id && !Object.hasOwn(outputs, name))
    .map(([, , name = ""]) => `there is no output "${name}"`);
}

/** By the folder of the action. */
const INPUT_READERS: Readonly<Record<string, (env: Record<string, string>) => Promise<unknown>>> = {
  "": (env) => readBuildRequest(openInputs(env)),
  push: (env) => readPushInputs(openPushInputs(env)),
  index: (env) => readMergeInputs(openMergeInputs(env)),
  rebase: (env) => readRebaseInputs(openRebaseInputs(env)),
  builder: (env) => readBuilderInputs(openBuilderInputs(env)),
  buildpack: (env) => readPackageInputs(openPackageInputs(env)),
};

/** What the action itself would complain about. */
async function wrongInputs({ with: given = {}, env = {} }: Step, folder: string): Promise<string[]> {
  const read = INPUT_READERS[folder];
  if (read === undefined) return [];
  const inputs = Object.entries(given).map(([name, value]): [string, string] => [
    `INPUT_${name.toUpperCase()}`,
    evaluate(String(value)),
  ]);
  // A builder that is left out is that of project.toml, which is no business of the workflow.
  const environment: Record<string, string> = {
    ...asTexts(env),
    INPUT_BUILDER: "example/builder",
    GITHUB_WORKSPACE: ROOT,
    ...Object.fromEntries(inputs),
  };
  try {
    await read(environment);
    return [];
  } catch (error) {
    if (!(error instanceof InputErrors)) throw error;
    // The workspace of an example is not here.
    return error.problems
      .map(({ problem }) => problem)
      .filter((problem) => !problem.includes("does not exist"));
  }
}

function asTexts(env: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, evaluate(String(value))]));
}

/** An expression as something that it may be. */
function evaluate(text: string): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    if (/[=!]=|&&|\|\||^ *!/.test(expression)) return "true";
    if (/outputs\.tags/.test(expression)) return "ghcr.io/owner/app:1";
    if (/outputs\.digest/.test(expression)) return `sha256:${"4b".repeat(32)}`;
    if (/outputs\.(?:labels|annotations)/.test(expression)) return "a=b";
    return /github\.repository\b/.test(expression) ? "owner/app" : "value";
  });
}
