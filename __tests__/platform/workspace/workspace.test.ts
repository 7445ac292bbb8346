// What is in the volumes of a build, and how their top directories are: alike on every engine.
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { EngineKind } from "../../../src/docker/daemon.ts";
import { DaemonError } from "../../../src/docker/daemon-error.ts";
import { DeferredCleanup } from "../../../src/phases/deferred-cleanup.ts";
import { createWorkspace, uploadSource } from "../../../src/platform/workspace/workspace.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { writeZip } from "../../project/tiny-zip.ts";
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
  it.each([
    ["a directory", "/workspace", 0o777],
    ["a directory", "/home/app", 0o777],
    ["an archive", "/workspace", 0o755],
  ])("have the source, as %s, at %s, and roots with one owner and mode", async (kind, appDir, mode) => {
    const source = kind === "a directory" ? path : join(path, "app.zip");
    if (source !== path)
      await writeFile(source, writeZip([{ name: "server.js", content: "listen", mode: 0o100644 }]));
    const images = { "cloud-native-buildpacks.local/holder:2-amd64": fakeImage() };
    const daemon = new FakeDaemon({ info: { engine }, images });
    const log = new RecordingLog();
    const workspace = await createWorkspace(daemon, { labels: LABELS, withExtender: false, owner: OWNER });

    const upload = {
      workspace,
      path: source,
      filter: undefined,
      fileModes: "normalize",
      appDir,
      ...OWNER,
    } as const;
    const { signal } = new AbortController();
    const deps = { daemon, log, labels: LABELS, signal, cleanup: new DeferredCleanup(log, () => undefined) };
    await uploadSource({ ...upload, target: { os: "linux", arch: "amd64" } }, deps);

    const { app, layers } = workspace.volumes;
    expect([...(daemon.volumes.get(app)?.files ?? [])]).toMatchObject([
      ["server.js", { ...OWNER, mode: 0o644 }],
    ]);
    expect(daemon.volumes.get(app)?.root).toEqual({ ...OWNER, mode });
    expect(daemon.volumes.get(layers)?.root).toEqual({ ...OWNER, mode: 0o755 });
    expect(daemon.volumes.get(layers)?.files.size).toBe(0);
  });
});

describe("a link of the source that leads above it", () => {
  const REFUSED = 'invalid symlink "/workspace/deep/link" -> "../../.."';

  /** Uploads to an engine that refuses the upload, or takes it. */
  async function uploadTo(refusal: string | undefined): Promise<unknown> {
    const images = { "cloud-native-buildpacks.local/holder:2-amd64": fakeImage() };
    const daemon = new FakeDaemon({ images });
    const create = daemon.createContainer.bind(daemon);
    daemon.createContainer = async (spec) => {
      const container = await create(spec);
      const put = container.putArchive.bind(container);
      container.putArchive = async (to, tar) => {
        await put(to, tar);
        if (refusal !== undefined) throw new DaemonError("unpack files", refusal, { statusCode: 500 });
      };
      return container;
    };
    const log = new RecordingLog();
    const workspace = await createWorkspace(daemon, { labels: LABELS, withExtender: false, owner: OWNER });
    const upload = {
      workspace,
      path,
      filter: undefined,
      fileModes: "normalize",
      appDir: "/workspace",
    } as const;
    const target = { os: "linux", arch: "amd64" };
    const { signal } = new AbortController();
    const deps = { daemon, log, labels: LABELS, signal, cleanup: new DeferredCleanup(log, () => undefined) };
    return uploadSource({ ...upload, ...OWNER, target }, deps).then(
      () => [...(daemon.volumes.get(workspace.volumes.app)?.files.keys() ?? [])],
      (error: unknown) => error,
    );
  }

  beforeEach(async () => {
    await mkdir(join(path, "deep"));
  });

  it.each(["../../..", "../.."])("is named where the engine refuses the source (%s)", async (to) => {
    await symlink(to, join(path, "deep/link"));

    expect(await uploadTo(REFUSED)).toMatchObject({
      code: "SOURCE",
      message: expect.stringContaining(
        `"deep/link" is a link to "${to}", which is above the source. The Docker engine failed to`,
      ),
      hint: expect.stringContaining("Docker 20.10 does not accept such a link"),
    });
  });

  it("is taken where the engine takes it", async () => {
    await symlink("../../..", join(path, "deep/link"));

    expect(await uploadTo(undefined)).toContain("deep/link");
  });

  it.each(["../server.js", "..", "/etc/passwd", "/../x", "...", "../..deep"])(
    "is none that leads to %s",
    async (to) => {
      await symlink(to, join(path, "deep/link"));

      expect(await uploadTo("no space left on device")).toMatchObject({ code: "DAEMON" });
    },
  );
});
