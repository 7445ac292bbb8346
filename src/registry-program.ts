// What the sub-actions that work in registries only have in common: the composition of a program that meets no engine.
import { reportUnexpected } from "./actions/failure/last-words.ts";
import type { InputReader } from "./actions/inputs/input-reader.ts";
import type { RegistryStepValues } from "./actions/inputs/registry-step-inputs.ts";
import { cancelOnSignals } from "./actions/runner/cancel-on-signals.ts";
import { exitSoon } from "./actions/runner/exit-soon.ts";
import { onLostReader } from "./actions/runner/lost-reader.ts";
import { createRunner, type Runner } from "./actions/runner/runner.ts";
import { connectRegistries } from "./connect-registries.ts";
import type { Environment } from "./environment.ts";
import type { Http } from "./registry/http.ts";
import type { Registry } from "./registry/registry.ts";
import { trustCertificates } from "./registry/trusted-certificates.ts";

const SAID = "A second signal ended the step.";

/** What such a program works with. */
export interface RegistryProgram<Values extends RegistryStepValues> {
  readonly inputs: InputReader<Values>;
  readonly env: Environment;
  readonly runner: Runner;
  readonly registry: Registry;
  /** For what is not in a registry. */
  readonly http: Http;
  /** Hides a secret in the log. */
  readonly mask: (secret: string) => void;
  /** Aborted when the step is cancelled, or when its output is lost. */
  readonly signal: AbortSignal;
  /** Annotates the run. */
  readonly warn: (message: string) => void;
  /** Gets the certificates of further authorities. */
  readonly trust: (certificates: readonly string[]) => void;
}

/**
 * Runs this process as such a program.
 * @param run resolves with the exit code, and never rejects
 */
export async function runRegistryProgram<Values extends RegistryStepValues>(
  openInputs: (env: Environment) => InputReader<Values>,
  run: (program: RegistryProgram<Values>) => Promise<number>,
): Promise<void> {
  const { env } = process;
  const runner = createRunner();
  const signal = AbortSignal.any([
    cancelOnSignals(process, () => {
      runner.print(SAID);
    }),
    onLostReader([process.stdout, process.stderr]),
  ]);
  reportUnexpected(process, runner);
  const inputs = openInputs(env);
  const { registry, http, mask } = connectRegistries(env, runner, {
    insecureRegistries: await inputs.value("insecureRegistries"),
    timeoutMs: await inputs.value("registryTimeoutMs"),
    signal,
  });
  const warn = (message: string): void => {
    runner.annotate("warning", message);
  };
  const reached = { registry, http, mask };
  process.exitCode = await run({ inputs, env, runner, ...reached, signal, warn, trust: trustCertificates });
  exitSoon();
}
