// The step of `buildpack/action.yml`: a package of a buildpack or an extension, pushed or as a file.
import type { Environment } from "../../environment.ts";
import type { PackageRequest, PublishedPackage } from "../../packaging/buildpack/publish-package.ts";
import { declareImages } from "../declared-images.ts";
import { isCancellation, reportFailure } from "../failure/report-failure.ts";
import { setOutputs } from "../outputs.ts";
import { INTERRUPTED } from "../runner/cancel-on-signals.ts";
import type { Runner } from "../runner/runner.ts";
import { writeSummary } from "../summary/summary.ts";
import { type openPackageInputs, readPackageInputs } from "./package-inputs.ts";
import { packageLines, packageOutputs, renderPackage } from "./package-lines.ts";

/** What {@link runPackage} needs. */
export interface PackageStep {
  readonly inputs: ReturnType<typeof openPackageInputs>;
  /** Has the file for the summary. */
  readonly env: Environment;
  readonly runner: Runner;
  /** Gets the certificates of further authorities before anything is read. */
  readonly trust: (certificates: readonly string[]) => void;
  readonly publish: (request: PackageRequest, registryIndex: string | undefined) => Promise<PublishedPackage>;
}

/** Resolves with the exit code; never rejects. */
export async function runPackage({ inputs, env, runner, trust, publish }: PackageStep): Promise<number> {
  try {
    const { request, registryIndex, certificates, summary, declareImage } = await readPackageInputs(inputs);
    inputs.tell({
      info: (line) => {
        runner.print(line);
      },
      warning: (line) => {
        runner.annotate("warning", line);
      },
    });
    trust(certificates);
    const made = await publish(request, registryIndex);
    setOutputs(packageOutputs(made));
    for (const line of packageLines(made)) runner.print(line);
    const { pushed } = made;
    if (declareImage && pushed !== undefined)
      await declareImages([{ digest: pushed.digest, names: pushed.tags }], { env, runner });
    if (summary) await writeSummary(runner.redact(renderPackage(made)), env);
    return 0;
  } catch (error) {
    reportFailure(runner, error);
    return isCancellation(error) ? INTERRUPTED : 1;
  }
}
