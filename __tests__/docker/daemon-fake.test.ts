import { describe, expect, it } from "@jest/globals";
import { FakeDaemon, fakeImage } from "../support/fake-daemon.ts";
import type { FakeOutcome, FakeRun } from "../support/fake-daemon/container.ts";
import { describeDaemonContract, SCRIPTS } from "./daemon-contract.ts";

const ACTORS: Readonly<Record<string, (run: FakeRun) => FakeOutcome>> = {
  [SCRIPTS.outAndErr]: () => ({ exitCode: 7, lines: ["one", { stderr: "two" }, "three"] }),
  [SCRIPTS.endless]: () => ({ lines: ["ready"], endless: true }),
  [SCRIPTS.copyFile]: ({ readFile, writeFile }) => {
    writeFile("/data/out.txt", readFile("/data/in.txt") ?? "");
    return {};
  },
};

function actOut(run: FakeRun): FakeOutcome {
  return ACTORS[run.spec.command[3] ?? ""]?.(run) ?? {};
}

const image = fakeImage({ env: ["PATH=/bin"], labels: { from: "contract" }, diffIds: ["sha256:0"] });

describeDaemonContract("the fake", () => {
  const daemon = new FakeDaemon({ images: { "contract:latest": image }, onRun: actOut });
  return Promise.resolve({ daemon, image: "contract:latest" });
});

describe("FakeDaemon", () => {
  it("lists containers and volumes that nobody disposed", async () => {
    const daemon = new FakeDaemon({ images: { app: image } });
    const spec = { image: "app", command: ["true"], env: [], mounts: [], labels: {}, securityOptions: [] };
    await daemon.createContainer(spec);
    await daemon.createVolume("temporary", {});
    await daemon.ensureVolume("cache", {});
    {
      await using container = await daemon.createContainer(spec);
      await container.run({ onLine: () => undefined });
    }

    expect(daemon.leaks()).toEqual({ containers: ["container-1"], volumes: ["temporary"] });
    expect(daemon.containers.map(({ started }) => started)).toEqual([false, true]);
  });

  it("has an image once it was pulled", async () => {
    const daemon = new FakeDaemon({ remoteImages: { app: image } });
    const statuses: string[] = [];

    await daemon.pullImage("app", { onProgress: ({ status }) => statuses.push(status) });

    await expect(daemon.inspectImage("app")).resolves.toBe(image);
    expect(statuses).toEqual(["Pull complete"]);
  });
});
