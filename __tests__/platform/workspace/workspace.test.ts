// What is in the volumes of a build, and how their top directories are: alike on every engine.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { EngineKind } from "../../../src/docker/daemon.ts";
import { Removals } from "../../../src/phases/removals.ts";
import { createWorkspace, uploadSource } from "../../../src/platform/workspace/workspace.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { FakeDaemon, fakeImage } from "../../support/fake-daemon.ts";

const OWNER = { uid: 1001, gid: 1002 };
const LABELS = { run: "1" };

let path: string;

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "workspace-"));
  await writeFile(join(path, "server.js"), "listen");
});

afterEach(async () => {
  await rm(path, { recursive: true });
});

describe.each<EngineKind>(["docker", "podman"])("the volumes of a build on %s", (engine) => {
  it.each(["/workspace", "/home/app"])(
    "have the source at %s, and roots with one owner and mode",
    async (appDir) => {
      const images = { "cloud-native-buildpacks.local/holder:1-amd64": fakeImage() };
      const daemon = new FakeDaemon({ info: { engine }, images });
      const log = new RecordingLog();
      const workspace = await createWorkspace(daemon, { labels: LABELS, withExtender: false, owner: OWNER });

      const upload = {
        workspace,
        path,
        filter: undefined,
        fileModes: "normalize",
        appDir,
        ...OWNER,
      } as const;
      const { signal } = new AbortController();
      const deps = { daemon, log, labels: LABELS, signal, removals: new Removals(log, () => undefined) };
      await uploadSource({ ...upload, target: { os: "linux", arch: "amd64" } }, deps);

      const { app, layers } = workspace.volumes;
      expect([...(daemon.volumes.get(app)?.files ?? [])]).toMatchObject([
        ["server.js", { ...OWNER, mode: 0o644 }],
      ]);
      expect(daemon.volumes.get(app)?.root).toEqual({ ...OWNER, mode: 0o777 });
      expect(daemon.volumes.get(layers)?.root).toEqual({ ...OWNER, mode: 0o755 });
      expect(daemon.volumes.get(layers)?.files.size).toBe(0);
    },
  );
});
