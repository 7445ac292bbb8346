// The composition root: makes what the two steps of the action need, and nothing else.
import { randomUUID } from "node:crypto";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { createAttesting } from "./actions/attesting.ts";
import { createCaches } from "./actions/caches.ts";
import { createDownloads } from "./actions/downloads.ts";
import { openInputs } from "./actions/inputs.ts";
import type { ActionInputs } from "./actions/inputs/request-fields.ts";
import { createActionLog } from "./actions/log/action-log.ts";
import { logSaveProgress } from "./actions/log/save-progress.ts";
import { PostWork } from "./actions/post-work.ts";
import { runMain } from "./actions/run-main.ts";
import { runPost } from "./actions/run-post.ts";
import { createRunner } from "./actions/runner/runner.ts";
import { saveEngineMet } from "./actions/save-state.ts";
import {
  savedCleaner,
  savedEngineMet,
  savedFilled,
  savedNoSummary,
  savedPending,
  savedRunLabel,
} from "./actions/state.ts";
import { writeSummary } from "./actions/summary/summary.ts";
import type { Downloads } from "./buildpack/open-modules.ts";
import { createBlobStore } from "./cache/blob-directory.ts";
import { claimPlace } from "./cache/claimed-place.ts";
import { type ConnectOptions, connectRegistries } from "./connect-registries.ts";
import type { Daemon } from "./docker/daemon.ts";
import { connectEngine, type OnEngineWarning } from "./docker/engine.ts";
import type { Environment } from "./environment.ts";
import { jobDirectoryOnDemand } from "./files/job-directory.ts";
import { isLocalAddress } from "./gateway/local-address.ts";
import type { BuildLog } from "./log.ts";
import { buildImage } from "./platform/build.ts";
import { removeCacheDirectory, saveCaches } from "./platform/cache/save-caches.ts";
import { removeUntested } from "./platform/delivery/untested-image.ts";
import { tellEngineWarnings } from "./platform/engine-warnings.ts";
import { logModuleProgress } from "./platform/pull/buildpack-progress.ts";
import { ReportCollector } from "./platform/report/report-collector.ts";
import type { BuildDeps } from "./platform/request/build-deps.ts";
import { removeFilesAsRoot } from "./platform/workspace/remove-files.ts";
import { downloadsDirectory, removeRunDirectories } from "./platform/workspace/run-directories.ts";
import { findEngine } from "./processes/find-engine.ts";
import { ProcessEngine, type ProcessEngineOptions } from "./processes/process-engine.ts";
import type { Registry } from "./registry/registry.ts";
import { trustCertificates } from "./registry/trusted-certificates.ts";

const RUN_LABEL = "io.buildpacks.action.run";

/**
 * The main step: builds and pushes the image. Resolves with the exit code.
 * @param program the path of the bundle, which also runs the client of the cache service
 */
export async function main(env: Environment, program: string, signal: AbortSignal): Promise<number> {
  const runner = createRunner();
  const inputs = openInputs(env);
  const log = createActionLog(runner, { verbose: await inputs.value("verbose") });
  const { mask, keychain, registry, http } = connectRegistries(env, runner, await networkOf(inputs, signal));
  const report = new ReportCollector(now);
  const runLabel = `${RUN_LABEL}=${randomUUID()}`;
  const postWork = new PostWork();
  await using downloads = jobDirectoryOnDemand(downloadsDirectory(temporaryDirectory(env), runLabel));
  const { onFilled, onPending, onLeftover, onRemoving } = postWork;
  const forCaches = { program, mask, claim: claimPlace, onLine: debugTo(log), signal, onFilled };
  const deps: BuildDeps = {
    attesting: createAttesting(inputs, runner, { http, mask }),
    ...thisMachine(inputs, log),
    registry,
    keychain,
    log,
    mask,
    runLabel,
    ...createStores(env, log, createDownloads(env, http, { mask, directory: downloads.path })),
    signal,
    rebase: rebaseWith(registry, log),
    caches: await createCaches(env, forCaches),
    onPending,
    onLeftover,
    onRemoving,
  };
  const step = { env, inputs, runner, log, runLabel, postWork, report: () => report.snapshot() };
  return await runMain({
    ...step,
    build: (request) => {
      trustCertificates(request.certificates);
      return buildImage(request, deps, report);
    },
  });
}

const now = (): number => performance.now();

function debugTo(log: Pick<BuildLog, "debug">): (line: string) => void {
  return (line) => {
    log.debug(line);
  };
}

/** Few builds need the code for it. */
function rebaseWith(registry: Registry, log: Pick<BuildLog, "warning">): BuildDeps["rebase"] {
  const warn = (message: string): void => {
    log.warning(message);
  };
  return async (app, runImage) => {
    const { rebaseOnto } = await import("./rebase/rebase-app.ts");
    return rebaseOnto(app, runImage, { registry, warn });
  };
}

