// The step of `push/action.yml`: pushes an image that another job has written to a directory.
import type { PushedImage, PushRequest } from "../../platform/delivery/push-layout.ts";
import { declareImages } from "../declared-images.ts";
import { isCancellation, reportFailure } from "../failure/report-failure.ts";
import { pushedLines } from "../log/result-lines.ts";
import { type Outputs, setOutputs } from "../outputs.ts";
import { INTERRUPTED } from "../runner/cancel-on-signals.ts";
import type { Runner } from "../runner/runner.ts";
import { type openPushInputs, readPushInputs } from "./push-inputs.ts";

/** What {@link runPush} needs. */
export interface PushStep {
  readonly inputs: ReturnType<typeof openPushInputs>;
  readonly runner: Runner;
  /** Gets the certificates of further authorities before anything is pushed. */
  readonly trust: (certificates: readonly string[]) => void;
  readonly push: (request: PushRequest) => Promise<PushedImage>;
}

/** Resolves with the exit code; never rejects. */
export async function runPush({ inputs, runner, trust, push }: PushStep): Promise<number> {
  try {
    const { request, certificates, declareImage } = await readPushInputs(inputs);
    trust(certificates);
    const pushed = await push(request);
    setOutputs(pushOutputs(pushed));
    for (const line of pushedLines(pushed)) runner.print(line);
    if (declareImage) {
      const { digest, tags: names } = pushed;
      await declareImages([{ digest, names }], { env: inputs.env, runner });
    }
    return 0;
  } catch (error) {
    reportFailure(runner, error);
    return isCancellation(error) ? INTERRUPTED : 1;
  }
}

/** By name, as in `push/action.yml`. */
export function pushOutputs({ digest, image, tags, imageId }: PushedImage): Outputs {
  return { digest, image, tags: tags.join("\n"), "image-id": imageId };
}
