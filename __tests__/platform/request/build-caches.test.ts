// Builds with GitHub's cache: what is restored, mounted, and left to be saved.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "@jest/globals";
import type {
  CacheRestore,
  CacheStore,
  RestoreOutcome,
  SaveOutcome,
} from "../../../src/cache/cache-store.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { buildImage } from "../../../src/platform/build.ts";
import {
  type BuildCaches,
  type FilledDirectory,
  noCaches,
} from "../../../src/platform/request/build-caches.ts";
import type { BuildReport, BuildRequest } from "../../../src/platform/request/build-request.ts";
import { tarFile } from "../../docker/tiny-tar.ts";
import { fakeImage } from "../../support/fake-daemon.ts";
import { imageTest } from "../../support/image-test.ts";
import {
  abort,
  daemon,
  deps,
  expectNothingLeft,
  exportApp,
  log,
  pending,
  registry,
  request,
  source,
} from "../build-fixture.ts";

/** A cache with one entry at most, whose file system is that of the engine. */
class LayerStore implements CacheStore {
  entry: { readonly key: string; readonly content: string } | undefined;
  outage: RestoreOutcome | undefined;
  readonly lookups: CacheRestore[] = [];

  isAvailable(): boolean {
    return true;
  }

  find(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async restore(lookup: CacheRestore): Promise<RestoreOutcome> {
    this.lookups.push(lookup);
    if (this.outage !== undefined) return this.outage;
    if (this.entry === undefined) return { kind: "miss" };
    const folder = join((lookup.into ?? lookup.paths)[0] ?? "", "committed");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, METADATA), this.entry.content);
    return { kind: "hit", key: this.entry.key, sizeBytes: 7, durationMs: 3 };
  }

  save(): Promise<SaveOutcome> {
    return Promise.reject(new Error("The build itself never saves"));
  }
}

const METADATA = "io.buildpacks.lifecycle.cache.metadata";

/** An engine on this machine: it sees the files that are bound, and its lifecycle writes some. */
function shareDirectories(committed: string | undefined): { readonly seen: string[][] } {
  const seen: string[][] = [];
  const create = daemon.createContainer.bind(daemon);
  daemon.createContainer = async (spec) => {
    for (const mount of spec.mounts) {
      if (mount.kind !== "bind") continue;
      const names = await readdir(mount.source);
      if (mount.target === "/cache") seen.push(names);
      else
        daemon.binds.set(
          mount.source,
          new Map([["probe", tarFile("probe", await readFile(join(mount.source, "probe"), "utf8"))]]),
        );
    }
    return create(spec);
  };
  daemon.onRun = async (run) => {
    const mount = run.spec.mounts.find(({ target }) => target === "/cache");
    if (mount?.kind === "bind" && committed !== undefined) {
      await mkdir(join(mount.source, "committed"), { recursive: true });
      await writeFile(join(mount.source, "committed", METADATA), committed);
    }
    return exportApp(run);
  };
  return { seen };
}

/** Images that end with 1, whatever they are told. */
function failTests(onTest = (): void => undefined): void {
  const { onRun } = daemon;
  const inspect = daemon.inspectImage.bind(daemon);
  daemon.inspectImage = (name) =>
    name.includes("/untested:")
      ? Promise.resolve(fakeImage({ diffIds: [digestOf("a layer")] }))
      : inspect(name);
  daemon.onRun = (run) => {
    if (run.spec.command[0]?.endsWith("/launcher") !== true) return onRun(run);
    onTest();
    return { exitCode: 1 };
  };
}

