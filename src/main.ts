// The composition root: makes what the two steps of the action need, and nothing else.
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { createAttesting } from "./actions/attesting.ts";
import { createCaches } from "./actions/caches.ts";
import { createDownloads } from "./actions/downloads.ts";
import { GUARDIAN_COMMAND } from "./actions/entry.ts";
import { openInputs } from "./actions/inputs.ts";
import { engineFor, engineNamed, type NamedEngine } from "./actions/inputs/docker-host-input.ts";
import type { ActionInputs } from "./actions/inputs/request-fields.ts";
import { createActionLog } from "./actions/log/action-log.ts";
import { logSaveProgress } from "./actions/log/save-progress.ts";
import { PostWork } from "./actions/post-work.ts";
import { runMain } from "./actions/run-main.ts";
import { runPost } from "./actions/run-post.ts";
import { createRunner } from "./actions/runner/runner.ts";
import {
  savedEnginesMet,
  savedFilled,
  savedNoSummary,
  savedPending,
  savedRunLabel,
} from "./actions/state.ts";
import { writeSummary } from "./actions/summary/summary.ts";
import type { Downloads } from "./buildpack/open-modules.ts";
import { claimPlace } from "./cache/claimed-place.ts";
import { openModuleStore } from "./cache/module-store.ts";
import { type ConnectOptions, connectRegistries } from "./connect-registries.ts";
import type { Daemon } from "./docker/daemon.ts";
import { Endpoints } from "./docker/endpoint.ts";
import { connectEngine } from "./docker/engine.ts";
import { type Environment, isHostedRunner, temporaryDirectory } from "./environment.ts";
import { jobDirectoryOnDemand } from "./files/job-directory.ts";
import { isLocalAddress } from "./gateway/local-address.ts";
import type { BuildLog } from "./log.ts";
import { removeCacheDirectories, saveCaches } from "./platform/cache/save-caches.ts";
import { removeUntested } from "./platform/delivery/untested-image.ts";
import { tellEngineWarnings } from "./platform/engine-warnings.ts";
import { buildImages } from "./platform/platforms/build-images.ts";
import { logModuleProgress } from "./platform/pull/buildpack-progress.ts";
import { ReportCollector } from "./platform/report/report-collector.ts";
import { type BuildDeps, parseLabel } from "./platform/request/build-deps.ts";
import { removeFilesAsRoot } from "./platform/workspace/remove-files.ts";
import { downloadsDirectory, removeRunDirectories } from "./platform/workspace/run-directories.ts";
import { findEngine } from "./processes/find-engine.ts";
import type { OpenedProcesses } from "./processes/open-processes.ts";
import type { ProcessEngineOptions } from "./processes/process-engine.ts";
import type { Registry } from "./registry/registry.ts";
import { trustCertificates } from "./registry/trusted-certificates.ts";

const RUN_LABEL = "io.buildpacks.action.run";

/**
 * The main step: builds and pushes the image. Resolves with the exit code.
 * @param program the path of the bundle, which also runs the client of the cache service
 */
