// Runs a workflow on this machine: jobs after those that they need, one cell of a matrix after the other. Knows what the examples
// use, and refuses the rest. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import { type Contexts, interpolate, isTrue } from "./expressions.ts";
import { type JobState, runStep, StepSchema } from "./own-steps.ts";
import type { WorkflowResult, WorkflowRun } from "./workflow-run.ts";

/** What this runner does nothing with. */
const IGNORED = v.optional(v.unknown());

/** Of a job that runs several times. */
type Cell = Readonly<Record<string, string>>;

/** Either all combinations of some values, or a list of cells. */
const MatrixSchema = v.union([
  v.pipe(
    v.strictObject({ include: v.array(v.record(v.string(), v.string())) }),
    v.transform(({ include }): readonly Cell[] => include),
  ),
  v.pipe(
    v.record(v.string(), v.array(v.string())),
    v.transform((values) => combinations(values)),
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
  jobs: v.record(v.string(), JobSchema),
});

type Job = v.InferOutput<typeof JobSchema>;

/** How a job ended, as `needs` has it. */
interface JobResult {
  readonly result: "success" | "failure" | "skipped";
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs all jobs of a workflow. */
export async function runOnOwnRunner(run: WorkflowRun): Promise<WorkflowResult> {
  const { jobs } = v.parse(WorkflowSchema, parse(run.workflow));
  const temp = await mkdtemp(path.join(tmpdir(), "e2e-workflow-"));
  const log: string[] = [];
  const needs: Record<string, JobResult> = {};
  try {
    // The examples name a job before those that need it.
    for (const [id, job] of Object.entries(jobs)) {
      const earlier = Object.fromEntries((job.needs ?? []).map((name) => [name, needs[name]]));
      const works = Object.values(earlier).every((result) => result?.result === "success");
      needs[id] = works
        ? await runCells(job, { run, temp, log, needs: earlier })
        : { result: "skipped", outputs: {} };
    }
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
  const succeeded = Object.values(needs).every(({ result }) => result === "success");
  return { succeeded, log: log.join("\n") };
}

interface Surroundings {
  readonly run: WorkflowRun;
  readonly temp: string;
  readonly log: string[];
  readonly needs: Readonly<Record<string, JobResult | undefined>>;
}

async function runCells(job: Job, around: Surroundings): Promise<JobResult> {
  const results: JobResult[] = [];
  for (const matrix of job.strategy?.matrix ?? [{}]) results.push(await runJob(job, matrix, around));
  const failed = results.find(({ result }) => result !== "success");
  return failed ?? results.at(-1) ?? { result: "skipped", outputs: {} };
}

async function runJob(job: Job, matrix: Cell, { run, temp, log, needs }: Surroundings): Promise<JobResult> {
  const dir = await mkdtemp(path.join(temp, "job-"));
  const [workspace, runnerTemp] = [path.join(dir, "workspace"), path.join(dir, "temp")];
  await Promise.all([mkdir(workspace), mkdir(runnerTemp)]);
  const given: Contexts = {
    github: githubContext(run),
    secrets: run.secrets,
    vars: run.vars,
    runner: { temp: runnerTemp, os: "Linux" },
    matrix,
    needs,
  };
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
    token: secrets["GITHUB_TOKEN"],
  };
}

function mapValues(
  values: Readonly<Record<string, string>>,
  map: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
