// Whose volume a build reads and writes: that of its branch, which begins as the default branch's.
import { Readable } from "node:stream";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { cacheVolume } from "../../../src/cache/layer-cache-choice.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { volumeMount } from "../../../src/phases/phase.ts";
import { PHASE_PATHS } from "../../../src/phases/phase-paths.ts";
import { type CacheVolume, openCacheVolume } from "../../../src/platform/cache/cache-volume.ts";
import { type BuildCaches, noCaches } from "../../../src/platform/request/build-caches.ts";
import { tarFile, writeTar } from "../../docker/tiny-tar.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { FakeDaemon, fakeImage } from "../../support/fake-daemon.ts";

const HOLDER = "cloud-native-buildpacks.local/holder:2-amd64";
const METADATA = "committed/io.buildpacks.lifecycle.cache.metadata";
const TOPIC = "refs/heads/topic";
const OWNER = {
  image: parseImageReference("ghcr.io/owner/app"),
  builder: parseImageReference("ghcr.io/owner/builder"),
  target: { os: "linux", arch: "amd64" },
  scope: "",
};
const DEFAULT_VOLUME = cacheVolume(OWNER);
const TOPIC_VOLUME = cacheVolume(OWNER, TOPIC);

let daemon: FakeDaemon;
let log: RecordingLog;

beforeEach(() => {
  daemon = new FakeDaemon({ images: { [HOLDER]: fakeImage() } });
  log = new RecordingLog();
});

function open(caches: Partial<BuildCaches>, isCleared = false): Promise<CacheVolume> {
  return openCacheVolume(OWNER, {
    plan: { daemon, target: OWNER.target },
    deps: { caches: { ...noCaches("/nowhere"), ...caches }, log, runLabel: "run=1" },
    user: { uid: 1001, gid: 1002 },
    isCleared,
  });
}

/** What a lifecycle leaves. */
async function keep(volume: string, layer: string): Promise<void> {
  await daemon.ensureVolume(volume, {});
  const container = await daemon.createContainer({
    image: HOLDER,
    command: [],
    env: [],
    mounts: [volumeMount(volume, PHASE_PATHS.cache)],
    labels: {},
    securityOptions: [],
  });
  const files = [tarFile(METADATA, "{}"), tarFile(`committed/${layer}`, layer)];
  await container.putArchive(PHASE_PATHS.cache, Readable.from([writeTar(files)]));
  await container[Symbol.asyncDispose]();
}

/** The names of the layers in what a build would mount. */
function layersIn({ mount }: CacheVolume): string[] {
  if (mount.kind !== "volume") throw new Error("It is no volume.");
  return filesIn(mount.volume).filter((name) => name !== METADATA);
}

function filesIn(volume: string): string[] {
  const files = [...(daemon.volumes.get(volume)?.files ?? [])];
  return files.flatMap(([name, { kind }]) => (kind === "file" ? [name] : []));
}

