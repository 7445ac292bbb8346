// The contract, and what only a real engine can show; needs the one that DOCKER_HOST (or the Docker context) points to.
import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { ContainerSpec, Daemon } from "../../src/docker/daemon.ts";
import { connectEngine } from "../../src/docker/engine.ts";
import { describeDaemonContract } from "./daemon-contract.ts";
import { tarDirectory, tarFile, tarHeader, writeTar } from "./tiny-tar.ts";

const MEBIBYTE = 1024 * 1024;
/** The one static program of Debian's package busybox-static. */
const BUSYBOX = "/bin/busybox";

// A busy machine needs a second for a container, and many for much data.
jest.setTimeout(120_000);

const image = `contract-${randomUUID()}:test`;
const run = randomUUID();
const labels = { run };
let daemon: Daemon;

beforeAll(async () => {
  daemon = await connectEngine(process.env);
  const { arch } = daemon.info;
  await daemon.loadImage(Readable.from([await dockerArchive(image, arch)]));
});

afterEach(async () => {
  await daemon.removeLabelled(`run=${run}`);
});

afterAll(async () => {
  await daemon.removeImage(image);
});

describeDaemonContract("the engine", () => Promise.resolve({ daemon, image }));

function shell(script: string, more: Partial<ContainerSpec> = {}): ContainerSpec {
  const command = [BUSYBOX, "sh", "-c", script];
  return { image, command, env: [], mounts: [], labels, securityOptions: [], network: "none", ...more };
}

async function outputOf(spec: ContainerSpec): Promise<string[]> {
  await using container = await daemon.createContainer(spec);
  const lines: string[] = [];
  await expect(container.run({ onLine: (line) => lines.push(line) })).resolves.toBe(0);
  return lines;
}

