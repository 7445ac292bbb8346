// The main step from the runner's point of view: inputs in, outputs and annotations out, whatever happens in between.
import { messageOf } from "../errors.ts";
import type { PendingCaches } from "../platform/build-caches.ts";
import type { BuildReport, BuildWish } from "../platform/build-request.ts";
import type { ActionLog } from "./action-log.ts";
import type { Environment } from "./input-reader.ts";
import { readBuildRequest } from "./inputs.ts";
import { reportOutputs, setOutputs } from "./outputs.ts";
import { failuresOf, isCancellation, reportFailure } from "./report-failure.ts";
import type { Runner } from "./runner.ts";
import { saveCleaner, savePending, saveRunLabel, saveStarted } from "./state.ts";
import { renderSummary, writeSummary, type RunResult } from "./summary.ts";

/** What {@link runMain} needs. */
export interface MainStep {
  readonly env: Environment;
  readonly runner: Runner;
  readonly log: ActionLog;
  /** What everything that the build creates is labelled with; the post step gets it. */
  readonly runLabel: string;
  readonly build: (wish: BuildWish) => Promise<unknown>;
  /** What the build left to save. */
  readonly pending: () => PendingCaches;
  /** What is known of the build so far. */
  readonly report: () => BuildReport;
}

/** How a program says that it was interrupted: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/** Resolves with the exit code; never rejects for what goes wrong in the build. */
export async function runMain(step: MainStep): Promise<number> {
  const { env, runner, log, runLabel } = step;
  saveStarted();
  const outcome = await attempt(async () => {
    const request = await readBuildRequest(env);
    saveRunLabel(runLabel);
    await step.build(request);
  });
  log.close();
  const report = step.report();
  const failures = outcome.ok ? [] : failuresOf(outcome.error);
  setOutputs(reportOutputs(report));
  if (report.builder !== undefined) saveCleaner(report.builder);
  if (outcome.ok) savePending(step.pending());
  if (outcome.ok) printResult(runner, report);
  else reportFailure(runner, outcome.error);
  await summarize({ report, failures }, step);
  if (outcome.ok) return 0;
  return isCancellation(outcome.error) ? INTERRUPTED : 1;
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

function printResult(runner: Runner, { image, digest, tags, loaded }: BuildReport): void {
  if (image !== undefined) runner.print(`Pushed ${image}`);
  else if (digest !== undefined) runner.print(`Built ${digest}, which was not to be pushed`);
  for (const tag of tags) runner.print(`  as ${tag}`);
  for (const name of loaded) runner.print(`Loaded into the Docker engine as ${name}`);
}

/** Nice to have: that it cannot be written changes nothing about the build. */
async function summarize(result: RunResult, { runner, env }: MainStep): Promise<void> {
  try {
    await writeSummary(renderSummary(result), env);
  } catch (error) {
    runner.annotate("warning", `The summary was not written: ${messageOf(error)}`);
  }
}
