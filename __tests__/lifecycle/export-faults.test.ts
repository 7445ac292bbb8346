// The exporter as a program, at a registry that misbehaves, and killed at every stage: a tag is on a whole image or nowhere.
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { parseManifest } from "../../src/oci/manifest.ts";
import { DOCKER_CONFIG, DOCKER_LAYER, DOCKER_MANIFEST } from "../../src/oci/media-types.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import type { FakeRequest } from "../support/fake-registry/exchange.ts";
import type { Intervention } from "../support/fake-registry/interventions.ts";
import type { FakeRegistryOptions } from "../support/fake-registry/options.ts";
import { ResidentLifecycle } from "./resident-lifecycle.ts";

const USER = { username: "user", password: "s3cret" };
const SECRET = Buffer.from(`${USER.username}:${USER.password}`).toString("base64");
/** Does not compress, and is too much to be kept in memory before it is sent. */
const LARGE = randomBytes(9 * 256 * 1024);

let lifecycle: ResidentLifecycle;
let root: string;
const registries: FakeRegistry[] = [];

beforeAll(() => {
  lifecycle = new ResidentLifecycle();
});
afterAll(async () => {
  await lifecycle[Symbol.asyncDispose]();
});
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "export-faults-"));
  await write("layers/group.toml", '[[group]]\nid = "kit/one"\nversion = "1.0.0"\napi = "0.10"\n');
  await write("layers/config/metadata.toml", "processes = []\n");
  for (const name of ["a", "b"]) {
    await write(`layers/kit_one/${name}.toml`, "[types]\nlaunch = true\n");
    await write(`layers/kit_one/${name}/file`, `layer ${name}`);
  }
  await write("layers/kit_one/b/large", LARGE);
  await write("app/hello.txt", "hello\n");
  await write("launcher", "#!launcher");
  await mkdir(path.join(root, "sbom"));
});
afterEach(async () => {
  await Promise.all(registries.splice(0).map((each) => each[Symbol.asyncDispose]()));
  await rm(root, { recursive: true, force: true });
});

async function write(file: string, content: string | Buffer): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), content);
}

async function startRegistry(options: FakeRegistryOptions = {}): Promise<FakeRegistry> {
  // Registries that check this themselves would hide a tag that is written too early.
  const registry = await startFakeRegistry({ takeAnyManifest: true, ...options });
  registries.push(registry);
  return registry;
}

const RUN_LAYER = "layer of the run image";

/** Puts a run image there, and writes what an analyzer says of it before an export to `target`. */
async function addRunImage(registry: FakeRegistry, target = registry): Promise<void> {
  const layer = registry.addBlob("run", RUN_LAYER);
  const rootfs = { type: "layers", diff_ids: [`sha256:${"b".repeat(64)}`] };
  const config = registry.addBlob("run", JSON.stringify({ architecture: "amd64", os: "linux", rootfs }));
  const digest = registry.addManifest(
    "run",
    {
      schemaVersion: 2,
      mediaType: DOCKER_MANIFEST,
      config: { mediaType: DOCKER_CONFIG, ...config },
      layers: [{ mediaType: DOCKER_LAYER, ...layer }],
    },
    { mediaType: DOCKER_MANIFEST },
  );
  await write(analyzedOf(target), `[run-image]\nreference = "${registry.host}/run@${digest}"\n`);
}

function analyzedOf({ host }: FakeRegistry): string {
  return `layers/analyzed-${host}.toml`;
}

function argumentsFor(registry: FakeRegistry): string[] {
  const flags = {
    analyzed: analyzedOf(registry),
    app: "app",
    group: "layers/group.toml",
    launcher: "launcher",
    "launcher-sbom": "sbom",
    layers: "layers",
    "project-metadata": "project-metadata.toml",
    report: "report.toml",
    run: "run.toml",
  };
  const paths = Object.entries(flags).flatMap(([flag, file]) => [`-${flag}`, path.join(root, file)]);
  const owner = ["-uid", String(process.getuid?.()), "-gid", String(process.getgid?.())];
  return ["export", ...paths, ...owner, `${registry.host}/app:1`, `${registry.host}/second:2`];
}

function environment(): Record<string, string> {
  return {
    CNB_PLATFORM_API: "0.14",
    CNB_REGISTRY_AUTH: JSON.stringify(
      Object.fromEntries(registries.map(({ host }) => [host, `Basic ${SECRET}`])),
    ),
    HOME: root,
    TMPDIR: root,
  };
}

async function exportTo(registry: FakeRegistry): Promise<{ exitCode: number | undefined; output: string }> {
  const { status, stdout, stderr } = await lifecycle.run(argumentsFor(registry), environment());
  return { exitCode: status, output: stdout + stderr };
}

interface Stalled {
  readonly at: number;
  readonly registry: FakeRegistry;
  readonly isStalled: Promise<void>;
  readonly resume: () => void;
}

/** Answers nothing from a request on, as nobody gets an answer who is killed then. */
async function startStalledAt(at: number): Promise<Stalled> {
  let isOver = false;
  let stalled = (): void => undefined;
  const isStalled = new Promise<void>((fulfil) => (stalled = fulfil));
  const registry = await startRegistry({
    intercept: () => {
      if (isOver || registry.requests.length < at) return undefined;
      stalled();
      return { kind: "hang" };
    },
  });
  return { at, registry, isStalled, resume: () => (isOver = true) };
}

