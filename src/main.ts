// The composition root: makes what the two steps of the action need, and nothing else.
import { randomUUID } from "node:crypto";
import { createActionLog } from "./actions/action-log.ts";
import type { Environment } from "./actions/input-reader.ts";
import { isVerbose } from "./actions/inputs.ts";
import { runHelper } from "./actions/programs.ts";
import { runMain } from "./actions/run-main.ts";
import { runPost } from "./actions/run-post.ts";
import { createRunner } from "./actions/runner.ts";
import { createMasker, maskingKeychain } from "./actions/secrets.ts";
import { savedRunLabel } from "./actions/state.ts";
import { dockerConfigDir } from "./docker/docker-context.ts";
import { connectEngine } from "./docker/engine.ts";
import { build } from "./platform/build.ts";
import { ReportCollector } from "./platform/report-collector.ts";
import { sweep } from "./platform/sweep.ts";
import { dockerConfigKeychain } from "./registry/docker-config.ts";
import { createRegistryClient } from "./registry/registry-client.ts";

/** The action itself only reads little; a registry that is down is to be reported soon. */
const READ_RETRY_DELAYS_MS = [300, 1000, 2000];

const RUN_LABEL = "io.buildpacks.action.run";

/** The main step: builds and pushes the image. Resolves with the exit code. */
export function main(env: Environment, signal: AbortSignal): Promise<number> {
  const runner = createRunner();
  const log = createActionLog(runner, { verbose: isVerbose(env) });
  const mask = createMasker(runner);
  const keychain = maskingKeychain(
    dockerConfigKeychain({ configDir: dockerConfigDir(env), runHelper }),
    mask,
  );
  const now = () => performance.now();
  const report = new ReportCollector(now);
  const runLabel = `${RUN_LABEL}=${randomUUID()}`;
  const deps = {
    connectDaemon: () => connectEngine(env),
    registry: createRegistryClient({ keychain, retry: { delaysMs: READ_RETRY_DELAYS_MS } }),
    keychain,
    log,
    mask,
    runLabel,
    now,
    signal,
  };
  return runMain({
    env,
    runner,
    log,
    runLabel,
    build: (request) => build(request, deps, report),
    report: () => report.snapshot(),
  });
}

/** The post step: removes what a build left that was cancelled hard. */
export function post(env: Environment): Promise<void> {
  return runPost({
    runner: createRunner(),
    runLabel: savedRunLabel(env),
    sweep: async (runLabel) => sweep(await connectEngine(env), runLabel),
  });
}
