// A test on an engine in memory: which containers run, in which order, and what their ends mean.
import { beforeEach, describe, expect, it } from "@jest/globals";
import { DaemonError } from "../../../src/docker/daemon-error.ts";
import { PlatformError } from "../../../src/errors.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { DeferredCleanup } from "../../../src/phases/deferred-cleanup.ts";
import { testImage } from "../../../src/platform/gate/test-image.ts";
import type { ImageTest } from "../../../src/platform/request/build-request.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { createFakeClock, type FakeClock } from "../../support/fake-clock.ts";
import { FakeDaemon, fakeImage } from "../../support/fake-daemon.ts";
import type { FakeOutcome } from "../../support/fake-daemon/container.ts";
import { imageTest } from "../../support/image-test.ts";

const DIGEST = digestOf("the image");
const HEALTHY = { lines: ["listens 00000000:1F90", "answers HTTP/1.1 200 OK"], endless: true };
const SILENT = { lines: ["refused"], endless: true };

type Part = "probe" | "app" | "command";

let log: RecordingLog;
let clock: FakeClock;
let abort: AbortController;
let daemon: FakeDaemon;
/** What each container does. */
let acts: Partial<Record<Part, FakeOutcome | (() => Promise<FakeOutcome>)>>;

beforeEach(() => {
  log = new RecordingLog();
  clock = createFakeClock();
  abort = new AbortController();
  acts = { probe: HEALTHY, app: { endless: true }, command: {} };
  daemon = new FakeDaemon({
    images: { "untested:1": fakeImage(), "builder:1": fakeImage() },
    onRun: ({ spec }) => {
      const act = acts[partOf(spec.command[0] ?? "")] ?? {};
      return typeof act === "function" ? act() : act;
    },
  });
});

function partOf(program: string): Part {
  return program === "bash" ? "probe" : program === "/cnb/lifecycle/launcher" ? "command" : "app";
}

async function run(test: Partial<ImageTest>, limits = {}): Promise<void> {
  await using cleanup = new DeferredCleanup(log, () => undefined);
  const image = {
    digest: DIGEST,
    image: `ghcr.io/owner/app@${DIGEST}`,
    config: {
      os: "linux",
      architecture: "amd64",
      rootfs: { type: "layers", diff_ids: [] },
      config: { Entrypoint: ["/web"] },
    },
    runnable: "untested:1",
  };
  const trial = { image, test: imageTest(test), limits, labels: { run: "1" }, prober: "builder:1" };
  await testImage(trial, { daemon, log, cleanup, signal: abort.signal, clock });
}

async function failing(test: Partial<ImageTest>, limits = {}): Promise<PlatformError> {
  const error: unknown = await run(test, limits).catch((error: unknown) => error);
  if (error instanceof PlatformError) return error;
  throw new Error("The test did not fail as it should.", { cause: error });
}

const parts = (): string[] => daemon.containers.map(({ spec }) => partOf(spec.command[0] ?? ""));

