import { Readable } from "node:stream";
import { beforeEach, describe, expect, it } from "@jest/globals";
import type { Volume } from "../../../src/docker/daemon.ts";
import { volumeMount } from "../../../src/phases/phase.ts";
import { PHASE_PATHS } from "../../../src/phases/phase-paths.ts";
import { createPrivateCache } from "../../../src/platform/cache/cache-volume.ts";
import { tarFile, writeTar } from "../../docker/tiny-tar.ts";
import { FakeDaemon, fakeImage } from "../../support/fake-daemon.ts";
import type { FakeContainer } from "../../support/fake-daemon/container.ts";

const SHARED = "cnb-cache-owner-app";
const LABELS = { run: "1" };
const OWNER = { uid: 1001, gid: 1002 };
const TARGET = { os: "linux", arch: "amd64" };

let daemon: FakeDaemon;

let copied: number[];

beforeEach(async () => {
  copied = [];
  daemon = new FakeDaemon({ images: { "cloud-native-buildpacks.local/holder:2-amd64": fakeImage() } });
  await daemon.ensureVolume(SHARED, {});
  await put(SHARED, "committed/layer.tar", "kept");
});

async function containerOf(volume: string): Promise<FakeContainer> {
  await daemon.createContainer({
    image: "cloud-native-buildpacks.local/holder:2-amd64",
    command: [],
    env: [],
    mounts: [volumeMount(volume, PHASE_PATHS.cache)],
    labels: {},
    securityOptions: [],
  });
  const created = daemon.containers.at(-1);
  if (created === undefined) throw new Error("There is no container.");
  return created;
}

async function put(volume: string, name: string, content: string): Promise<void> {
  const container = await containerOf(volume);
  await container.putArchive(PHASE_PATHS.cache, Readable.from([writeTar([tarFile(name, content)])]));
  await container[Symbol.asyncDispose]();
}

function contentOf(volume: string): Record<string, string> {
  const files = [...(daemon.volumes.get(volume)?.files ?? [])].filter(([, { kind }]) => kind === "file");
  return Object.fromEntries(files.map(([name, { content }]) => [name, content.toString()]));
}

function copyShared(): Promise<Volume> {
  return createPrivateCache(SHARED, {
    daemon,
    target: TARGET,
    labels: LABELS,
    owner: OWNER,
    last: "committed/metadata",
    onBytes: (bytes) => copied.push(bytes),
  });
}

describe("createPrivateCache", () => {
  it("copies the cache, in containers that never start", async () => {
    await using copy = await copyShared();

    expect(contentOf(copy.name)).toEqual({ "committed/layer.tar": "kept" });
    expect(copied.at(-1)).toBeGreaterThan(512);
    expect(daemon.containers.some(({ started }) => started)).toBe(false);
    expect(daemon.leaks().containers).toEqual([]);
  });

  it("gives the copy to the user who builds, whoever owned what is kept", async () => {
    await using copy = await copyShared();

    const files = [...(daemon.volumes.get(copy.name)?.files.values() ?? [])];
    expect(files.map(({ uid, gid }) => ({ uid, gid }))).toEqual(files.map(() => OWNER));
    expect(files).not.toEqual([]);
  });

  it("lets nothing that is put into the copy reach the cache", async () => {
    await using copy = await copyShared();

    await put(copy.name, "committed/layer.tar", "of a pull request");

    expect(contentOf(SHARED)).toEqual({ "committed/layer.tar": "kept" });
  });

  it("leaves no copy behind, neither when it is disposed nor when it fails", async () => {
    await (await copyShared())[Symbol.asyncDispose]();
    daemon.volumes.delete(SHARED);
    daemon.createContainer = () => Promise.reject(new Error("the engine is full"));
    await expect(copyShared()).rejects.toThrow("the engine is full");

    expect(daemon.leaks()).toEqual({ containers: [], volumes: [] });
  });

  it("labels the copy like everything of the run, to be swept with it", async () => {
    await using copy = await copyShared();

    expect(daemon.volumes.get(copy.name)?.labels).toEqual(LABELS);
  });
});
