// The step of `rebase/action.yml`: puts images in registries on newer run images.
import type { Environment } from "../../environment.ts";
import type { RebaseReport, RebaseRequest, RebaseResult } from "../../rebase/rebase-images.ts";
import { declareImages, type PushedNames } from "../declared-images.ts";
import { isCancellation, reportFailure } from "../failure/report-failure.ts";
import { setOutputs } from "../outputs.ts";
import { INTERRUPTED } from "../runner/cancel-on-signals.ts";
import type { Runner } from "../runner/runner.ts";
import { writeSummary } from "../summary/summary.ts";
import { type openRebaseInputs, readRebaseInputs } from "./rebase-inputs.ts";
import { rebaseLines, rebaseOutputs, renderRebase } from "./rebase-lines.ts";

/** What {@link runRebase} needs. */
export interface RebaseStep {
  readonly inputs: ReturnType<typeof openRebaseInputs>;
  /** Has the file for the summary. */
  readonly env: Environment;
  readonly runner: Runner;
  /** Gets the certificates of further authorities before anything is read. */
  readonly trust: (certificates: readonly string[]) => void;
  readonly rebase: (request: RebaseRequest) => Promise<RebaseReport>;
}

/** Resolves with the exit code; never rejects. What was rebased is told also if something else failed. */
export async function runRebase({ inputs, env, runner, trust, rebase }: RebaseStep): Promise<number> {
  try {
    const { request, certificates, summary, declareImage } = await readRebaseInputs(inputs);
    trust(certificates);
    const { results, failures } = await rebase(request);
    setOutputs(rebaseOutputs(results));
    for (const line of rebaseLines(results)) runner.print(line);
    if (declareImage) await declareImages(pushed(results), { env, runner });
    if (summary && results.length > 0) await writeSummary(runner.redact(renderRebase(results)), env);
    return reportAll(runner, failures);
  } catch (error) {
    return reportAll(runner, [error]);
  }
}

function pushed(results: readonly RebaseResult[]): readonly PushedNames[] {
  const rebased = results.filter(({ outcome }) => outcome === "rebased");
  return rebased.map(({ image, to }) => ({ digest: to, names: [image] }));
}

/** Of a step that was cancelled, all that was still to do has the same to say. */
function reportAll(runner: Runner, failures: readonly unknown[]): number {
  const cancellation = failures.find(isCancellation);
  for (const failure of cancellation === undefined ? failures : [cancellation])
    reportFailure(runner, failure);
  if (cancellation !== undefined) return INTERRUPTED;
  return failures.length === 0 ? 0 : 1;
}