/** How the inputs say that registries are reached. */
async function networkOf(inputs: ActionInputs, signal?: AbortSignal): Promise<ConnectOptions> {
  return {
    signal,
    insecureRegistries: await inputs.value("containers.insecureRegistries"),
    timeoutMs: await inputs.value("step.registryTimeoutMs"),
  };
}

function thisMachine(
  inputs: ActionInputs,
  log: BuildLog,
): Pick<BuildDeps, "connectDaemon" | "isLocalAddress" | "hostName" | "now"> {
  let met: Promise<Daemon> | undefined;
  const connectDaemon = (): Promise<Daemon> => (met ??= meetEngine(inputs, log));
  return { connectDaemon, isLocalAddress, hostName: hostname(), now };
}

/** The same one in both steps. */
async function engineOf(inputs: ActionInputs, onWarning?: OnEngineWarning): Promise<Daemon> {
  const host = await inputs.value("step.dockerHost");
  return connectEngine(inputs.env, { host, ...(onWarning && { onWarning }) });
}

/** The post step cares for an engine only if there was one. */
async function meetEngine(inputs: ActionInputs, log: BuildLog): Promise<Daemon> {
  const daemon = await findEngine({
    ...thisContainer(inputs.env),
    choice: await inputs.value("step.engine"),
    connect: () => engineOf(inputs, tellEngineWarnings(log)),
    onNone: (reason) => {
      log.chosen("Engine", "none: phases are processes of this container", reason);
    },
  });
  saveEngineMet(daemon.info.engine);
  return daemon;
}

/** The engine of the main step. */
function engineMet(inputs: ActionInputs): Promise<Daemon> {
  const isNone = savedEngineMet(inputs.env) === "processes";
  return isNone ? Promise.resolve(new ProcessEngine(thisContainer(inputs.env))) : engineOf(inputs);
}

/** Where phases run if there is no engine. */
function thisContainer(env: Environment): ProcessEngineOptions {
  const temporaryDir = temporaryDirectory(env);
  const folders = [env["GITHUB_WORKSPACE"], env["RUNNER_TEMP"], env["HOME"]].filter(isSet);
  const isRoot = process.getuid?.() === 0;
  return {
    ...{ root: "/", env, arch: process.arch, isRoot, folders, temporaryDir },
    storeDir: env["RUNNER_TOOL_CACHE"] ?? temporaryDir,
  };
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}

/**
 * The post step: saves caches, and removes what a build left that was cancelled hard.
 * @param program the path of the bundle, which also runs the client of the cache service
 */
export async function post(env: Environment, program: string): Promise<void> {
  const runner = createRunner();
  const inputs = openInputs(env);
  const { mask, registry } = connectRegistries(env, runner, await networkOf(inputs));
  const caches = await createCaches(env, {
    program,
    mask,
    claim: claimPlace,
    onLine: logSaveProgress(runner),
  });
  const removeAsRoot = async (directory: string): Promise<void> => {
    await removeFilesAsRoot(await engineMet(inputs), {
      directory,
      image: savedCleaner(env),
    });
  };
  await runPost({
    runner,
    runLabel: savedRunLabel(env),
    saveCaches: () => saveCaches(savedPending(env), caches, registry),
    hadEngine: savedEngineMet(env) !== undefined,
    removeFiles: (runLabel) => removeRunDirectories(temporaryDirectory(env), runLabel),
    removeCaches: () => removeCacheDirectory(caches.directory, savedFilled(env), removeAsRoot),
    sweep: async (runLabel) => sweepEngine(await engineMet(inputs), runLabel),
    writeSummary: (html) => (savedNoSummary(env) ? Promise.resolve() : writeSummary(html, env)),
  });
}

/** What a killed run has left in an engine. */
async function sweepEngine(daemon: Daemon, runLabel: string): ReturnType<Daemon["removeLabelled"]> {
  const removed = await daemon.removeLabelled(runLabel);
  // Not before: an image stays as long as there are containers of it.
  await removeUntested(daemon, runLabel);
  return removed;
}

/** Where a build keeps files on this machine. */
function createStores(
  env: Environment,
  log: BuildLog,
  downloads: Downloads,
): Pick<BuildDeps, "temporaryDir" | "modules"> {
  const temporaryDir = temporaryDirectory(env);
  const layers = join(env["RUNNER_TOOL_CACHE"] ?? temporaryDir, "cnb-buildpack-layers");
  return {
    temporaryDir,
    modules: logModuleProgress({ store: createBlobStore(layers), downloads }, log),
  };
}

function temporaryDirectory(env: Environment): string {
  return env["RUNNER_TEMP"] ?? tmpdir();
}