export async function main(env: Environment, program: string, signal: AbortSignal): Promise<number> {
  const runner = createRunner();
  const endpoints = new Endpoints(env);
  const inputs = openInputs(env, (host) => endpoints.isMissing(host));
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
    ...thisMachine(env),
    connectDaemon: engineMeeter({ inputs, endpoints, log, postWork, runLabel, program }),
    registry,
    keychain,
    log,
    mask,
    runLabel,
    ...createStores(env, log, createDownloads(env, http, { mask, directory: downloads.path })),
    signal,
    rebase: rebaseWith(registry, log),
    merge: mergeWith(registry, log, signal),
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
      return buildImages(request, deps, report);
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

/** The same. */
function mergeWith(
  registry: Registry,
  log: Pick<BuildLog, "warning">,
  signal: AbortSignal,
): BuildDeps["merge"] {
  const warn = (message: string): void => {
    log.warning(message);
  };
  return async (index) => {
    const { mergeImages } = await import("./merge/merge-images.ts");
    return mergeImages(index, { registry, signal, warn });
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

function thisMachine(env: Environment): Pick<BuildDeps, "isLocalAddress" | "hostName" | "isHosted" | "now"> {
  return { isLocalAddress, hostName: hostname(), isHosted: isHostedRunner(env), now };
}

interface Meeting {
  readonly inputs: ActionInputs;
  readonly endpoints: Endpoints;
  readonly log: BuildLog;
  readonly postWork: PostWork;
  readonly runLabel: string;
  readonly program: string;
}

/** Each engine once, however often it is asked for. The post step cares only for engines that there were. */
function engineMeeter({ postWork, ...meeting }: Meeting): BuildDeps["connectDaemon"] {
  const met = new Map<string, Promise<Daemon>>();
  const meet = async (engine: NamedEngine): Promise<Daemon> => {
    const daemon = await findNamed(engine, meeting);
    postWork.onEngine({ name: engine.name, kind: daemon.info.engine });
    return daemon;
  };
  return async (target) => {
    const engine = engineFor(target, await meeting.inputs.value("step.engineHosts"));
    const daemon = met.get(engine.name) ?? meet(engine);
    met.set(engine.name, daemon);
    return daemon;
  };
}

/** Only that of everything else may be none. */
async function findNamed(
  { name, host }: NamedEngine,
  { inputs, endpoints, log, runLabel, program }: Omit<Meeting, "postWork">,
): Promise<Daemon> {
  const connect = (): Promise<Daemon> =>
    connectEngine(inputs.env, { host, endpoints, onWarning: tellEngineWarnings(log) });
  if (name !== "") return connect();
  return findEngine({
    choice: await inputs.value("step.engine"),
    isNamed: host !== undefined,
    connect,
    processes: async () =>
      processesHere(inputs.env, runLabel, {
        program,
        user: {
          uid: await inputs.value("containers.uid"),
          gid: await inputs.value("containers.gid"),
        },
        onDebug: debugTo(log),
        onNotice: (message) => {
          log.notice(message);
        },
        onWarning: (message) => {
          log.warning(message);
        },
      }),
    onNone: (reason) => {
      log.chosen("Engine", "none: phases are processes of this container", reason);
    },
  });
}

/** An engine of the main step. */
async function meetAgain(name: string, inputs: ActionInputs): Promise<Daemon> {
  const { env } = inputs;
  const kind = savedEnginesMet(env).find((met) => met.name === name)?.kind;
  if (kind === "processes") return (await processesHere(env, savedRunLabel(env) ?? "", OF_POST)).again();
  const { host } = engineNamed(name, await inputs.value("step.engineHosts"));
  return connectEngine(env, { host });
}

/** It starts no phase, so it needs neither a user nor a guardian of one. */
const OF_POST = {
  program: "",
  user: { uid: undefined, gid: undefined },
  onNotice: () => undefined,
  onWarning: () => undefined,
  onDebug: () => undefined,
};

/** Where phases run if there is no engine; few builds need the code for it. */
async function processesHere(
  env: Environment,
  runLabel: string,
  {
    program,
    ...told
  }: Pick<ProcessEngineOptions, "user" | "onNotice" | "onWarning" | "onDebug"> & { readonly program: string },
): Promise<OpenedProcesses> {
  const { openProcesses, thisContainer } = await import("./processes/open-processes.ts");
  const temporaryDir = temporaryDirectory(env);
  const labels = parseLabel(runLabel);
  const guardian = [process.execPath, program, GUARDIAN_COMMAND];
  const onLeftRun = ({ [RUN_LABEL]: run = "" }): Promise<void> =>
    removeRunDirectories(temporaryDir, `${RUN_LABEL}=${run}`);
  return openProcesses(thisContainer(env, { temporaryDir, labels, onLeftRun, guardian, ...told }));
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
  const hosts = await inputs.value("step.engineHosts");
  await runPost({
    runner,
    runLabel: savedRunLabel(env),
    saveCaches: () => saveCaches(savedPending(env), caches, registry),
    engines: savedEnginesMet(env),
    removeFiles: (runLabel) => removeRunDirectories(temporaryDirectory(env), runLabel),
    removeCaches: () =>
      removeCacheDirectories(caches.directory, savedFilled(env), async ({ target, cleaner, directory }) => {
        const daemon = await meetAgain(engineFor(target, hosts).name, inputs);
        await removeFilesAsRoot(daemon, { directory, image: cleaner });
      }),
    sweep: async (engine, runLabel) => sweepEngine(await meetAgain(engine, inputs), runLabel),
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
  const store = openModuleStore(env, {
    own: temporaryDir,
    warn: (message) => {
      log.warning(message);
    },
  });
  return {
    temporaryDir,
    modules: logModuleProgress({ store, downloads }, log),
  };
}
