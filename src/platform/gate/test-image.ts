// Testing an image that has no name yet: which containers run, and what their ends and answers mean.
import { DaemonError } from "../../docker/daemon-error.ts";
import { quote } from "../../quote.ts";
import type { NamelessImage } from "../delivery/destination.ts";
import type { ImageTest } from "../request/build-request.ts";
import { ProbeReader, type ProbeState } from "./http-probe.ts";
import { type ContainerEnd, RunningContainer } from "./running-container.ts";
import {
  appContainer,
  commandContainer,
  networkOf,
  probeContainer,
  type TestSubject,
} from "./test-containers.ts";
import { noProber, testError } from "./test-error.ts";
import { chooseTestPort } from "./test-port.ts";
import { type TestDeps, TestRun } from "./test-run.ts";
import type { TestVerdict } from "./test-verdict.ts";

/** What is tested, and how. */
export interface Trial extends Omit<TestSubject, "runnable" | "config"> {
  readonly image: NamelessImage;
}

/** In place of an exit code, for the log. */
const DID_NOT_END = -1;

/**
 * Resolves if the image does what its test wants.
 * @throws {PlatformError} `TEST` if it does not, with its last lines; `CANCELLED`, or what the engine rejects with
 */
export async function testImage(trial: Trial, deps: TestDeps): Promise<void> {
  const { test, image, limits } = trial;
  const { log, clock } = deps;
  const startedAt = clock.now();
  const port = test.http === undefined ? undefined : chooseTestPort(image.config, test.env);
  if (port !== undefined) log.info(`The app is asked on port ${port.port} (${port.reason}).`);
  let verdict: TestVerdict | undefined;
  log.phaseStarted("test", describeTest(test));
  using run = new TestRun(deps, test.timeoutMs);
  try {
    verdict = await judge(trial, run, port?.port);
  } finally {
    log.phaseEnded("test", { exitCode: exitCodeOf(verdict), durationMs: clock.now() - startedAt });
  }
  if (verdict.kind === "passed") return;
  throw testError({
    verdict,
    test,
    image,
    tail: run.tail,
    port: port?.port,
    memoryBytes: limits.memoryBytes,
  });
}

/** For the title of the group, e.g. `GET "/health", and then "npm run smoke"`. */
function describeTest({ command, http }: ImageTest): string {
  const asked = http === undefined ? [] : [`GET ${quote(http)}`];
  return [...asked, ...(command === undefined ? [] : [quote(command)])].join(", and then ");
}

function exitCodeOf(verdict: TestVerdict | undefined): number {
  if (verdict?.kind === "passed") return 0;
  // An app that ends by itself has failed, also with 0.
  return verdict?.kind === "ended" && verdict.end.exitCode !== 0 ? verdict.end.exitCode : DID_NOT_END;
}

async function judge(trial: Trial, run: TestRun, port: number | undefined): Promise<TestVerdict> {
  const { image, test } = trial;
  const subject = { ...trial, ...image };
  if (test.http !== undefined && port !== undefined) return judgeApp(subject, run, { path: test.http, port });
  const command = await run.start(commandContainer(subject, test.command ?? ""), "command", "");
  return command instanceof RunningContainer ? untilDone(command, run) : command;
}

/** The app must answer, and go on while the command runs beside it. */
async function judgeApp(
  subject: TestSubject,
  run: TestRun,
  { path, port }: { readonly path: string; readonly port: number },
): Promise<TestVerdict> {
  const { test } = subject;
  const hasCommand = test.command !== undefined;
  const probe = await startProbe(subject, run, { path, port });
  const network = networkOf(probe.container.id, test);
  const app = await run.start(appContainer(subject, network, port), "app", hasCommand ? "app: " : "");
  if (!(app instanceof RunningContainer)) return app;
  const first = await run.first<ContainerEnd | Settled>([
    app.ended,
    probe.settled,
    endOfProbe(probe.container, subject.prober),
  ]);
  if (first === "late") return { kind: "late", part: "app", state: probe.reader.state };
  if ("exitCode" in first) return { kind: "ended", part: "app", end: first, isHealthy: false };
  if (first.kind === "loopback-only") return first;
  if (test.command === undefined) return { kind: "passed" };
  const spec = commandContainer(subject, test.command, { network, port });
  const command = await run.start(spec, "command", "test: ");
  return command instanceof RunningContainer ? untilDone(command, run, app) : command;
}

/** @param app must go on meanwhile */
async function untilDone(
  command: RunningContainer,
  run: TestRun,
  app?: RunningContainer,
): Promise<TestVerdict> {
  const endOfCommand = command.ended.then((end): TestVerdict => {
    return end.exitCode === 0 ? { kind: "passed" } : { kind: "ended", part: "command", end, isHealthy: true };
  });
  const endOfApp = app?.ended.then((end): TestVerdict => ({
    kind: "ended",
    part: "app",
    end,
    isHealthy: true,
  }));
  const first = await run.first([endOfCommand, ...(endOfApp === undefined ? [] : [endOfApp])]);
  return first === "late" ? { kind: "late", part: "command", state: { kind: "unasked" } } : first;
}

type Settled = Extract<ProbeState, { kind: "healthy" | "loopback-only" }>;

interface Probe {
  readonly container: RunningContainer;
  readonly reader: ProbeReader;
  /** The app has answered as it should. */
  readonly settled: Promise<Settled>;
}

async function startProbe(
  subject: TestSubject,
  run: TestRun,
  { path, port }: { readonly path: string; readonly port: number },
): Promise<Probe> {
  const reader = new ProbeReader(port);
  const { promise: settled, resolve } = Promise.withResolvers<Settled>();
  const container = await run.create(probeContainer(subject, path, port), (line) => {
    reader.add(line);
    const { state } = reader;
    if (state.kind === "healthy" || state.kind === "loopback-only") resolve(state);
  });
  try {
    await run.first([container.started]);
  } catch (error) {
    throw error instanceof DaemonError ? noProber(subject.prober, error) : error;
  }
  return { container, reader, settled };
}

async function endOfProbe(probe: RunningContainer, prober: string): Promise<never> {
  await probe.ended;
  throw noProber(prober);
}
