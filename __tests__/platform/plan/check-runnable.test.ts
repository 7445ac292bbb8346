import { describe, expect, it } from "@jest/globals";
import { DaemonError } from "../../../src/docker/daemon-error.ts";
import { checkRunnable } from "../../../src/platform/plan/check-runnable.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { FakeDaemon, fakeImage } from "../../support/fake-daemon.ts";
import type { FakeOutcome } from "../../support/fake-daemon/container.ts";

const ARM = { os: "linux", arch: "arm64" };

async function check(
  outcome: FakeOutcome,
  target: { readonly os: string; readonly arch: string } = ARM,
  cancel = new AbortController(),
) {
  const log = new RecordingLog();
  const name = `cloud-native-buildpacks.local/holder:2-${target.arch}`;
  const daemon = new FakeDaemon({ onRun: () => outcome, images: { [name]: fakeImage() } });
  const checked = checkRunnable(target, daemon, { log, runLabel: "run=1", signal: cancel.signal });
  const error: unknown = await checked.catch((thrown: unknown) => thrown);
  expect(daemon.leaks().containers).toEqual([]);
  return { error, events: log.events, containers: daemon.containers };
}

describe("checkRunnable", () => {
  it("points out that programs are emulated", async () => {
    const { error, events, containers } = await check({});

    expect(error).toBeUndefined();
    expect(events).toEqual([
      "notice The Docker engine's machine is linux/amd64, so what runs for linux/arm64 is emulated, which takes several times as long.",
    ]);
    expect(containers.map(({ spec }) => [spec.command, spec.network, spec.labels])).toEqual([
      [["/holder"], "none", { run: "1" }],
    ]);
  });

  it.each([
    ["its program says so", { exitCode: 255, lines: [{ stderr: "exec /holder: exec format error" }] }],
    [
      "the engine says so",
      {
        startError: new DaemonError(
          "start a container",
          "exec container process `/holder`: Exec format error",
        ),
      },
    ],
  ])("refuses a platform that the machine cannot run, if %s", async (_, outcome) => {
    const { error } = await check(outcome);

    expect(error).toMatchObject({
      code: "INPUT",
      message: "The Docker engine's machine is linux/amd64, and cannot run programs for linux/arm64.",
      hint: expect.stringContaining("docker/setup-qemu-action"),
    });
  });

  it("leaves to the build what else may be wrong", async () => {
    const { error, events } = await check({
      startError: new DaemonError("start a container", "no space left"),
    });

    expect(error).toBeUndefined();
    expect(events).toEqual([expect.stringMatching(/^debug .*no space left/)]);
  });

  it.each([["amd64"], ["mips"]])("starts nothing for %s", async (arch) => {
    const { error, containers, events } = await check({ exitCode: 1 }, { os: "linux", arch });

    expect([error, containers, events]).toEqual([undefined, [], []]);
  });

  it("starts nothing without an engine", async () => {
    const log = new RecordingLog();
    const daemon = new FakeDaemon({ info: { engine: "processes" } });

    await checkRunnable(ARM, daemon, { log, runLabel: "run=1", signal: new AbortController().signal });

    expect([daemon.containers, log.events]).toEqual([[], []]);
  });

  it("says nothing where a machine runs a related architecture by itself", async () => {
    const { error, containers, events } = await check({}, { os: "linux", arch: "386" });

    expect([error, containers.length, events]).toEqual([undefined, 1, []]);
  });

  it("ends when it is cancelled", async () => {
    const cancel = new AbortController();
    cancel.abort(new Error("enough"));

    const { error } = await check({}, ARM, cancel);

    expect(error).toMatchObject({ code: "CANCELLED" });
  });
});
