// The step of `index/action.yml`: one index of the images that other jobs have built.
import type { MergedIndex, MergeRequest } from "../../merge/merge-images.ts";
import { pushedLines } from "../log/result-lines.ts";
import type { Outputs } from "../outputs.ts";
import { type RegistryStep, runRegistryStep } from "../run-registry-step.ts";
import { code, facts, listed } from "../summary/markup.ts";
import { type openMergeInputs, readMergeInputs } from "./merge-inputs.ts";

/** What {@link runMerge} needs. */
export interface MergeStep extends RegistryStep {
  readonly inputs: ReturnType<typeof openMergeInputs>;
  readonly merge: (request: MergeRequest) => Promise<MergedIndex>;
}

/** Resolves with the exit code; never rejects. */
export function runMerge({ merge, ...step }: MergeStep): Promise<number> {
  return runRegistryStep(
    step,
    () => readMergeInputs(step.inputs),
    async ({ request }) => {
      const merged = await merge(request);
      const { digest, image, tags, platforms } = merged;
      const lines = [...pushedLines(merged), `It has images for ${platforms.join(", ")}`];
      const page = renderIndex(merged);
      return { outputs: mergeOutputs(merged), lines, pushed: [{ digest, names: [image, ...tags] }], page };
    },
  );
}

/** A table of where it is, and of what. */
function renderIndex({ image, tags, platforms }: MergedIndex): string {
  const rows = [
    ["index", code(image)],
    ["tags", listed(tags)],
    ["platforms", listed(platforms)],
  ] as const;
  return `<h3>Index</h3>\n${facts(rows)}\n`;
}

/** By name, as in `index/action.yml`. */
export function mergeOutputs({ digest, image, tags, platforms }: MergedIndex): Outputs {
  return { digest, image, tags: tags.join("\n"), platforms: platforms.join("\n") };
}