describe("testImage", () => {
  it("runs nothing but the command where that is all there is", async () => {
    await run({ command: "npm run smoke" });

    expect(parts()).toEqual(["command"]);
    expect(daemon.containers[0]?.spec.network).toBe("none");
  });

  it("asks the app, and then runs the command beside it, in one network", async () => {
    await run({ command: "npm run smoke", http: "/health" });

    expect(parts()).toEqual(["probe", "app", "command"]);
    expect(daemon.containers.map(({ spec }) => spec.network)).toEqual([
      "none",
      "container:container-1",
      "container:container-1",
    ]);
  });

  it("removes all containers, whatever comes of it", async () => {
    await run({ command: "npm run smoke", http: "/health" });
    expect(daemon.leaks().containers).toEqual([]);

    acts.command = { exitCode: 1 };
    await failing({ command: "npm run smoke", http: "/health" });
    expect(daemon.leaks().containers).toEqual([]);
  });

  it("shows the output of image and command, and not what the probe prints", async () => {
    acts.app = { lines: ["listening"], endless: true };
    acts.command = { lines: ["ok"] };

    await run({ command: "smoke", http: "/health" });

    const shown = log.events.filter((event) => /^(?:start|out|end) /.test(event));
    expect(shown).toEqual(["start test", "out test: app: listening", "out test: test: ok", "end test 0"]);
  });

  it("passes on the last lines and the code of a command that fails", async () => {
    acts.command = { exitCode: 3, lines: ["one", { stderr: "\u001b[31mtwo\u001b[0m" }] };

    const error = await failing({ command: "npm run smoke" });

    expect(error).toMatchObject({ code: "TEST", details: { kind: "test", tail: ["one", "two"] } });
    expect(error.message).toBe(
      `The image failed its test: "npm run smoke" ended with exit code 3. No tag was moved; the image itself is "ghcr.io/owner/app@${DIGEST}".`,
    );
    expect(log.events.at(-1)).toBe("end test 3");
  });

  it("fails with an app that ends, also with 0", async () => {
    acts.probe = SILENT;
    acts.app = { lines: ["done"] };

    const { message } = await failing({ http: "/health" });

    expect(message).toContain(
      'the app ended with exit code 0 before it answered GET "/health" on port 8080 with 2xx or 3xx',
    );
    expect(log.events.at(-1)).toBe("end test -1");
  });

  it("fails with an app that ends while the command runs", async () => {
    const { promise: crash, resolve } = Promise.withResolvers<FakeOutcome>();
    acts.app = () => crash;
    acts.command = () => {
      resolve({ exitCode: 5 });
      return Promise.resolve({ endless: true });
    };

    const { message } = await failing({ command: "smoke", http: "/health" });

    expect(message).toContain('the app ended with exit code 5 while "smoke" ran');
  });

  it("fails with an app that others could not reach", async () => {
    acts.probe = { lines: ["listens 0100007F:1F90", "answers HTTP/1.1 200 OK"], endless: true };

    const { message, hint } = await failing({ http: "/health" });

    expect(message).toContain("the app listens on port 8080 only for its own container");
    expect(hint).toContain("0.0.0.0");
  });

  it.each<[string, Partial<ImageTest>, string]>([
    ["an app that is not there", { http: "/health" }, 'GET "/health" on port 8080 was not answered'],
    ["a command that hangs", { command: "smoke" }, '"smoke" did not end within 5 min 0 s'],
  ])("gives up on %s when time is up", async (_what, test, words) => {
    acts = { probe: SILENT, app: { endless: true }, command: { endless: true } };
    clock.expireNext();

    expect((await failing(test)).message).toContain(words);
    expect(daemon.leaks().containers).toEqual([]);
  });

  it("says which limit of memory it was", async () => {
    acts.command = { exitCode: 137, ranOutOfMemory: true };

    const { message, hint } = await failing({ command: "smoke" }, { memoryBytes: 256 * 1024 ** 2 });

    expect(message).toContain("was killed by SIGKILL (exit code 137) at the memory limit of 256 MiB");
    expect(hint).toContain('Set "memory" to more');
  });

  it("says what the engine says of a container that it cannot start", async () => {
    acts.app = { startError: new DaemonError("start a container", "exec format error") };

    expect((await failing({ http: "/health" })).message).toContain(
      "the app could not be started: exec format error",
    );
  });

  it.each<[string, FakeOutcome]>([
    ["has no bash", { startError: new DaemonError("start a container", 'no "bash"') }],
    ["has one that ends", { exitCode: 2 }],
  ])("says that the builder cannot ask where it %s", async (_what, act) => {
    acts.probe = act;

    const error = await failing({ http: "/health" });

    expect(error.code).toBe("TEST");
    expect(error.message).toMatch(/^The builder "builder:1" cannot ask the app by HTTP: /);
  });

  it("passes on that the engine is gone", async () => {
    acts.command = () => Promise.reject(new PlatformError("DAEMON_UNREACHABLE", "gone"));

    await expect(run({ command: "smoke" })).rejects.toMatchObject({ code: "DAEMON_UNREACHABLE" });
  });

  it("stops everything when the build is cancelled", async () => {
    acts.command = { endless: true, lines: ["running"] };
    log.phaseOutput = () => {
      abort.abort();
    };

    await expect(run({ command: "smoke", http: "/health" })).rejects.toMatchObject({ code: "CANCELLED" });
    expect(daemon.leaks().containers).toEqual([]);
    expect(log.events.at(-1)).toBe("end test -1");
  });

  it.each<[string, Partial<ImageTest>, string]>([
    ["cp: cannot create 'x': Read-only file system", {}, 'Set "test-read-only"'],
    ["Error: getaddrinfo EAI_AGAIN db", {}, 'Name a network in "test-network"'],
    [
      "ERROR: failed to run 'smoke', which processes that are not direct need; use a run image with bash",
      {},
      'Begin "test"',
    ],
    ["Error: getaddrinfo EAI_AGAIN db", { network: "backend" }, "Check the last lines"],
    ["EROFS: read-only file system", { readOnly: false }, "Check the last lines"],
  ])("says what helps with %j", async (line, test, hint) => {
    acts.command = { exitCode: 1, lines: [line] };

    expect((await failing({ command: "smoke", ...test })).hint).toContain(hint);
  });
});
