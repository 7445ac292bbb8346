import { tmpdir } from "node:os";
import { describe, expect, it } from "@jest/globals";
import { checkMounts } from "../../../src/platform/plan/check-containers.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { FakeDaemon } from "../../support/fake-daemon.ts";

const MISSING = "/no/such/directory";

/** @param hostName of the job; the engine calls itself "runner" */
function check(source: string, { engine = "podman", hostName = "runner" } = {}): Promise<void> {
  const daemon = new FakeDaemon({ info: { engine: engine as "docker" | "podman" } });
  return checkMounts({ mounts: [{ kind: "bind", source, target: "/mnt" }] }, daemon, {
    log: new RecordingLog(),
    hostName,
  });
}

describe("a directory of the machine that Podman would make, and mount empty", () => {
  it("is refused where it is not there", async () => {
    await expect(check(MISSING)).rejects.toThrow(
      `cannot mount "${MISSING}" at "/mnt", as the input "volumes" wants: it does not exist`,
    );
  });

  it("is mounted where it is there", async () => {
    await expect(check(tmpdir())).resolves.toBeUndefined();
  });

  it("is left to an engine whose machine is not that of the job", async () => {
    await expect(check(MISSING, { hostName: "job-container" })).resolves.toBeUndefined();
  });

  it("is left to Docker, which tells by itself", async () => {
    await expect(check(MISSING, { engine: "docker" })).resolves.toBeUndefined();
  });
});