describe("build with GitHub's cache", () => {
  let store: LayerStore;
  const run = (
    more: Partial<BuildCaches> = {},
    requested: Partial<BuildRequest> = {},
  ): Promise<BuildReport> =>
    buildImage(
      request(requested),
      deps({
        caches: {
          ...noCaches(join(source, "caches")),
          store,
          writeReason: "it is a push",
          ...more,
        },
      }),
    );
  const warnings = (): string[] => log.events.filter((event) => event.startsWith("warning"));
  const layersOf = (report: BuildReport) => report.caches.find(({ name }) => name === "layers");

  beforeEach(() => {
    store = new LayerStore();
  });

  it("leaves no empty directory of caches to the post step, which need not come", async () => {
    await mkdir(join(source, "caches"));

    await run();

    expect(pending).toEqual([{ layers: undefined, builder: undefined }]);
    await expect(readdir(join(source, "caches"))).rejects.toThrow("ENOENT");
  });

  it("leaves what the lifecycle committed to be saved, by its content", async () => {
    shareDirectories("new");

    const report = await run();

    expect(layersOf(report)).toMatchObject({ kind: "github", outcome: "miss" });
    expect(pending).toEqual([
      {
        layers: {
          directory: store.lookups[0]?.paths[0],
          key: expect.stringMatching(/^layers-v1-linux-amd64-app-[0-9a-f]{12}-[0-9a-f]{32}$/),
        },
        builder: undefined,
      },
    ]);
    expect(pending[0]?.layers?.key).toMatch(new RegExp(`^${store.lookups[0]?.key ?? "no prefix"}`));
    expect([...daemon.volumes.keys()]).toEqual([]);
    expectNothingLeft();
  });

  it("mounts what it restored, and saves nothing that is the same", async () => {
    shareDirectories("same");
    await run();
    store.entry = { key: pending[0]?.layers?.key ?? "", content: "same" };
    await rm(join(source, "caches"), { recursive: true });
    const { seen } = shareDirectories("same");

    const report = await run();

    expect(seen[0]).toEqual(["committed"]);
    expect(layersOf(report)).toMatchObject({ outcome: "hit", key: store.entry.key, sizeBytes: 7 });
    expect(pending[1]?.layers).toBeUndefined();
    expect(log.events.join("\n")).toContain("The layers are not saved: they are the same as in");
  });

  it("reuses what an earlier step of the job left, which is the one to remove it", async () => {
    shareDirectories("same");
    const filled: string[] = [];
    const onFilled = ({ directory }: FilledDirectory): number => filled.push(directory);
    await run({ onFilled });
    store.outage = { kind: "unavailable", reason: "HTTP 503" };

    const report = await run({ onFilled });

    expect(layersOf(report)).toMatchObject({ outcome: "hit", key: pending[0]?.layers?.key });
    expect(pending[1]?.layers).toBeUndefined();
    expect(filled).toEqual([pending[0]?.layers?.directory]);
  });

  it("has a copy of its own, which is not saved, while another step of the job uses the directory", async () => {
    const { seen } = shareDirectories("new");
    store.entry = { key: "layers-v1-older", content: "old" };
    const filled: string[] = [];
    const onFilled = ({ directory }: FilledDirectory): number => filled.push(directory);

    await run({ onFilled, claim: () => Promise.resolve(undefined) });

    const [lookup] = store.lookups;
    expect(lookup?.into).toEqual(filled);
    expect(lookup?.into).not.toEqual(lookup?.paths);
    expect(seen[0]).toEqual(["committed"]);
    expect(pending).toEqual([{ layers: undefined, builder: undefined }]);
    expect(log.events).toContain(
      "info The layers are not saved: a concurrent step saves its own cache under the same name",
    );
  });

  it("leaves changed layers to be saved under another key", async () => {
    store.entry = { key: "layers-v1-older", content: "old" };
    shareDirectories("new");

    await run();

    expect(pending[0]?.layers?.key).not.toBe("layers-v1-older");
    expect(warnings()).toEqual([]);
  });

  it("reads, and never writes, where the trigger is not trusted", async () => {
    store.entry = { key: "layers-v1-older", content: "old" };
    shareDirectories("new");

    const report = await run({ mayWrite: false, writeReason: "the pull request 7 comes from a fork" });

    expect(layersOf(report)).toMatchObject({ outcome: "hit" });
    expect(pending).toEqual([{ layers: undefined, builder: undefined }]);
    expect(log.events.join("\n")).toContain("not saved: the pull request 7 comes from a fork");
  });

  it("goes on without a cache that fails, and says so", async () => {
    store.outage = { kind: "unavailable", reason: "HTTP 503" };
    const { seen } = shareDirectories("new");

    const report = await run();

    expect(layersOf(report)).toMatchObject({ outcome: "unavailable", reason: "HTTP 503" });
    expect(warnings()).toEqual(["warning The layer cache cannot be used: HTTP 503"]);
    expect(seen[0]).toEqual([]);
  });

  it("has nothing to save if the lifecycle kept nothing", async () => {
    shareDirectories(undefined);

    await run();

    expect(pending).toEqual([{ layers: undefined, builder: undefined }]);
    expect(log.events.join("\n")).toContain("the lifecycle kept no layers");
  });

  it("leaves nothing to be saved if the build fails", async () => {
    daemon.onRun = () => ({ exitCode: 51 });

    await expect(run()).rejects.toMatchObject({ code: "PHASE" });
    expect(pending).toEqual([]);
  });

  it("leaves what the lifecycle committed to be saved, too, if only its image fails its test", async () => {
    shareDirectories("new");
    failTests();

    await expect(run({}, { test: imageTest({ command: "smoke" }) })).rejects.toMatchObject({ code: "TEST" });

    expect(pending).toEqual([
      { layers: { directory: store.lookups[0]?.paths[0], key: expect.any(String) }, builder: undefined },
    ]);
    expectNothingLeft();
  });

  it("leaves nothing to be saved if it is cancelled while its image is tested", async () => {
    shareDirectories("new");
    failTests(() => {
      abort.abort();
    });

    await expect(run({}, { test: imageTest({ command: "smoke" }) })).rejects.toMatchObject({
      code: "CANCELLED",
    });
    expect(pending).toEqual([]);
  });

  it("leaves nothing to be saved if the image is not what the lifecycle says", async () => {
    shareDirectories("new");
    const onRun = daemon.onRun;
    daemon.onRun = async (run) => {
      const outcome = await onRun(run);
      run.writeFile("/layers/report.toml", `[image]\ndigest = "sha256:${"9".repeat(64)}"\n`);
      return outcome;
    };

    await expect(run()).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
    expect(pending).toEqual([]);
  });

  it.each([
    ["auto", false],
    ["github", true],
  ] as const)(
    "takes a volume for %s if the engine sees no directories of this machine",
    async (kind, warns) => {
      const report = await run({}, { cache: { kind } });

      expect(layersOf(report)).toMatchObject({ kind: "volume" });
      expect(store.lookups).toEqual([]);
      expect(warnings()).toHaveLength(warns ? 1 : 0);
    },
  );

  it("mounts nothing if no cache is wanted", async () => {
    const report = await run({}, { cache: { kind: "none" } });

    expect(layersOf(report)).toMatchObject({ kind: "none", outcome: "unused" });
    expect(daemon.containers.at(-1)?.spec.mounts.map(({ target }) => target)).not.toContain("/cache");
    expect(store.lookups).toEqual([]);
  });

  it.each([
    [true, "creator"],
    [false, "phases"],
  ] as const)("has for a cache image that may be written, %s, the flow %s", async (mayWrite, flow) => {
    const image = parseImageReference(`${registry.host}/cache:main`);

    const report = await run(
      { mayWrite, writeReason: "it is a fork" },
      { cache: { kind: "registry", image } },
    );

    expect(report.flow).toBe(flow);
    const withImage = daemon.containers
      .filter(({ spec }) => spec.env.some((line) => line.startsWith("CNB_CACHE_IMAGE=")))
      .map(({ spec }) => spec.command[0]?.split("/").at(-1));
    expect(withImage).toEqual([mayWrite ? "creator" : "restorer"]);
    expect(pending).toEqual([{ layers: undefined, builder: undefined }]);
  });

  it("lets only the default branch write a cache image, which all branches read", async () => {
    const image = parseImageReference(`${registry.host}/cache:main`);

    const report = await run({ branch: "refs/heads/topic" }, { cache: { kind: "registry", image } });

    expect(report.flow).toBe("phases");
    expect(log.events.join("\n")).toContain(
      'The cache image is only read: only the default branch writes it, since all branches read it, and this is "refs/heads/topic"',
    );
  });
});
