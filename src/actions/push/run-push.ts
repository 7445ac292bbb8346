// The step of `push/action.yml`: pushes an image that another job has written to a directory.
import type { PushedImage, PushRequest } from "../../platform/delivery/push-layout.ts";
import { pushedLines } from "../log/result-lines.ts";
import type { Outputs } from "../outputs.ts";
import { type RegistryStep, runRegistryStep } from "../run-registry-step.ts";
import { type openPushInputs, readPushInputs } from "./push-inputs.ts";

/** What {@link runPush} needs. */
export interface PushStep extends RegistryStep {
  readonly inputs: ReturnType<typeof openPushInputs>;
  readonly push: (request: PushRequest) => Promise<PushedImage>;
}

/** Resolves with the exit code; never rejects. */
export function runPush({ push, ...step }: PushStep): Promise<number> {
  return runRegistryStep(
    step,
    () => readPushInputs(step.inputs),
    async ({ request }) => {
      const pushed = await push(request);
      const { digest, tags: names } = pushed;
      return { outputs: pushOutputs(pushed), lines: pushedLines(pushed), pushed: [{ digest, names }] };
    },
  );
}

/** By name, as in `push/action.yml`. */
export function pushOutputs({ digest, image, tags, imageId }: PushedImage): Outputs {
  return { digest, image, tags: tags.join("\n"), "image-id": imageId };
}
