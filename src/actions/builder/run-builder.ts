// The step of `builder/action.yml`: a builder of a builder.toml, pushed.
import type { Environment } from "../../environment.ts";
import type { NewBuilderRequest, PublishedBuilder } from "../../packaging/builder/publish-builder.ts";
import { declareImages } from "../declared-images.ts";
import { isCancellation, reportFailure } from "../failure/report-failure.ts";
import { setOutputs } from "../outputs.ts";
import { INTERRUPTED } from "../runner/cancel-on-signals.ts";
import type { Runner } from "../runner/runner.ts";
import { writeSummary } from "../summary/summary.ts";
import { type openBuilderInputs, readBuilderInputs, type RequestedBuilder } from "./builder-inputs.ts";
import { builderLines, builderOutputs, renderBuilder } from "./builder-lines.ts";

/** What {@link runBuilder} needs. */
export interface BuilderStep {
  readonly inputs: ReturnType<typeof openBuilderInputs>;
  /** Has the file for the summary. */
  readonly env: Environment;
  readonly runner: Runner;
  /** Gets the certificates of further authorities before anything is read. */
  readonly trust: (certificates: readonly string[]) => void;
  readonly publish: (
    request: NewBuilderRequest,
    more: Pick<RequestedBuilder, "registryIndex" | "trial">,
  ) => Promise<PublishedBuilder>;
}

/** Resolves with the exit code; never rejects. */
export async function runBuilder({ inputs, env, runner, trust, publish }: BuilderStep): Promise<number> {
  try {
    const { request, certificates, summary, declareImage, ...more } = await readBuilderInputs(inputs);
    inputs.tell({
      info: (line) => {
        runner.print(line);
      },
      warning: (line) => {
        runner.annotate("warning", line);
      },
    });
    trust(certificates);
    const made = await publish(request, more);
    setOutputs(builderOutputs(made));
    for (const line of builderLines(made)) runner.print(line);
    const { digest, tags: names } = made;
    if (declareImage) await declareImages([{ digest, names }], { env, runner });
    if (summary) await writeSummary(runner.redact(renderBuilder(made)), env);
    return 0;
  } catch (error) {
    reportFailure(runner, error);
    return isCancellation(error) ? INTERRUPTED : 1;
  }
}
