// The main step from the runner's point of view: inputs in, outputs and annotations out, whatever happens in between.
import type { Environment } from "../environment.ts";
import { messageOf } from "../errors.ts";
import type { BuildReport } from "../platform/request/build-request.ts";
import type { ImagesRequest } from "../platform/request/images-request.ts";
import { KNOWN_INPUTS } from "./action-inputs.ts";
import { declareImages, type PushedNames } from "./declared-images.ts";
import { failuresOf, isCancellation, redactFailure, reportFailure } from "./failure/report-failure.ts";
import { readBuildRequest } from "./inputs.ts";
import type { ActionInputs } from "./inputs/request-fields.ts";
import { setInputs } from "./inputs/set-inputs.ts";
import type { ActionLog } from "./log/action-log.ts";
import { resultLines } from "./log/result-lines.ts";
import { reportOutputs, setOutputs } from "./outputs.ts";
import type { PostWork } from "./post-work.ts";
import { INTERRUPTED } from "./runner/cancel-on-signals.ts";
import type { Runner } from "./runner/runner.ts";
import { saveNoSummary, saveRunLabel, saveStarted } from "./save-state.ts";
import { renderSummary, type RunResult, writeSummary } from "./summary/summary.ts";

/** What {@link runMain} needs. */
export interface MainStep {
  readonly env: Environment;
  readonly inputs: ActionInputs;
  readonly runner: Runner;
  readonly log: ActionLog;
  /** What everything that the build creates is labelled with; the post step gets it. */
  readonly runLabel: string;
  readonly build: (request: ImagesRequest) => Promise<unknown>;
  /** What the build leaves to the post step. */
  readonly postWork: Pick<PostWork, "leave" | "leaveCaches">;
  /** What is known of the build so far. */
  readonly report: () => BuildReport;
}

/** Resolves with the exit code; never rejects for what goes wrong in the build. */
export async function runMain(step: MainStep): Promise<number> {
  const { inputs, runner, log, runLabel } = step;
  saveStarted();
  const outcome = await attempt(async () => {
    const request = await readBuildRequest(inputs, log);
    saveRunLabel(runLabel);
    await step.build(request);
  });
  log.close();
  const report = step.report();
  const failures = outcome.ok ? [] : failuresOf(outcome.error);
  setOutputs(reportOutputs(report));
  if (outcome.ok) step.postWork.leave();
  else if (!isCancellation(outcome.error)) step.postWork.leaveCaches();
  if (outcome.ok) for (const line of resultLines(report)) runner.print(line);
  else reportFailure(runner, outcome.error, inputs.text("path"));
  if (outcome.ok && (await inputs.value("step.declareImage"))) await declareImages(pushed(report), step);
  if (await inputs.value("step.summary")) {
    const set = setInputs(step.env, KNOWN_INPUTS);
    await summarize(visible({ report, failures, inputs: set }, runner), step);
  } else saveNoSummary();
  if (outcome.ok) return 0;
  return isCancellation(outcome.error) ? INTERRUPTED : 1;
}

function pushed({ digest, image, tags }: BuildReport): readonly PushedNames[] {
  return digest === undefined || image === undefined ? [] : [{ digest, names: [image, ...tags] }];
}

type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

async function attempt(work: () => Promise<void>): Promise<Outcome> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    return { ok: false, error };
  }
}

/** The runner filters the summary, too, but only what is still as it was: not what has become HTML. */
function visible({ report, failures, inputs }: RunResult, runner: Runner): RunResult {
  const redact = (text: string): string => runner.redact(text);
  return {
    report,
    failures: failures.map((failure) => redactFailure(failure, redact)),
    inputs: inputs.map(({ name, value }) => ({ name, value: redact(value) })),
  };
}

/** Nice to have: that it cannot be written changes nothing about the build. */
async function summarize(result: RunResult, { runner, env }: MainStep): Promise<void> {
  try {
    await writeSummary(renderSummary(result), env);
  } catch (error) {
    runner.annotate("warning", `The summary was not written: ${messageOf(error)}`);
  }
}
