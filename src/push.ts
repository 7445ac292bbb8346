// The entry of `push/action.yml`, and its composition root: a program of its own, which meets no engine.
import { reportUnexpected } from "./actions/failure/last-words.ts";
import { createActionLog } from "./actions/log/action-log.ts";
import { openPushInputs } from "./actions/push/push-inputs.ts";
import { runPush } from "./actions/push/run-push.ts";
import { cancelOnSignals } from "./actions/runner/cancel-on-signals.ts";
import { exitSoon } from "./actions/runner/exit-soon.ts";
import { onLostReader } from "./actions/runner/lost-reader.ts";
import { createRunner } from "./actions/runner/runner.ts";
import { connectRegistries } from "./connect-registries.ts";
import { pushLayout } from "./platform/delivery/push-layout.ts";
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
const log = createActionLog(runner, { verbose: false });
const inputs = openPushInputs(process.env);
const { registry } = connectRegistries(process.env, runner, {
  insecureRegistries: await inputs.value("insecureRegistries"),
  timeoutMs: await inputs.value("registryTimeoutMs"),
  signal,
});

process.exitCode = await runPush({
  inputs,
  runner,
  trust: trustCertificates,
  push: (request) => pushLayout(request, { registry, signal, log }),
});

exitSoon();
