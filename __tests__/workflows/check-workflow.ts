// What may not be in a workflow: what GitHub's own language service finds, and what this project does not want.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { validate } from "@actions/languageservice";
import type { ActionMetadata, ActionReference } from "@actions/languageservice/action";
import * as v from "valibot";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What readers replace by the action's name. */
const OWN = "<owner>/<repository>";
/** And a name in its place that one may have. */
const OWN_NAME = "owner/repository";

/** Inputs of actions that have no stand-in, as far as they are used: those of the commits that are pinned. */
const THIRD_PARTY_INPUTS: Readonly<Record<string, readonly string[]>> = {
  "actions/checkout": ["persist-credentials", "repository", "ref", "path"],
  "actions/setup-go": ["go-version", "cache-dependency-path"],
  "actions/setup-node": ["node-version", "cache", "package-manager-cache"],
  "github/codeql-action/analyze": ["category"],
  "github/codeql-action/init": ["languages", "build-mode", "config"],
};

const StepSchema = v.object({
  id: v.optional(v.string()),
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  with: v.optional(v.record(v.string(), v.unknown()), {}),
});
const JobSchema = v.object({
  uses: v.optional(v.string()),
  permissions: v.optional(v.unknown()),
  "timeout-minutes": v.optional(v.number()),
  steps: v.optional(v.array(StepSchema), []),
});
const WorkflowSchema = v.object({
  on: v.unknown(),
  permissions: v.optional(v.unknown()),
  jobs: v.record(v.string(), JobSchema),
});

type Workflow = v.InferOutput<typeof WorkflowSchema>;
type Step = v.InferOutput<typeof StepSchema>;

const MetadataSchema = v.looseObject({
  name: v.string(),
  description: v.string(),
  outputs: v.optional(v.record(v.string(), v.unknown()), {}),
});

/** Everything that is wrong with a workflow, in words. */
export async function workflowProblems(text: string): Promise<string[]> {
  const parsed = v.safeParse(WorkflowSchema, parse(text));
  const own = parsed.success
    ? RULES.flatMap((rule) => rule(parsed.output, text))
    : parsed.issues.map(({ message }) => message);
  return [...(await languageProblems(text, ".github/workflows/workflow.yml")), ...own];
}

