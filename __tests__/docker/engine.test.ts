// What is hard to make a real engine do: answer strangely, break off, be too old. The engine here is a scripted HTTP server.
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { json as jsonOf, text } from "node:stream/consumers";
import { TLSSocket } from "node:tls";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Container, Daemon } from "../../src/docker/daemon.ts";
import { connectEngine } from "../../src/docker/engine.ts";

type Handlers = Readonly<Record<string, RequestListener>>;

const VERSION = { Version: "28.0.4", ApiVersion: "1.48", Os: "linux", Arch: "amd64" };
const PODMAN = { ...VERSION, Version: "5.8.6", ApiVersion: "1.44", Components: [{ Name: "Podman Engine" }] };
const SPEC = { image: "app", command: ["true"], env: [], mounts: [], labels: {}, securityOptions: [] };

const TLS = join(import.meta.dirname, "../support/tls");

const FULL_DISK = "write /layer.tar: no space left on device";

let directory: string;
let server: Server | undefined;
let requests: IncomingMessage[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "engine-"));
  requests = [];
});

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(directory, { recursive: true });
});

function env(): { DOCKER_HOST: string } {
  return { DOCKER_HOST: `unix://${join(directory, "docker.sock")}` };
}

/** Keys are e.g. `POST /images/create`; everything else answers 404. */
async function listen(handlers: Handlers): Promise<void> {
  const all: Handlers = { "GET /version": json(200, VERSION), ...handlers };
  server = createServer((request, response) => {
    requests.push(request);
    const handler = all[`${request.method ?? ""} ${pathOf(request)}`];
    (handler ?? json(404, { message: "no such route" }))(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(join(directory, "docker.sock"), resolve));
}

/** Without query and version. */
function pathOf({ url = "" }: IncomingMessage): string {
  return url.replace(/\?.*$/, "").replace(/^\/v\d+\.\d+(?=\/)/, "");
}

async function connect(handlers: Handlers): Promise<Daemon> {
  await listen(handlers);
  return connectEngine(env());
}

async function createContainer(handlers: Handlers): Promise<Container> {
  const daemon = await connect({ "POST /containers/create": json(201, { Id: "c1" }), ...handlers });
  return daemon.createContainer(SPEC);
}

function json(status: number, body: unknown): RequestListener {
  return (request, response) => {
    request.resume();
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  };
}

/** Sends the head and a part of the body, and breaks the connection off. */
function breakOff(body: string): RequestListener {
  return (_request, response) => {
    response.writeHead(200);
    response.write(body, () => setTimeout(() => response.destroy(), 20));
  };
}

const stdoutFrame = Buffer.from([1, 0, 0, 0, 0, 0, 0, 3, 0x68, 0x69, 0x0a]);

describe("connectEngine", () => {
  it("quotes the endpoint where nothing listens", async () => {
    await expect(connectEngine(env())).rejects.toMatchObject({
      code: "DAEMON_UNREACHABLE",
      message: expect.stringMatching(
        /^Cannot reach the Docker daemon at "unix:.*docker\.sock" \(from DOCKER_HOST\): /,
      ),
      hint: expect.stringContaining("Ensure that the Docker daemon is running and accessible"),
    });
  });

  it("names what asked for an engine that cannot be reached", async () => {
    const host = env().DOCKER_HOST;

    await expect(connectEngine({ DOCKER_HOST: "tcp://127.0.0.1:1" }, { host })).rejects.toMatchObject({
      message: expect.stringMatching(
        /^Cannot reach the Docker daemon at "unix:.*" \(from the input "docker-host"\): /,
      ),
      hint: expect.stringMatching(/and that the input "docker-host" is correct\.$/),
    });
    await expect(connectEngine({ DOCKER_HOST: host })).rejects.toMatchObject({
      hint: expect.stringMatching(/and that DOCKER_HOST is correct\.$/),
    });
  });

  it("quotes the endpoint where somebody hangs up", async () => {
    await listen({ "GET /version": (request) => request.destroy() });

    await expect(connectEngine(env())).rejects.toMatchObject({ code: "DAEMON_UNREACHABLE" });
  });

  it("rejects an engine that is too old and names both versions", async () => {
    const old = { ...VERSION, Version: "19.03.15", ApiVersion: "1.40" };
    await listen({ "GET /version": json(200, old) });

    await expect(connectEngine(env())).rejects.toThrow(/19\.03\.15 speaks API "1\.40"; at least API 1\.41/);
  });

  it.each([
    [
      "its newest, if that is older than what is tested",
      { ApiVersion: "1.41", MinAPIVersion: "1.12" },
      "1.41",
    ],
    ["the newest that is tested", { ApiVersion: "1.56", MinAPIVersion: "1.44" }, "1.52"],
    [
      "its oldest, if that is newer than what is tested",
      { ApiVersion: "1.70", MinAPIVersion: "1.60" },
      "1.60",
    ],
    ["its newest, if it does not say which is the oldest", { ApiVersion: "1.44" }, "1.44"],
  ])("speaks with an engine %s", async (_name, versions, spoken) => {
    await listen({
      "GET /version": json(200, { ...VERSION, ...versions }),
      "GET /networks/bridge": (request, response) => {
        const isSpoken = request.url === `/v${spoken}/networks/bridge`;
        const complaint = { message: `client version of ${String(request.url)} is not supported` };
        json(isSpoken ? 200 : 400, isSpoken ? {} : complaint)(request, response);
      },
    });
    const daemon = await connectEngine(env());

    await expect(daemon.networkGateway("bridge")).resolves.toBeUndefined();
  });

  it("takes nothing for a version that is none", async () => {
    await listen({ "GET /version": json(200, { ...VERSION, MinAPIVersion: "1.2/../containers" }) });

    await expect(connectEngine(env())).rejects.toThrow(/MinAPIVersion/);
  });

  it("connects over TCP, which may lead to another machine", async () => {
    server = createServer(json(200, VERSION));
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };

    const daemon = await connectEngine({ DOCKER_HOST: `tcp://127.0.0.1:${port}` });
    expect(daemon.socketPath).toBeUndefined();
  });

  it("connects over TLS and shows its certificate", async () => {
    // It is its own authority.
    const [cert, key] = await Promise.all(
      ["server.pem", "server-key.pem"].map((name) => readFile(join(TLS, name))),
    );
    const answer: RequestListener = (request, response) => {
      const authorized = request.socket instanceof TLSSocket && request.socket.authorized;
      json(authorized ? 200 : 403, authorized ? VERSION : { message: "no certificate" })(request, response);
    };
    const tlsServer = createTlsServer(
      { ca: cert, cert, key, requestCert: true, rejectUnauthorized: false },
      answer,
    );
    server = tlsServer;
    await new Promise<void>((resolve) => tlsServer.listen(0, "127.0.0.1", resolve));
    const { port } = tlsServer.address() as { port: number };
    await copyFile(join(TLS, "server.pem"), join(directory, "ca.pem"));
    await copyFile(join(TLS, "server.pem"), join(directory, "cert.pem"));
    await copyFile(join(TLS, "server-key.pem"), join(directory, "key.pem"));
    const host = { DOCKER_HOST: `tcp://127.0.0.1:${port}`, DOCKER_CERT_PATH: directory };

    await expect(connectEngine({ ...host, DOCKER_TLS_VERIFY: "1" })).resolves.toBeDefined();

    await rm(join(directory, "ca.pem"));
    await expect(connectEngine({ ...host, DOCKER_TLS_VERIFY: "1" })).rejects.toMatchObject({
      code: "DAEMON_UNREACHABLE",
    });
    await expect(connectEngine(host)).resolves.toBeDefined();
  });
});

describe("DockerEngine", () => {
  it("tells its version and platform without asking again", async () => {
    const daemon = await connect({});

    expect(daemon.info).toMatchObject({ serverVersion: VERSION.Version, arch: "amd64", apiVersion: "1.48" });
  });

  it.each([
    ["what it says", [{ Subnet: "172.17.0.0/16", Gateway: "172.17.0.5" }], "172.17.0.5"],
    ["the first of its subnet, if it says nothing", [{ Subnet: "172.17.0.0/16" }], "172.17.0.1"],
    ["the first of a small subnet", [{ Subnet: "10.1.2.130/25" }], "10.1.2.129"],
    ["that of IPv4, if it says nothing", [{ Subnet: "fd00::/64" }, { Subnet: "10.0.0.0/8" }], "10.0.0.1"],
    ["unknown without either", [{}], undefined],
  ])("knows of the gateway of a network %s", async (_what, Config, gateway) => {
    const daemon = await connect({ "GET /networks/bridge": json(200, { IPAM: { Config } }) });

    await expect(daemon.networkGateway("bridge")).resolves.toBe(gateway);
  });

  it("tells which machine the engine is on, and whether it has root", async () => {
    const info = { Name: "runner", SecurityOptions: ["name=seccomp,profile=builtin", "name=rootless"] };
    const daemon = await connect({ "GET /info": json(200, info) });

    await expect(daemon.describeHost()).resolves.toMatchObject({ name: "runner", isRootless: true });
  });

  it("knows that the engine is on a socket of this machine", async () => {
    const daemon = await connect({});

    expect(daemon.socketPath).toBe(join(directory, "docker.sock"));
  });

  it.each([
    ["overlay2", [["Backing Filesystem", "extfs"]], false],
    ["containerd", [["driver-type", "io.containerd.snapshotter.v1"]], true],
    ["unknown", null, false],
  ])("knows the %s store, asking once", async (_name, DriverStatus, usesContainerdStore) => {
    const daemon = await connect({ "GET /info": json(200, { DriverStatus }) });

    await expect(daemon.describeHost()).resolves.toMatchObject({ usesContainerdStore });
    await expect(daemon.describeHost()).resolves.toMatchObject({ usesContainerdStore });
    expect(requests.filter(({ url }) => url === "/v1.48/info")).toHaveLength(1);
  });

  it.each([
    ["mirrors", { Mirrors: ["https://mirror.example/"] }, true],
    ["no mirrors", { Mirrors: [] }, false],
    ["nothing of registries", null, false],
  ])("knows that the engine has %s", async (_name, RegistryConfig, hasHubMirrors) => {
    const daemon = await connect({ "GET /info": json(200, { RegistryConfig }) });

    await expect(daemon.describeHost()).resolves.toMatchObject({ hasHubMirrors });
  });

  it("lets Podman give the top directory of a volume its owner, which Docker would not understand", async () => {
    const bodies: unknown[] = [];
    const create: RequestListener = (request, response) => {
      void jsonOf(request).then((body) => {
        bodies.push(body);
        json(201, {})(request, response);
      });
    };
    const owner = { uid: 1001, gid: 1002 };
    for (const version of [VERSION, PODMAN]) {
      server?.close();
      const daemon = await connect({ "GET /version": json(200, version), "POST /volumes/create": create });
      await daemon.createVolume("v", {}, owner);
    }

    expect(bodies).toEqual([
      { Name: "v", Labels: {} },
      { Name: "v", Labels: {}, DriverOpts: { o: "uid=1001,gid=1002" } },
    ]);
  });

  it.each([
    [
      "what the engine says when it creates one",
      { Warnings: ["odd"] },
      {},
      [{ kind: "other", words: "odd" }],
    ],
    ["nothing where it has nothing to say", { Warnings: null }, {}, []],
    ["limits that it leaves out without a word", {}, { Memory: 0 }, [{ kind: "no-limit", limit: "memory" }]],
    [
      "limits that it cannot have, and keeps",
      {},
      { MemoryLimit: false, CpuCfsQuota: false },
      [
        { kind: "no-limit", limit: "memory" },
        { kind: "no-limit", limit: "cpus" },
      ],
    ],
  ])("warns of a container: %s", async (_what, answer, changes, expected) => {
    const limits = { memoryBytes: 1 << 28, cpus: 0.5 };
    const warnings: unknown[] = [];
    const inForce = { Memory: limits.memoryBytes, NanoCpus: 500_000_000, ...changes };
    await listen({
      "POST /containers/create": json(201, { Id: "c1", ...answer }),
      "GET /containers/c1/json": json(200, { State: {}, HostConfig: inForce }),
      "GET /info": json(200, changes),
    });
    const daemon = await connectEngine(env(), { onWarning: (warning) => warnings.push(warning) });
    await daemon.createContainer({ ...SPEC, limits });

    expect(warnings).toEqual(expected);
  });

  it("asks nothing more of an engine where no limit was wanted", async () => {
    const container = await createContainer({});

    expect(container.id).toBe("c1");
    expect(requests).toHaveLength(2);
  });

  it("leaves no container behind whose limits it cannot read", async () => {
    const daemon = await connect({
      "POST /containers/create": json(201, { Id: "c1" }),
      "GET /info": json(200, {}),
      "GET /containers/c1/json": json(500, { message: "busy" }),
      "DELETE /containers/c1": json(204, undefined),
    });

    await expect(daemon.createContainer({ ...SPEC, limits: { cpus: 1 } })).rejects.toThrow("busy");
    expect(requests.at(-1)).toMatchObject({ method: "DELETE" });
  });

  it("inspects an image whose empty fields the engine leaves out", async () => {
    const answer = { Id: "sha256:1", Os: "linux", Architecture: "arm64", Variant: "v8", Config: null };
    const daemon = await connect({ "GET /images/ghcr.io/me/app:1/json": json(200, answer) });

    await expect(daemon.inspectImage("ghcr.io/me/app:1")).resolves.toEqual({
      id: "sha256:1",
      os: "linux",
      arch: "arm64",
      variant: "v8",
      env: [],
      labels: {},
      user: "",
      repoDigests: [],
      diffIds: [],
    });
  });

  it.each([
    ["that is not JSON", "read-only\n", "read-only."],
    ["that is empty", "", "status 500."],
  ])("passes on a refusal %s", async (_what, body, words) => {
    const refuse: RequestListener = (_request, response) => response.writeHead(500).end(body);
    const daemon = await connect({ "DELETE /images/app": refuse, "POST /images/create": refuse });

    await expect(daemon.removeImage("app")).rejects.toThrow(`failed to remove the image "app": ${words}`);
    await expect(daemon.pullImage("app", {})).rejects.toThrow(`failed to pull "app": ${words}`);
  });

  it("sends what containers and volumes are made of in the body, and nothing of it in the line", async () => {
    const bodies: unknown[] = [];
    const create: RequestListener = (request, response) => {
      void jsonOf(request).then((body) => {
        bodies.push(body);
        json(201, { Id: "c1" })(request, response);
      });
    };
    const daemon = await connect({ "POST /containers/create": create, "POST /volumes/create": create });

    await daemon.createContainer({ ...SPEC, env: ["LONG=text"] });
    await daemon.createVolume("v", {});

    expect(bodies).toMatchObject([{ Image: "app", Env: ["LONG=text"] }, { Name: "v" }]);
    expect(requests.slice(1).map(({ url }) => url)).toEqual([
      "/v1.48/containers/create",
      "/v1.48/volumes/create?",
    ]);
  });

  it("passes on the engine's words and status", async () => {
    const daemon = await connect({ "DELETE /images/app": json(409, { message: "image is being used" }) });

    await expect(daemon.removeImage("app")).rejects.toMatchObject({
      name: "DaemonError",
      code: "DAEMON",
      statusCode: 409,
      operation: 'remove the image "app"',
      message: 'The Docker engine failed to remove the image "app": image is being used.',
    });
  });

  it("sends platform and credentials with a pull, and never asks for all tags", async () => {
    const daemon = await connect({ "POST /images/create": json(200, { status: "Done" }) });

    await daemon.pullImage("app", { platform: "linux/arm64" });

    const [, pull] = requests;
    expect(pull?.url).toBe("/v1.48/images/create?fromImage=app%3Alatest&platform=linux%2Farm64");
    expect(pull?.headers["x-registry-auth"]).toBe("e30=");
  });

  it("writes credentials for URLs, as the engine reads them", async () => {
    const daemon = await connect({ "POST /images/create": json(200, { status: "Done" }) });
    const password = "\u00ff\u00fe~~~???>>>".repeat(5);
    const credentials = { kind: "password", username: "me", password, registry: "ghcr.io" } as const;

    await daemon.pullImage("app", { credentials });

    const header = String(requests[1]?.headers["x-registry-auth"]);
    expect(header).toMatch(/^[\w-]+=*$/);
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({
      username: "me",
      password,
      serveraddress: "ghcr.io",
    });
  });

  it("rejects a pull that fails after the engine has answered 200", async () => {
    const daemon = await connect({ "POST /images/create": json(200, { error: "toomanyrequests" }) });

    await expect(daemon.pullImage("app:1", {})).rejects.toThrow('failed to pull "app:1": toomanyrequests.');
  });

  it("rejects a pull that is cancelled half-way", async () => {
    const cancel = new AbortController();
    const daemon = await connect({
      "POST /images/create": (_request, response) => void response.write('{"status":"Waiting"}\n'),
    });
    const onProgress = (): void => {
      cancel.abort();
    };

    await expect(daemon.pullImage("app:1", { onProgress, signal: cancel.signal })).rejects.toMatchObject({
      code: "CANCELLED",
    });
  });

  it("rejects a load whose layers could not be unpacked", async () => {
    const daemon = await connect({
      "POST /images/load": json(200, { stream: "Error unpacking image app: not found" }),
    });

    await expect(daemon.loadImage(Readable.from(["tar"]))).rejects.toThrow("Error unpacking image app");
  });

  it.each<[string, RequestListener, object]>([
    [
      "whose disk is full while it unpacks",
      (_request, response) => {
        response.end(`${JSON.stringify({ stream: "Loading" })}\n${JSON.stringify({ error: FULL_DISK })}\n`);
      },
      { code: "DAEMON", message: `The Docker engine failed to load an image archive: ${FULL_DISK}.` },
    ],
    [
      "whose disk is full before it answers",
      (_request, response) => {
        response.writeHead(500);
        response.end(JSON.stringify({ message: FULL_DISK }));
      },
      { code: "DAEMON", statusCode: 500, message: expect.stringContaining(FULL_DISK) },
    ],
    [
      "that goes away while it reads",
      (request) => request.once("data", () => request.socket.destroy()),
      { code: "DAEMON", message: expect.stringContaining("the connection broke"), hint: expect.any(String) },
    ],
    [
      "that goes away while it answers",
      (_request, response) => {
        response.write(`${JSON.stringify({ stream: "Loading" })}\n`, () => response.socket?.destroy());
      },
      { code: "DAEMON", message: expect.stringContaining("the connection broke") },
    ],
  ])("rejects a load by an engine %s, and lets go of the archive", async (_what, listener, error) => {
    const daemon = await connect({ "POST /images/load": listener });
    const endless = new Readable({
      read() {
        this.push(Buffer.alloc(65536));
      },
    });

    await expect(daemon.loadImage(endless)).rejects.toMatchObject(error);
    expect(endless.destroyed).toBe(true);
  });

  it("rejects when the engine breaks off its answer", async () => {
    const daemon = await connect({ "GET /volumes": json(200, {}), "GET /containers/json": breakOff("[{") });

    await expect(daemon.removeLabelled("a=b")).rejects.toMatchObject({ name: "DaemonError", code: "DAEMON" });
  });

  it("removes everything it can before it reports what it could not", async () => {
    const daemon = await connect({
      "GET /containers/json": json(200, [{ Id: "stuck" }, { Id: "fine" }]),
      "DELETE /containers/stuck": json(500, { message: "device busy" }),
      "DELETE /containers/fine": json(204, undefined),
    });

    await expect(daemon.removeLabelled("a=b")).rejects.toThrow("device busy");
    expect(requests.map(({ url }) => url)).toContain("/v1.48/containers/fine?force=true&v=true");
  });
});

describe("EngineContainer", () => {
  it("rejects when the engine goes away while the container runs", async () => {
    const container = await createContainer({
      "POST /containers/c1/attach": (_request, response) => void response.write(stdoutFrame),
      "POST /containers/c1/wait": (_request, response) => {
        response.flushHeaders();
      },
      "POST /containers/c1/start": json(204, undefined),
    });
    const onLine = (): void => server?.closeAllConnections();

    await expect(container.run({ onLine })).rejects.toMatchObject({
      name: "DaemonError",
      message: expect.stringContaining("the connection broke"),
    });
  });

  it("sends nothing to a container that it attaches to", async () => {
    let sent = "";
    const container = await createContainer({
      "POST /containers/c1/attach": (request, response) => {
        void text(request).then((body) => {
          sent = body;
          response.end(stdoutFrame);
        });
      },
      "POST /containers/c1/wait": json(200, { StatusCode: 0 }),
      "POST /containers/c1/start": json(204, undefined),
    });

    await container.run({ onLine: () => undefined });

    expect(sent).toBe("");
  });

  it("attaches before it starts, and waits after that", async () => {
    const container = await createContainer({
      "POST /containers/c1/attach": (_request, response) => response.end(stdoutFrame),
      "POST /containers/c1/wait": json(200, { StatusCode: 3 }),
      "POST /containers/c1/start": json(204, undefined),
    });

    await expect(container.run({ onLine: () => undefined })).resolves.toBe(3);
    expect(requests.slice(2).map(({ url }) => url)).toEqual([
      "/v1.48/containers/c1/attach?stream=true&stdout=true&stderr=true",
      "/v1.48/containers/c1/start",
      "/v1.48/containers/c1/wait",
    ]);
  });

  it("rejects when the engine could not wait", async () => {
    const container = await createContainer({
      "POST /containers/c1/attach": (_request, response) => response.end(),
      "POST /containers/c1/wait": json(200, { StatusCode: 0, Error: { Message: "lost track of it" } }),
      "POST /containers/c1/start": json(204, undefined),
    });

    await expect(container.run({ onLine: () => undefined })).rejects.toThrow("lost track of it");
  });

  it("calls it a failed start where the engine makes the container when it is attached to", async () => {
    const message = 'runc create failed: exec: "/lacking": no such file or directory';
    const container = await createContainer({
      "GET /version": json(200, PODMAN),
      "POST /containers/c1/attach": json(500, { message }),
    });

    await expect(container.run({ onLine: () => undefined })).rejects.toThrow(
      `The Docker engine failed to start a container: ${message}.`,
    );
  });

  it("waits for a removal that somebody else has begun", async () => {
    const container = await createContainer({
      "DELETE /containers/c1": json(409, { message: "removal already in progress" }),
      "POST /containers/c1/wait": json(200, { StatusCode: 0 }),
    });

    await container[Symbol.asyncDispose]();

    expect(requests.at(-1)?.url).toBe("/v1.48/containers/c1/wait?condition=removed");
  });

  it("lets Podman make no directory that a container lacks", async () => {
    const container = await createContainer({
      "GET /version": json(200, PODMAN),
      "HEAD /containers/c1/archive": (_request, response) => response.writeHead(404).end(),
      "PUT /containers/c1/archive": json(200, {}),
    });
    const tar = Readable.from([Buffer.alloc(1024)]);

    await expect(container.putArchive("/lacking", tar)).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining('failed to unpack files at "/lacking" of a container'),
    });
    expect(tar.destroyed).toBe(true);
    expect(requests.map(({ method }) => method)).not.toContain("PUT");
  });

  it("rejects with the error of a tar that fails while Podman is asked for the directory", async () => {
    const tar = new Readable({ read: () => undefined });
    const container = await createContainer({
      "GET /version": json(200, PODMAN),
      "HEAD /containers/c1/archive": (_request, response) => {
        tar.once("close", () => response.end()).destroy(new Error("cancelled"));
      },
      "PUT /containers/c1/archive": json(200, {}),
    });

    await expect(container.putArchive("/workspace", tar)).rejects.toThrow("cancelled");
  });

  it("lets go of a tar that the engine does not want", async () => {
    const container = await createContainer({
      "PUT /containers/c1/archive": (_request, response) => {
        response.writeHead(403);
        response.end("read-only");
      },
    });
    const endless = new Readable({
      read() {
        this.push(Buffer.alloc(65536));
      },
    });

    await expect(container.putArchive("/", endless)).rejects.toMatchObject({ statusCode: 403 });
    expect(endless.destroyed).toBe(true);
  });
});
