// The step of `rebase/action.yml`: puts images in registries on newer run images.
import type { RebaseReport, RebaseRequest, RebaseResult } from "../../rebase/rebase-images.ts";
import type { PushedNames } from "../declared-images.ts";
import { type RegistryStep, runRegistryStep } from "../run-registry-step.ts";
import { type openRebaseInputs, readRebaseInputs } from "./rebase-inputs.ts";
import { rebaseLines, rebaseOutputs, renderRebase } from "./rebase-lines.ts";

/** What {@link runRebase} needs. */
export interface RebaseStep extends RegistryStep {
  readonly inputs: ReturnType<typeof openRebaseInputs>;
  readonly rebase: (request: RebaseRequest) => Promise<RebaseReport>;
}

/** Resolves with the exit code; never rejects. What was rebased is told also if something else failed. */
export function runRebase({ rebase, ...step }: RebaseStep): Promise<number> {
  return runRegistryStep(
    step,
    () => readRebaseInputs(step.inputs),
    async ({ request }) => {
      const { results, failures } = await rebase(request);
      return {
        outputs: rebaseOutputs(results),
        lines: rebaseLines(results),
        pushed: pushedNames(results),
        page: results.length > 0 ? renderRebase(results) : undefined,
        failures,
      };
    },
  );
}

function pushedNames(results: readonly RebaseResult[]): readonly PushedNames[] {
  const rebased = results.filter(({ outcome }) => outcome === "rebased");
  return rebased.map(({ image, to }) => ({ digest: to, names: [image] }));
}
