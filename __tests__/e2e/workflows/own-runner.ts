// Runs a workflow on this machine: jobs after those that they need, one cell of a matrix after the other. Knows what the examples
// use, and refuses the rest. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import { CallSchema, readCalled } from "./called-workflow.ts";
import { type Contexts, interpolate, isTrue } from "./expressions.ts";
import { type JobState, runStep, StepSchema } from "./own-steps.ts";
import type { WorkflowResult, WorkflowRun } from "./workflow-run.ts";

/** What this runner does nothing with. */
const IGNORED = v.optional(v.unknown());

/** Of a job that runs several times. */
type Cell = Readonly<Record<string, string>>;

/** Either all combinations of some values but for those that are excluded, or a list of cells. */
const MatrixSchema = v.union([
  v.pipe(
    v.strictObject({ include: v.array(v.record(v.string(), v.string())) }),
    v.transform(({ include }) => ({ cells: include, exclude: [] as readonly Cell[] })),
  ),
  v.pipe(
    v.objectWithRest(
      { exclude: v.optional(v.array(v.record(v.string(), v.string())), []) },
      v.array(v.string()),
    ),
    v.transform(({ exclude, ...values }) => ({
      cells: combinations(values),
      exclude: exclude,
    })),
  ),
]);

function combinations(values: Readonly<Record<string, readonly string[]>>): readonly Cell[] {
  return Object.entries(values).reduce<Cell[]>(
    (cells, [name, some]) => cells.flatMap((cell) => some.map((value) => ({ ...cell, [name]: value }))),
    [{}],
  );
}

const JobSchema = v.strictObject({
  name: IGNORED,
  "runs-on": v.union([v.string(), v.array(v.string())]),
  "timeout-minutes": IGNORED,
  permissions: IGNORED,
  concurrency: IGNORED,
  environment: IGNORED,
  needs: v.optional(
    v.pipe(
      v.union([v.string(), v.array(v.string())]),
      v.transform((names) => [names].flat()),
    ),
  ),
  env: v.optional(v.record(v.string(), v.string()), {}),
  outputs: v.optional(v.record(v.string(), v.string()), {}),
  strategy: v.optional(v.strictObject({ "fail-fast": IGNORED, matrix: MatrixSchema })),
  steps: v.array(StepSchema),
});

const WorkflowSchema = v.strictObject({
  name: v.string(),
  on: v.unknown(),
  permissions: IGNORED,
  concurrency: IGNORED,
  jobs: v.record(v.string(), v.union([CallSchema, JobSchema])),
});

type Job = v.InferOutput<typeof JobSchema>;
type Call = v.InferOutput<typeof CallSchema>;

