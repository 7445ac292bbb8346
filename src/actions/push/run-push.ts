// The step of `push/action.yml`: pushes an image that another job has written to a directory.
import type { PushedImage, PushRequest } from "../../platform/delivery/push-layout.ts";
import { pushedLines } from "../log/result-lines.ts";
import type { Outputs } from "../outputs.ts";
import { type RegistryStep, runRegistryStep } from "../run-registry-step.ts";
import { code, facts, listed } from "../summary/markup.ts";
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
      const [outputs, lines] = [pushOutputs(pushed), pushedLines(pushed)];
      return { outputs, lines, pushed: [{ digest, names }], page: renderPushed(pushed) };
    },
  );
}

/** A table of what it is and where. */
function renderPushed({ image, tags, imageId }: PushedImage): string {
  const rows = [
    ["image", code(image)],
    ["tags", listed(tags)],
    ["image ID", code(imageId)],
  ] as const;
  return `<h3>Pushed image</h3>\n${facts(rows)}\n`;
}

/** By name, as in `push/action.yml`. */
export function pushOutputs({ digest, image, tags, imageId }: PushedImage): Outputs {
  return { digest, image, tags: tags.join("\n"), "image-id": imageId };
}
