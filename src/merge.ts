// The entry of `index/action.yml`, and its composition root: a program of its own, which meets no engine.
import { reportUnexpected } from "./actions/failure/last-words.ts";
import { openMergeInputs } from "./actions/merge/merge-inputs.ts";
import { runMerge } from "./actions/merge/run-merge.ts";
import { cancelOnSignals } from "./actions/runner/cancel-on-signals.ts";
import { exitSoon } from "./actions/runner/exit-soon.ts";
import { onLostReader } from "./actions/runner/lost-reader.ts";
import { createRunner } from "./actions/runner/runner.ts";
import { connectRegistries } from "./connect-registries.ts";
import { mergeImages } from "./merge/merge-images.ts";
import { trustCertificates } from "./registry/trusted-certificates.ts";

const SAID = "A second signal ended the step.";

const runner = createRunner();
const signal = AbortSignal.any([
  cancelOnSignals(process, () => {
    runner.print(SAID);
  }),
  onLostReader([process.stdout, process.stderr]),
]);
reportUnexpected(process, runner);
const inputs = openMergeInputs(process.env);
const { registry } = connectRegistries(process.env, runner, {
  insecureRegistries: await inputs.value("insecureRegistries"),
  timeoutMs: await inputs.value("registryTimeoutMs"),
  signal,
});
const warn = (message: string): void => {
  runner.annotate("warning", message);
};

process.exitCode = await runMerge({
  inputs,
  runner,
  trust: trustCertificates,
  merge: (request) => mergeImages(request, { registry, signal, warn }),
});

exitSoon();