describe("EngineContainer", () => {
  it("misses nothing of a container that ends at once", async () => {
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(outputOf(shell("echo first"))).resolves.toEqual(["first"]);
    }
  });

  it("has volumes of its own, which go with it", async () => {
    const mounts = [{ kind: "own", target: "/data" }] as const;
    await using other = await daemon.createContainer(shell("", { mounts }));
    const container = await daemon.createContainer(shell("", { mounts }));
    await container.putArchive("/data", Readable.from([writeTar([tarFile("mine", "1")])]));

    (await container.getArchive("/data/mine")).destroy();
    await expect(other.getArchive("/data/mine")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await container[Symbol.asyncDispose]();
    // Had its volume been left, it would have the label.
    await expect(daemon.removeLabelled(`run=${run}`)).resolves.toEqual({ containers: 1, volumes: 0 });
  });

  it("passes on environment, user and working directory", async () => {
    const spec = shell('echo "$GREETING $(/bin/busybox id -u):$(/bin/busybox id -g) $PWD"', {
      env: ["GREETING=hi"],
      user: "1001:1002",
      workingDir: "/tmp",
    });

    await expect(outputOf(spec)).resolves.toEqual(["hi 1001:1002 /tmp"]);
  });

  it("lets a container with a read-only root write and execute files in /tmp only", async () => {
    const write = `${BUSYBOX} touch /file 2>/dev/null || echo refused`;
    const execute = `${BUSYBOX} cp ${BUSYBOX} /tmp/busybox && /tmp/busybox echo executed`;
    const spec = shell(`${write}; ${execute}`, { readOnlyRoot: true, user: "1001:1002" });
    const asRoot = shell(`${write}; ${execute}`, { readOnlyRoot: true });

    await expect(outputOf(spec)).resolves.toEqual(["refused", "executed"]);
    await expect(outputOf(asRoot)).resolves.toEqual(["refused", "executed"]);
  });

  it("lets a container into the network of another that runs", async () => {
    await using first = await daemon.createContainer(shell("while :; do /bin/busybox sleep 0.1; done"));
    const stop = new AbortController();
    const started = new Promise<void>((resolve) => {
      const run = first.run({ onLine: () => undefined, onStart: resolve, signal: stop.signal });
      run.catch(() => undefined);
    });
    await started;
    const network = `container:${first.id}`;
    const showNetwork = "/bin/busybox readlink /proc/self/ns/net";
    const [own] = await outputOf(shell(showNetwork, { network }));
    const [other] = await outputOf(shell(showNetwork));
    stop.abort();

    expect(own).toMatch(/^net:/);
    expect(own).not.toBe(other);
  });

  it("drops capabilities and sets security options", async () => {
    const spec = shell('while read -r line; do echo "$line"; done < /proc/self/status', {
      securityOptions: ["no-new-privileges=true"],
      dropCapabilities: ["ALL"],
    });

    const status = await outputOf(spec);

    expect(status).toContain("NoNewPrivs:\t1");
    expect(status).toContain("CapEff:\t0000000000000000");
  });

  it("rejects a bind whose source does not exist, or lets it be an empty directory where Podman makes one", async () => {
    const mounts = [{ kind: "bind" as const, source: `/nowhere/${randomUUID()}`, target: "/data" }];

    const listing = outputOf(shell("/bin/busybox ls /data", { mounts })).catch((error: unknown) => error);

    const made = daemon.info.engine === "podman" ? [[]] : [];
    const refused = expect.objectContaining({ code: "DAEMON", message: expect.stringContaining("/nowhere") });
    expect([...made, refused]).toContainEqual(await listing);
  });

  it("rejects a program that is not there", async () => {
    await using container = await daemon.createContainer(shell("", { command: ["/lacking"] }));

    await expect(container.run({ onLine: () => undefined })).rejects.toThrow(/failed to start a container/);
  });

  it("rejects to unpack into a directory that is not there, whatever the size", async () => {
    await using container = await daemon.createContainer(shell(""));
    const tar = Readable.from(bigTar(64 * MEBIBYTE));

    await expect(container.putArchive("/lacking", tar)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(tar.destroyed).toBe(true);
  });

  it("keeps the memory flat while it uploads and downloads much", async () => {
    await using container = await daemon.createContainer(shell(""));
    const before = process.memoryUsage.rss();
    let peak = before;
    const sample = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);

    await container.putArchive("/tmp", Readable.from(bigTar(UPLOAD_BYTES)));
    let received = 0;
    for await (const chunk of await container.getArchive("/tmp/big"))
      received += (chunk as Buffer).byteLength;
    clearInterval(sample);

    expect(received).toBeGreaterThan(UPLOAD_BYTES);
    expect(peak - before).toBeLessThan(UPLOAD_BYTES / 2);
  });

  it("kills a container that does not heed SIGTERM", async () => {
    await using container = await daemon.createContainer(shell("echo deaf; exec /bin/busybox sleep 120"));
    const cancel = new AbortController();
    const onLine = (): void => {
      cancel.abort();
    };

    const result = container.run({ onLine, signal: cancel.signal });

    await expect(result).rejects.toMatchObject({ code: "CANCELLED" });
  });
});

describe("DockerEngine", () => {
  let registry: Server | undefined;

  afterEach(() => {
    registry?.close();
    registry = undefined;
  });

  it("pulls with credentials and reports progress", async () => {
    registry = createServer(registryOf(smallImage(daemon.info.arch), "Basic bWU6c2VjcmV0"));
    await new Promise<void>((resolve) => registry?.listen(0, "127.0.0.1", resolve));
    const { port } = registry.address() as AddressInfo;
    const reference = `127.0.0.1:${port}/small`;
    const credentials = {
      kind: "password" as const,
      username: "me",
      password: "secret",
      registry: `127.0.0.1:${port}`,
    };
    const statuses = new Set<string>();

    await expect(daemon.pullImage(reference, {})).rejects.toThrow(/auth/);
    await daemon.pullImage(reference, { credentials, onProgress: ({ status }) => statuses.add(status) });

    const pulled = await daemon.inspectImage(`${reference}:latest`);
    await daemon.removeImage(`${reference}:latest`);
    expect(pulled?.repoDigests).toEqual([expect.stringMatching(`^${reference}@sha256:[0-9a-f]{64}$`)]);
    // Podman says no more, Docker says when it has unpacked it, too.
    expect(statuses).toContain("Download complete");
  });

  it("rejects an archive that has no image", async () => {
    const archive = writeTar([tarFile("manifest.json", "not JSON")]);

    await expect(daemon.loadImage(Readable.from([archive]))).rejects.toMatchObject({ name: "DaemonError" });
  });

  it("rejects with the error of the archive that it should load", async () => {
    const archive = new Readable({ read: () => undefined });
    archive.push(Buffer.alloc(512));
    setTimeout(() => archive.destroy(new Error("the disk broke")), 50);

    await expect(daemon.loadImage(archive)).rejects.toThrow("the disk broke");
  });

  it("gives files that were put the owner in the tar", async () => {
    await using container = await daemon.createContainer(shell("/bin/busybox stat -c %u:%g:%a /tmp/owned"));
    const lines: string[] = [];

    await container.putArchive(
      "/tmp",
      Readable.from([writeTar([tarFile("owned", "", { uid: 1001, gid: 1002, mode: 0o640 })])]),
    );
    await container.run({ onLine: (line) => lines.push(line) });

    expect(lines).toEqual(["1001:1002:640"]);
  });
});

