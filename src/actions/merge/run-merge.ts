// The step of `index/action.yml`: one index of the images that other jobs have built.
import type { MergedIndex, MergeRequest } from "../../merge/merge-images.ts";
import { declareImages } from "../declared-images.ts";
import { isCancellation, reportFailure } from "../failure/report-failure.ts";
import { pushedLines } from "../log/result-lines.ts";
import { type Outputs, setOutputs } from "../outputs.ts";
import { INTERRUPTED } from "../runner/cancel-on-signals.ts";
import type { Runner } from "../runner/runner.ts";
import { type openMergeInputs, readMergeInputs } from "./merge-inputs.ts";

/** What {@link runMerge} needs. */
export interface MergeStep {
  readonly inputs: ReturnType<typeof openMergeInputs>;
  readonly runner: Runner;
  /** Gets the certificates of further authorities before anything is read. */
  readonly trust: (certificates: readonly string[]) => void;
  readonly merge: (request: MergeRequest) => Promise<MergedIndex>;
}

/** Resolves with the exit code; never rejects. */
export async function runMerge({ inputs, runner, trust, merge }: MergeStep): Promise<number> {
  try {
    const { request, certificates, declareImage } = await readMergeInputs(inputs);
    inputs.tell({
      info: (line) => {
        runner.print(line);
      },
      warning: (line) => {
        runner.annotate("warning", line);
      },
    });
    trust(certificates);
    const merged = await merge(request);
    setOutputs(mergeOutputs(merged));
    for (const line of pushedLines(merged)) runner.print(line);
    if (declareImage) {
      const { digest, tags: names } = merged;
      await declareImages([{ digest, names }], { env: inputs.env, runner });
    }
    runner.print(`It has images for ${merged.platforms.join(", ")}`);
    return 0;
  } catch (error) {
    reportFailure(runner, error);
    return isCancellation(error) ? INTERRUPTED : 1;
  }
}

/** By name, as in `index/action.yml`. */
export function mergeOutputs({ digest, image, tags, platforms }: MergedIndex): Outputs {
  return { digest, image, tags: tags.join("\n"), platforms: platforms.join("\n") };
}