/** What is wrong with an `action.yml`. An expression in a description, for one, keeps it from being loaded. */
export async function actionProblems(text: string): Promise<string[]> {
  const expressions = [...text.matchAll(/^.*\$\{\{.*$/gm)]
    .map(([line]) => line.trim())
    .filter((line) => !/^(default|value|if|run|[A-Z_]+): /.test(line));
  return [
    ...(await languageProblems(text, "action.yml")),
    ...expressions.map((line) => `an expression where none is allowed: ${line}`),
  ];
}

/** What GitHub's editor support says: unknown keys, contexts, inputs, wrong expressions. */
async function languageProblems(text: string, file: string): Promise<string[]> {
  // It remembers what it has parsed, by name.
  const folder = createHash("sha256").update(text).digest("hex");
  const named = text.replaceAll(OWN, OWN_NAME);
  const document = TextDocument.create(`file:///${folder}/${file}`, "yaml", 1, named);
  const found = await validate(document, {
    actionsMetadataProvider: { fetchActionMetadata: (action) => Promise.resolve(metadataOf(action)) },
    fileProvider: { getFileContent: calledWorkflow },
  });
  return found.map(({ message, range }) => {
    const words = typeof message === "string" ? message : message.value;
    return `line ${range.start.line + 1}: ${words}`;
  });
}

type FileProvider = NonNullable<NonNullable<Parameters<typeof validate>[1]>["fileProvider"]>;

/** A workflow that is called is one of this project. */
const calledWorkflow: FileProvider["getFileContent"] = async (reference) => {
  const isOwn = !("owner" in reference) || `${reference.owner}/${reference.repository}` === OWN_NAME;
  if (!isOwn) throw new Error(`"${reference.owner}/${reference.repository}" is not known here`);
  return { name: reference.path, content: await readFile(resolve(ROOT, reference.path), "utf8") };
};

function metadataOf({ owner, name, path }: ActionReference): ActionMetadata | undefined {
  const full = [owner, name, path].filter(Boolean).join("/");
  const known = THIRD_PARTY_INPUTS[full];
  if (known !== undefined) {
    const inputs = Object.fromEntries(known.map((input) => [input, { description: input }]));
    return { name: full, description: full, inputs };
  }
  const folder = `${owner}/${name}` === OWN_NAME ? (path ?? "") : `__tests__/e2e/workflows/stand-ins/${full}`;
  return readMetadata(folder);
}

function readMetadata(folder: string): (ActionMetadata & v.InferOutput<typeof MetadataSchema>) | undefined {
  const file = resolve(ROOT, folder, "action.yml");
  if (!existsSync(file)) return undefined;
  return v.parse(MetadataSchema, parse(readFileSync(file, "utf8"))) as ReturnType<typeof readMetadata>;
}

type Rule = (workflow: Workflow, text: string) => string[];

const RULES: readonly Rule[] = [
  grantsPermissions,
  endsInTime,
  keepsNoCredentials,
  trustsNoFork,
  usesOutputsThatExist,
  keepsExpressionsOutOfScripts,
];

function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

function grantsPermissions({ permissions, jobs }: Workflow): string[] {
  const silent = Object.entries(jobs).filter(([, job]) => (job.permissions ?? permissions) === undefined);
  return silent.map(([id]) => `the job "${id}" has the permissions of the repository's settings`);
}

/** GitHub ends a job after six hours. Of a workflow that is called, each job says when it ends. */
function endsInTime({ jobs }: Workflow): string[] {
  const endless = Object.entries(jobs).filter(
    ([, job]) => job.uses === undefined && job["timeout-minutes"] === undefined,
  );
  return endless.map(([id]) => `the job "${id}" has no timeout-minutes`);
}

/** A token in `.git/config` is everybody's who runs in the job, and the source of the image. */
function keepsNoCredentials(workflow: Workflow): string[] {
  const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
  const keeping = checkouts.filter((step) => step.with["persist-credentials"] !== false);
  return keeping.map(() => "a checkout leaves the token in .git/config");
}

function trustsNoFork(workflow: Workflow): string[] {
  const triggers = JSON.stringify(workflow.on);
  const checksOut = stepsOf(workflow).some(({ uses }) => uses?.startsWith("actions/checkout@"));
  return /"(?:pull_request_target|workflow_run)"/.test(triggers) && checksOut
    ? ["a fork's code would meet a token that may write"]
    : [];
}

/** The language service does not look at outputs of actions. */
function usesOutputsThatExist(workflow: Workflow, text: string): string[] {
  const outputs = new Map(
    stepsOf(workflow).map(({ id, uses }) => [id, uses === undefined ? undefined : outputsOf(uses)]),
  );
  return [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(([use, id = "", output = ""]) => {
    const known = outputs.get(id);
    return known === undefined || known.includes(output) ? [] : [`there is no ${use}`];
  });
}

function outputsOf(uses: string): string[] | undefined {
  // A workflow that others call has this project in the folder `action`.
  const [, folder] = new RegExp(`^(?:${OWN}/?|\\./action/?)([^@]*)`).exec(uses) ?? [];
  const standIn = `__tests__/e2e/workflows/stand-ins/${uses.replace(/@.*/, "")}`;
  const metadata = readMetadata(folder ?? standIn);
  return metadata && Object.keys(metadata.outputs);
}

/** They would become code, whatever is in them. */
function keepsExpressionsOutOfScripts(workflow: Workflow): string[] {
  const scripts = stepsOf(workflow).filter(({ run }) => run?.includes("${{"));
  return scripts.map(({ run = "" }) => `an expression in a script: ${run.trim()}`);
}

/** What pins an action in the project's own workflows: the commit, and for people its version. */
export function pinProblems(text: string): string[] {
  const uses = [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, what = ""]) => what);
  return uses
    .filter((what) => !what.startsWith("./") && !/^[^@\s]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(what))
    .map((what) => `not pinned to a commit with its version behind it: ${what}`);
}
