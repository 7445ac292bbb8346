// How a sub-action runs that works in registries only: it tells what it made, or what went wrong.
import type { Environment } from "../environment.ts";
import { declareImages, type PushedNames } from "./declared-images.ts";
import { isCancellation, reportFailure } from "./failure/report-failure.ts";
import type { InputLog } from "./inputs/input-reader.ts";
import { type Outputs, setOutputs } from "./outputs.ts";
import { INTERRUPTED } from "./runner/cancel-on-signals.ts";
import type { Runner } from "./runner/runner.ts";
import { writeSummary } from "./summary/summary.ts";

/** What a step works with. */
export interface RegistryStep {
  readonly inputs: { readonly env: Environment; tell(log: InputLog): void };
  readonly runner: Runner;
  /** Gets the certificates of further authorities before anything is read. */
  readonly trust: (certificates: readonly string[]) => void;
}

/** What every step is asked for. */
export interface AskedStep {
  readonly certificates: readonly string[];
  /** Whether what was pushed is declared as an artifact of the job. */
  readonly declareImage: boolean;
  /** Whether the page of the run is told. */
  readonly summary: boolean;
}

/** What a step did. */
export interface StepResult {
  readonly outputs: Outputs;
  readonly lines: readonly string[];
  readonly pushed: readonly PushedNames[];
  /** For the page of the run; undefined if there is nothing to say. */
  readonly page?: string | undefined;
  /** What went wrong beside what was done. */
  readonly failures?: readonly unknown[];
}

/**
 * Resolves with the exit code; never rejects.
 * @param read the inputs
 * @param work what the step is there for
 */
export async function runRegistryStep<Asked extends AskedStep>(
  { inputs, runner, trust }: RegistryStep,
  read: () => Promise<Asked>,
  work: (asked: Asked) => Promise<StepResult>,
): Promise<number> {
  try {
    const asked = await read();
    inputs.tell({
      info: (line) => {
        runner.print(line);
      },
      warning: (line) => {
        runner.annotate("warning", line);
      },
    });
    trust(asked.certificates);
    const { outputs, lines, pushed, page, failures = [] } = await work(asked);
    setOutputs(outputs);
    for (const line of lines) runner.print(line);
    const { env } = inputs;
    if (asked.declareImage) await declareImages(pushed, { env, runner });
    if (asked.summary && page !== undefined) await writeSummary(runner.redact(page), env);
    return reportAll(runner, failures);
  } catch (error) {
    return reportAll(runner, [error]);
  }
}

/** Of a step that was cancelled, all that was still to do has the same to say. */
function reportAll(runner: Runner, failures: readonly unknown[]): number {
  const cancellation = failures.find(isCancellation);
  for (const failure of cancellation === undefined ? failures : [cancellation])
    reportFailure(runner, failure);
  if (cancellation !== undefined) return INTERRUPTED;
  return failures.length === 0 ? 0 : 1;
}
