// The step of `buildpack/action.yml`: a package of a buildpack or an extension, pushed or as a file.
import type { PackageRequest, PublishedPackage } from "../../packaging/buildpack/publish-package.ts";
import { type RegistryStep, runRegistryStep } from "../run-registry-step.ts";
import { type openPackageInputs, readPackageInputs } from "./package-inputs.ts";
import { packageLines, packageOutputs, renderPackage } from "./package-lines.ts";

/** What {@link runPackage} needs. */
export interface PackageStep extends RegistryStep {
  readonly inputs: ReturnType<typeof openPackageInputs>;
  readonly publish: (request: PackageRequest, registryIndex: string | undefined) => Promise<PublishedPackage>;
}

/** Resolves with the exit code; never rejects. */
export function runPackage({ publish, ...step }: PackageStep): Promise<number> {
  return runRegistryStep(
    step,
    () => readPackageInputs(step.inputs),
    async ({ request, registryIndex }) => {
      const made = await publish(request, registryIndex);
      const { pushed } = made;
      return {
        outputs: packageOutputs(made),
        lines: packageLines(made),
        pushed: pushed === undefined ? [] : [{ digest: pushed.digest, names: pushed.tags }],
        page: renderPackage(made),
      };
    },
  );
}
