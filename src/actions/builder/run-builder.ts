// The step of `builder/action.yml`: a builder of a builder.toml, pushed.
import type { NewBuilderRequest, PublishedBuilder } from "../../packaging/builder/publish-builder.ts";
import { type RegistryStep, runRegistryStep } from "../run-registry-step.ts";
import { type openBuilderInputs, readBuilderInputs, type RequestedBuilder } from "./builder-inputs.ts";
import { builderLines, builderOutputs, renderBuilder } from "./builder-lines.ts";

/** What {@link runBuilder} needs. */
export interface BuilderStep extends RegistryStep {
  readonly inputs: ReturnType<typeof openBuilderInputs>;
  readonly publish: (
    request: NewBuilderRequest,
    more: Pick<RequestedBuilder, "registryIndex" | "trial">,
  ) => Promise<PublishedBuilder>;
}

/** Resolves with the exit code; never rejects. */
export function runBuilder({ publish, ...step }: BuilderStep): Promise<number> {
  return runRegistryStep(
    step,
    () => readBuilderInputs(step.inputs),
    async ({ request, registryIndex, trial }) => {
      const made = await publish(request, { registryIndex, trial });
      const { digest, tags: names } = made;
      return {
        outputs: builderOutputs(made),
        lines: builderLines(made),
        pushed: [{ digest, names }],
        page: renderBuilder(made),
      };
    },
  );
}