/** Every tag, and whether everything that it names is there, and is what its digest says. */
function tagsOf(registry: FakeRegistry): Record<string, "whole" | "half"> {
  const tags: Record<string, "whole" | "half"> = {};
  for (const [repository, manifests] of registry.manifests) {
    for (const [selector, { bytes }] of manifests) {
      if (selector.startsWith("sha256:")) continue;
      const { config, layers } = parseManifest(bytes.toString(), selector);
      const isThere = ({ digest, size }: { digest: string; size: number }): boolean => {
        const blob = registry.blobs.get(repository)?.get(digest);
        return (
          blob?.length === size && `sha256:${createHash("sha256").update(blob).digest("hex")}` === digest
        );
      };
      tags[`${repository}:${selector}`] = [config, ...layers].every(isThere) ? "whole" : "half";
    }
  }
  return tags;
}

const BOTH = { "app:1": "whole", "second:2": "whole" };
const isTo =
  (method: string, part: string) =>
  (request: FakeRequest): boolean =>
    request.method === method && request.path.includes(part);

/** One of each kind of request that an export sends to the registry of the app. */
const KINDS: Readonly<Record<string, (request: FakeRequest) => boolean>> = {
  "looking for a blob": isTo("HEAD", "/v2/app/blobs/"),
  "opening an upload": isTo("POST", "/v2/app/blobs/uploads/"),
  "sending a part of a blob": isTo("PATCH", "/v2/app/blobs/uploads/"),
  "sending a blob": isTo("PUT", "/v2/app/blobs/uploads/"),
  "reading the run image": isTo("GET", "/v2/run/manifests/"),
  "opening an upload to a second repository": isTo("POST", "/v2/second/blobs/uploads/"),
};

describe("an export that is killed", () => {
  it("at any of 20 requests leaves no tag on half an image, and the next one completes it", async () => {
    const counted = await startRegistry();
    await addRunImage(counted);
    expect(await exportTo(counted)).toMatchObject({ exitCode: 0 });
    expect(tagsOf(counted)).toEqual(BOTH);
    const requests = counted.requests.length;
    const points = Array.from({ length: 20 }, (_, index) => Math.ceil(((index + 1) * requests) / 20));
    expect(new Set(points).size).toBe(20);
    const killed = await Promise.all(points.map(startStalledAt));

    // One process has all the exports, and is killed when each is at its point: to start one takes longer than to export.
    for (const { registry } of killed) await addRunImage(registry);
    await using process = new ResidentLifecycle();
    process.begin(
      killed.map(({ registry }) => argumentsFor(registry)),
      environment(),
    );
    await Promise.all(killed.map(({ isStalled }) => isStalled));
    expect(await process.kill()).toBe("SIGKILL");

    const tagged = new Set<string>();
    for (const { at, registry, resume } of killed) {
      const tags = tagsOf(registry);
      expect({ at, half: Object.values(tags).filter((state) => state === "half") }).toEqual({ at, half: [] });
      tagged.add(Object.keys(tags).join());
      if (points.indexOf(at) % 3 !== 1) continue;
      resume();
      const again = await exportTo(registry);
      expect({ at, ...again, tags: tagsOf(registry) }).toMatchObject({ at, exitCode: 0, tags: BOTH });
    }
    expect([...tagged].sort()).toEqual(["", "app:1"]);
  }, 180_000);
});

describe("an export to a registry that refuses", () => {
  const pairs = [
    ...[401, 404, 416].map((status) => ["opening an upload", status] as const),
    ...Object.keys(KINDS).map((kind) => [kind, 403] as const),
  ];

  it.each(pairs)(
    "%s with %i fails, and no tag is on half an image",
    async (kind, status) => {
      const registry = await startRegistry();
      await addRunImage(registry);
      registry.script(KINDS[kind] ?? (() => false), { kind: "answer", status }, Infinity);

      const { exitCode, output } = await exportTo(registry);

      expect({ exitCode, output }).toMatchObject({ exitCode: kind === "reading the run image" ? 1 : 62 });
      expect(output).toContain(String(status));
      expect(Object.entries(tagsOf(registry)).filter(([tag]) => tag.startsWith("second"))).toEqual([]);
      expect(Object.values(tagsOf(registry))).not.toContain("half");
      expect(existsSync(path.join(root, "report.toml"))).toBe(false);
    },
    30_000,
  );
});

describe("an export to a registry with a bad day", () => {
  const faults: Readonly<Record<string, Intervention>> = {
    "an answer of 429": { kind: "answer", status: 429, headers: { "retry-after": "0" } },
    "an answer of 503": { kind: "answer", status: 503 },
    "a closed connection": { kind: "reset" },
  };

  it.each(Object.keys(faults))(
    "completes despite %s to every kind of request",
    async (name) => {
      const registry = await startRegistry();
      await addRunImage(registry);
      const fault = faults[name];
      for (const matches of [...Object.values(KINDS), isTo("PUT", "/v2/app/manifests/1")]) {
        if (fault !== undefined) registry.script(matches, fault);
      }

      const { exitCode, output } = await exportTo(registry);

      expect({ exitCode, output, tags: tagsOf(registry) }).toMatchObject({ exitCode: 0, tags: BOTH });
    },
    60_000,
  );

  it("copies what it may not mount, from where it is redirected to, without credentials there", async () => {
    const storage = await startRegistry();
    storage.addBlob("run", RUN_LAYER);
    const auth = { kind: "bearer", ...USER } as const;
    const runImages = await startRegistry({ auth, redirectBlobsTo: `http://${storage.host}` });
    const registry = await startRegistry({ auth, refuseMounts: true });
    await addRunImage(runImages, registry);
    const config = runImages.blobs.get("run") ?? new Map<string, Buffer>();
    for (const content of config.values()) storage.addBlob("run", content);

    const { exitCode, output } = await exportTo(registry);

    expect({ exitCode, output, tags: tagsOf(registry) }).toMatchObject({ exitCode: 0, tags: BOTH });
    expect(storage.requests.length).toBeGreaterThan(0);
    expect(storage.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
    expect(output).not.toContain(USER.password);
  }, 60_000);
});