const UPLOAD_BYTES = Number(process.env["CONTRACT_UPLOAD_MIB"] ?? 384) * MEBIBYTE;

function* bigTar(sizeBytes: number): Generator<Buffer> {
  yield tarHeader(tarFile("big", ""), sizeBytes);
  // Each chunk anew: only then does one that is kept count.
  for (let at = 0; at < sizeBytes; at += MEBIBYTE) yield Buffer.alloc(MEBIBYTE, 1);
  yield Buffer.alloc(1024);
}

async function rootLayer(): Promise<Buffer> {
  const busybox = await readFile(BUSYBOX);
  return writeTar([
    tarDirectory("bin/"),
    tarFile("bin/busybox", busybox, { mode: 0o755 }),
    tarDirectory("tmp/"),
  ]);
}

function imageConfig(arch: string, layer: Buffer): Buffer {
  return Buffer.from(
    JSON.stringify({
      architecture: arch,
      os: "linux",
      config: { Env: ["PATH=/bin"], Labels: { from: "contract" } },
      rootfs: { type: "layers", diff_ids: [digest(layer)] },
    }),
  );
}

async function dockerArchive(reference: string, arch: string): Promise<Buffer> {
  const layer = await rootLayer();
  const manifest = [{ Config: "config.json", RepoTags: [reference], Layers: ["layer.tar"] }];
  return writeTar([
    tarFile("config.json", imageConfig(arch, layer)),
    tarFile("layer.tar", layer),
    tarFile("manifest.json", JSON.stringify(manifest)),
  ]);
}

interface SmallImage {
  readonly manifest: Buffer;
  readonly blobs: Readonly<Record<string, Buffer>>;
}

const MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

function smallImage(arch: string): SmallImage {
  const layer = writeTar([tarFile(randomUUID(), "")]);
  const config = imageConfig(arch, layer);
  const compressed = gzipSync(layer);
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: {
      mediaType: "application/vnd.docker.container.image.v1+json",
      size: config.byteLength,
      digest: digest(config),
    },
    layers: [
      {
        mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip",
        size: compressed.byteLength,
        digest: digest(compressed),
      },
    ],
  };
  return {
    manifest: Buffer.from(JSON.stringify(manifest)),
    blobs: { [digest(config)]: config, [digest(compressed)]: compressed },
  };
}

function registryOf(
  { manifest, blobs }: SmallImage,
  authorization: string,
): Parameters<typeof createServer>[1] {
  return (request, response) => {
    const [, last = ""] = /([^/]+)$/.exec(request.url ?? "") ?? [];
    const body =
      request.url?.includes("/manifests/") === true ? manifest : (blobs[last] ?? Buffer.from("{}"));
    const denied = request.headers.authorization !== authorization;
    response.writeHead(denied ? 401 : 200, {
      "Content-Type": body === manifest ? MANIFEST : "application/octet-stream",
      "Content-Length": denied ? 0 : body.byteLength,
      "Docker-Content-Digest": digest(body),
      ...(denied && { "WWW-Authenticate": 'Basic realm="contract"' }),
    });
    response.end(denied || request.method === "HEAD" ? undefined : body);
  };
}

function digest(bytes: Buffer): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
