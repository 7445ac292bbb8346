// One workflow of a repository: a source, a cache service, and one empty machine after the other that builds.
import { appendFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { CACHE_CLIENT_COMMAND } from "../../src/actions/entry.ts";
import { createActionsCache } from "../../src/actions/github-cache/actions-cache.ts";
import { type CacheServer, startCacheServer } from "../support/cache-server.ts";
import { docker } from "./engine.ts";
import { type JobOptions, type JobResult, Machines, PUSH } from "./machines.ts";
import { readKept } from "./step-in-builder.ts";
import { createApp, ROOT, testbed, type Workspace } from "./testbed.ts";
import { buildsHave } from "./without-engine.ts";

/** What a workflow builds. */
export interface WorkflowOptions {
  /** Without a tag. */
  readonly image: string;
  readonly builder: string;
  /** Of the source. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What a cache says that it has. */
const METADATA = "committed/io.buildpacks.lifecycle.cache.metadata";

let tags = 0;

/** What is needed to build again and again. */
export class Workflow implements AsyncDisposable {
  readonly server: CacheServer;
  readonly #options: WorkflowOptions;
  readonly #workspace: Workspace;
  readonly #machines: Machines;

  private constructor(options: WorkflowOptions, server: CacheServer, on: [Workspace, Machines]) {
    this.#options = options;
    this.server = server;
    [this.#workspace, this.#machines] = on;
  }

  static async start(options: WorkflowOptions): Promise<Workflow> {
    const workspace = await createApp(options.files ?? { locked: "1" });
    return new Workflow(options, await startCacheServer(), [workspace, await Machines.start()]);
  }

  /** Each build has a new tag, so that there is no previous image to reuse layers from. */
  async run({ inputs, ...options }: Partial<JobOptions> = {}): Promise<JobResult> {
    const { image, builder } = this.#options;
    return this.#machines.run({
      image: `${image}:${++tags}`,
      workspace: this.#workspace,
      service: this.server,
      // Whether a builder is worth being cached depends on how long a pull takes, and so on what else the machine does.
      inputs: { builder, "lifecycle-image": testbed().images.lifecycle, "builder-cache": "never", ...inputs },
      ...options,
    });
  }

  async change(text: string): Promise<void> {
    await writeFile(path.join(this.#workspace.dir, "locked"), text);
  }

  /**
   * Saves a copy of an entry as the newest one whose layers are not what their digests say.
   * @throws {Error} if it cannot be restored and saved
   */
  async tamper(key: string): Promise<void> {
    const prefix = key.slice(0, -32);
    const directory = path.join(this.#machines.temp, "cloud-native-buildpacks", prefix.slice(0, -1));
    const env = {
      PATH: process.env["PATH"],
      RUNNER_TEMP: this.#machines.temp,
      ...this.server.env(PUSH.token),
    };
    const store = createActionsCache(env, {
      program: [path.join(ROOT, "dist/index.js"), CACHE_CLIENT_COMMAND],
    });
    const restored = await store.restore({ paths: [directory], key, restoreKeys: [] });
    const layers = path.join(directory, "committed");
    const tars =
      restored.kind === "hit" ? (await readdir(layers)).filter((name) => name.endsWith(".tar")) : [];
    for (const name of tars) await appendFile(path.join(layers, name), "more");
    const saved = await store.save([directory], `${prefix}${"0".repeat(32)}`);
    await rm(directory, { recursive: true, force: true });
    if (tars.length > 0 && saved.kind === "saved") return;
    throw new Error(`The entry was not replaced: ${JSON.stringify({ restored, tars, saved })}`);
  }

  /** What the image's cache volume says it has. */
  async readVolume(): Promise<string> {
    if (!buildsHave("volumes")) return readKept(this.#machines.toolCache, this.#options.image, METADATA);
    const label = `io.buildpacks.action.build-cache=${this.#options.image}`;
    const volume = await docker(["volume", "ls", "--quiet", "--filter", `label=${label}`]);
    const { build } = testbed().images;
    const container = await docker(["create", "--volume", `${volume}:/cache`, build, "true"]);
    const copy = path.join(this.#workspace.dir, "..", `${path.basename(this.#workspace.dir)}-metadata`);
    try {
      await docker(["cp", `${container}:/cache/${METADATA}`, copy]);
      return await readFile(copy, "utf8");
    } finally {
      await rm(copy, { force: true });
      await docker(["rm", container]);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    await this.#workspace[Symbol.asyncDispose]();
    await this.#machines[Symbol.asyncDispose]();
  }
}