describe("openCacheVolume", () => {
  it("gives the default branch its volume, and never that of another branch", async () => {
    await keep(TOPIC_VOLUME, "of-topic");

    const volume = await open({ branch: undefined });

    expect(volume.mount).toMatchObject({ volume: DEFAULT_VOLUME });
    expect(layersIn(volume)).toEqual([]);
  });

  it("lets the volume of another branch begin as the default branch's, which stays as it is", async () => {
    await keep(DEFAULT_VOLUME, "of-main");

    const volume = await open({ branch: TOPIC });
    await keep(TOPIC_VOLUME, "of-topic");

    expect(volume.mount).toMatchObject({ volume: TOPIC_VOLUME });
    expect(layersIn(volume)).toEqual(["committed/of-main", "committed/of-topic"]);
    expect(filesIn(DEFAULT_VOLUME)).toEqual([METADATA, "committed/of-main"]);
    expect(log.events).toContain(
      'info The cache of "refs/heads/topic" starts as a copy of the default branch\'s.',
    );
  });

  it("copies nothing where the branch has kept layers itself", async () => {
    await keep(DEFAULT_VOLUME, "of-main");
    await keep(TOPIC_VOLUME, "of-topic");

    expect(layersIn(await open({ branch: TOPIC }))).toEqual(["committed/of-topic"]);
  });

  it("copies nothing where what was kept is not wanted", async () => {
    await keep(DEFAULT_VOLUME, "of-main");

    expect(layersIn(await open({ branch: TOPIC }, true))).toEqual([]);
  });

  it.each([
    ["its base branch has kept", true, ["committed/of-topic"]],
    ["the default branch has kept, if its base branch has nothing", false, ["committed/of-main"]],
  ])("gives a build that may not write a copy of what %s", async (_what, baseHasLayers, layers) => {
    await keep(DEFAULT_VOLUME, "of-main");
    if (baseHasLayers) await keep(TOPIC_VOLUME, "of-topic");

    const volume = await open({ branch: TOPIC, mayWrite: false, writeReason: "it is a pull request" });

    expect(layersIn(volume)).toEqual(layers);
    expect([DEFAULT_VOLUME, TOPIC_VOLUME]).not.toContain((volume.mount as { volume?: string }).volume);
    expect(volume.temporary).toBeDefined();
  });

  it("gives a build a copy while another step of the job writes the volume", async () => {
    await keep(DEFAULT_VOLUME, "of-main");

    const volume = await open({ claim: () => Promise.resolve(undefined) });

    expect(layersIn(volume)).toEqual(["committed/of-main"]);
    expect(volume.mount).not.toMatchObject({ volume: DEFAULT_VOLUME });
    expect(log.events).toContain(
      "info The build works on a copy of the cache, which is not kept: another running step writes to it",
    );
    await volume.temporary.thing[Symbol.asyncDispose]();
    expect([...daemon.volumes.keys()]).toEqual([DEFAULT_VOLUME]);
  });

  it("gives a build an empty volume, and says so, if what it is to have changes while it is copied", async () => {
    await keep(DEFAULT_VOLUME, "of-main");
    const create = daemon.createContainer.bind(daemon);
    daemon.createContainer = async (spec) => {
      const container = await create(spec);
      container.getArchive = () => Promise.reject(new Error("file changed as it was read"));
      return container;
    };

    expect(layersIn(await open({ claim: () => Promise.resolve(undefined) }))).toEqual([]);
    expect(log.events).toContain(
      `warning The build starts with an empty cache, because "${DEFAULT_VOLUME}" was not copied: file changed as it was read`,
    );
  });

  it("holds its claim of the volume until the build has ended", async () => {
    const claimed: string[] = [];
    const claim = (name: string) => {
      claimed.push(name);
      return Promise.resolve({ [Symbol.asyncDispose]: () => Promise.resolve(void claimed.pop()) });
    };

    const volume = await open({ branch: TOPIC, claim });
    expect(claimed).toEqual([TOPIC_VOLUME]);
    await volume.temporary.thing[Symbol.asyncDispose]();

    expect(claimed).toEqual([]);
  });

  it("takes a copy that was interrupted for none: the metadata comes last", async () => {
    await keep(DEFAULT_VOLUME, "of-main");

    await open({ branch: TOPIC });

    expect(filesIn(TOPIC_VOLUME).at(-1)).toBe(METADATA);
  });

  it("goes on with an empty volume, and says so, if the copy fails", async () => {
    await keep(DEFAULT_VOLUME, "of-main");
    const create = daemon.createContainer.bind(daemon);
    daemon.createContainer = async (spec) => {
      const container = await create(spec);
      container.putArchive = () => Promise.reject(new Error("no space left on device"));
      return container;
    };

    expect(layersIn(await open({ branch: TOPIC }))).toEqual([]);
    expect(log.events).toContain(
      'warning The cache of "refs/heads/topic" starts empty, because the default branch\'s was not copied: no space left on device',
    );
    expect(daemon.leaks()).toEqual({ containers: [], volumes: [] });
  });

  it("goes on with an empty volume, and says so, if the engine does not tell what there is to copy", async () => {
    await keep(DEFAULT_VOLUME, "of-main");
    const create = daemon.createContainer.bind(daemon);
    daemon.createContainer = (spec) => {
      const isOfDefault = spec.mounts.some(
        (mount) => mount.kind === "volume" && mount.volume === DEFAULT_VOLUME,
      );
      return isOfDefault ? Promise.reject(new Error("no space left on device")) : create(spec);
    };

    expect(layersIn(await open({ branch: TOPIC }))).toEqual([]);
    expect(log.events).toContain(
      'warning The cache of "refs/heads/topic" starts empty, because the default branch\'s was not copied: no space left on device',
    );
  });

  it("labels the volume with its branch, by which it can be found when the branch is gone", async () => {
    await open({ branch: TOPIC });

    expect(daemon.volumes.get(TOPIC_VOLUME)?.labels).toEqual({
      "io.buildpacks.action.build-cache": "ghcr.io/owner/app",
      "io.buildpacks.action.build-cache.branch": TOPIC,
    });
  });
});