/** How a job ended, as `needs` has it. */
interface JobResult {
  readonly result: "success" | "failure" | "skipped";
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs all jobs of a workflow. */
export async function runOnOwnRunner(run: WorkflowRun): Promise<WorkflowResult> {
  const temp = await mkdtemp(path.join(tmpdir(), "e2e-workflow-"));
  const log: string[] = [];
  try {
    const inputs = (run.event.payload["inputs"] ?? {}) as Contexts;
    const results = await runJobs(run.workflow, { run, temp, log, given: { inputs, job: {} } });
    return { succeeded: Object.values(results).every(hasSucceeded), log: log.join("\n") };
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

const hasSucceeded = (job: JobResult | undefined): boolean => job?.result === "success";

interface Surroundings {
  readonly run: WorkflowRun;
  readonly temp: string;
  readonly log: string[];
  /** Contexts of the workflow as a whole. */
  readonly given: Contexts;
}

type Needs = Readonly<Record<string, JobResult | undefined>>;

/** The examples name a job before those that need it. */
async function runJobs(text: string, around: Surroundings): Promise<Record<string, JobResult>> {
  const { jobs } = v.parse(WorkflowSchema, parse(text));
  const results: Record<string, JobResult> = {};
  for (const [id, job] of Object.entries(jobs)) {
    const needs: Needs = Object.fromEntries((job.needs ?? []).map((name) => [name, results[name]]));
    if (!Object.values(needs).every(hasSucceeded)) results[id] = { result: "skipped", outputs: {} };
    else if ("uses" in job) results[id] = await runCalled(job, around, needs);
    else results[id] = await runCells(job, around, needs);
  }
  return results;
}

async function runCalled(job: Call, around: Surroundings, needs: Needs): Promise<JobResult> {
  const contexts = contextsOf(around, needs);
  const evaluated = (values: Readonly<Record<string, string>>): Record<string, string> =>
    mapValues(values, (value) => interpolate(value, contexts));
  const given = { inputs: evaluated(job.with), secrets: evaluated(job.secrets) };
  const called = await readCalled(job.uses, given, around.run);
  const run = { ...around.run, secrets: called.secrets };
  const jobs = await runJobs(called.text, {
    ...around,
    run,
    given: { inputs: called.inputs, job: called.job },
  });
  const outputs = mapValues(called.outputs, (value) => interpolate(value, { jobs }));
  return { result: Object.values(jobs).every(hasSucceeded) ? "success" : "failure", outputs };
}

/** Cells have the outputs of the last one that says something. */
async function runCells(job: Job, around: Surroundings, needs: Needs): Promise<JobResult> {
  const results: JobResult[] = [];
  for (const matrix of cellsOf(job, contextsOf(around, needs)))
    results.push(await runJob(job, matrix, { ...around, needs }));
  const failed = results.find((result) => !hasSucceeded(result));
  if (failed !== undefined) return failed;
  const said = results.flatMap(({ outputs }) => Object.entries(outputs).filter(([, value]) => value !== ""));
  return { result: results.length === 0 ? "skipped" : "success", outputs: Object.fromEntries(said) };
}

function cellsOf({ strategy }: Job, contexts: Contexts): readonly Cell[] {
  const { cells, exclude } = strategy?.matrix ?? { cells: [{}], exclude: [] };
  const excluded = exclude.map((cell) => mapValues(cell, (value) => interpolate(value, contexts)));
  return cells.filter(
    (cell) => !excluded.some((some) => Object.entries(some).every(([name, value]) => cell[name] === value)),
  );
}

/** What jobs know before their steps run. */
function contextsOf({ run, given }: Surroundings, needs: Needs): Contexts {
  return { ...given, github: githubContext(run), secrets: run.secrets, vars: run.vars, needs };
}

async function runJob(
  job: Job,
  matrix: Cell,
  { needs, ...around }: Surroundings & { readonly needs: Needs },
): Promise<JobResult> {
  const { run, temp, log } = around;
  const dir = await mkdtemp(path.join(temp, "job-"));
  const [workspace, runnerTemp] = [path.join(dir, "workspace"), path.join(dir, "temp")];
  await Promise.all([mkdir(workspace), mkdir(runnerTemp)]);
  const given = { ...contextsOf(around, needs), runner: { temp: runnerTemp, os: "Linux" }, matrix };
  const env = mapValues(job.env, (value) => interpolate(value, given));
  const state: JobState = { status: "success", steps: {}, env: { ...run.env, ...env } };
  for (const step of job.steps) {
    const contexts = { ...given, env: state.env, steps: state.steps };
    if (!isTrue(step.if, contexts, state.status)) continue;
    await runStep(step, { run, contexts, state, dir: { workspace, runnerTemp }, log });
  }
  const outputs = mapValues(job.outputs, (value) => interpolate(value, { ...given, steps: state.steps }));
  return { result: state.status, outputs };
}

function githubContext({ event, repository, actor, secrets }: WorkflowRun): Record<string, unknown> {
  const { number, after, ref = `refs/pull/${String(number)}/merge` } = event.payload;
  return {
    event: event.payload,
    event_name: event.name,
    ref,
    ref_name: String(ref).replace(/^refs\/\w+\//, ""),
    sha: after,
    repository,
    repository_owner: repository.split("/")[0],
    actor,
    server_url: "https://github.com",
    token: secrets["GITHUB_TOKEN"],
  };
}

function mapValues(
  values: Readonly<Record<string, string>>,
  map: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
