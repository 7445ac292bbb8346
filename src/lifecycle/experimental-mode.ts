// Features that a Platform API calls experimental: the platform has to ask for them.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#experimental-features
import { ExitCode } from "../cnb/exit-codes.ts";
import type { LifecycleContext } from "./context.ts";
import { LifecycleError } from "./lifecycle-error.ts";

/**
 * @param feature as other lifecycles call it, e.g. `Dockerfiles`
 * @throws {LifecycleError} exit code 1 unless `CNB_EXPERIMENTAL_MODE` allows it
 */
export function requireExperimental(
  feature: string,
  { environment, log }: Pick<LifecycleContext, "environment" | "log">,
): void {
  const mode = environment["CNB_EXPERIMENTAL_MODE"] || "error";
  const message = `Platform requested experimental feature '${feature}'`;
  // The specification says `silent`, other lifecycles read `quiet`; every other word warns, as theirs do.
  if (mode === "quiet" || mode === "silent") return;
  if (mode !== "error") {
    log.warn(message);
    return;
  }
  log.error(message);
  throw new LifecycleError(
    ExitCode.FAILED,
    "go on: experimental features are disabled by CNB_EXPERIMENTAL_MODE=error",
    { hint: "Set CNB_EXPERIMENTAL_MODE to warn, or use a newer Platform API." },
  );
}
