// An engine whose connections are kept, over a scripted HTTP server; and what it tells of its images.
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Daemon } from "../../src/docker/daemon.ts";
import { connectKeptEngine } from "../../src/docker/kept-engine.ts";

const VERSION = { Version: "28.0.4", ApiVersion: "1.48", Os: "linux", Arch: "amd64" };

let directory: string;
let server: Server;
let daemon: (Daemon & Disposable) | undefined;
let requests: string[];
let connections: number;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "kept-engine-"));
  requests = [];
  connections = 0;
});

afterEach(async () => {
  daemon?.[Symbol.dispose]();
  daemon = undefined;
  server.closeAllConnections();
  server.close();
  await rm(directory, { recursive: true });
});

function json(status: number, body: unknown): RequestListener {
  return (request, response) => {
    request.resume();
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  };
}

async function connect(handlers: Readonly<Record<string, RequestListener>> = {}): Promise<Daemon> {
  const all: Readonly<Record<string, RequestListener>> = {
    "GET /version": json(200, VERSION),
    "GET /_ping": json(200, "OK"),
    ...handlers,
  };
  server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const { method = "" } = request;
    const url = (request.url ?? "").replace(/^\/v1\.48(?=\/)/, "");
    requests.push(`${method} ${url}`);
    const handler = all[`${method} ${url.replace(/\?.*$/, "")}`];
    (handler ?? json(404, { message: "no such image" }))(request, response);
  });
  server.on("connection", () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(join(directory, "docker.sock"), resolve));
  daemon = await connectKeptEngine({ DOCKER_HOST: `unix://${join(directory, "docker.sock")}` });
  return daemon;
}

describe("reading an image", () => {
  const INSPECTED = {
    Id: "sha256:1d",
    RepoDigests: [`host.example/a/b@sha256:${"c".repeat(64)}`, "<none>@<none>"],
    Os: "linux",
    Architecture: "arm64",
    Variant: "v8",
    Author: "me",
    RootFS: { Type: "layers", Layers: ["sha256:a", "sha256:b"] },
    Config: {
      Hostname: "left over",
      Env: ["A=b"],
      Labels: { l: "v" },
      Cmd: null,
      User: "1",
      Image: "sha256:x",
    },
  };
  const HISTORY = [
    { Id: "<missing>", Created: 2, CreatedBy: "second", Size: 0, Comment: "" },
    { Id: "<missing>", Created: 1, CreatedBy: "first", Size: 0, Comment: "c" },
  ];

  it("puts together the configuration that it was made from", async () => {
    const images = await connect({
      "GET /images/a/b:1/json": json(200, INSPECTED),
      "GET /images/a/b:1/history": json(200, HISTORY),
    });

    const image = await images.readImage("a/b:1");

    expect(image?.id).toBe("sha256:1d");
    expect(image?.origins).toEqual([`host.example/a/b@sha256:${"c".repeat(64)}`]);
    expect(image?.config).toMatchObject({
      architecture: "arm64",
      os: "linux",
      variant: "v8",
      author: "me",
      history: [{ created_by: "first", comment: "c" }, { created_by: "second" }],
      rootfs: { type: "layers", diff_ids: ["sha256:a", "sha256:b"] },
      config: { Env: ["A=b"], Labels: { l: "v" }, User: "1" },
    });
    expect(image?.config.config).not.toHaveProperty("Hostname");
    expect(image?.config.config).not.toHaveProperty("Image");
  });

  it("takes an image that has no history", async () => {
    const images = await connect({
      "GET /images/a/json": json(200, INSPECTED),
      "GET /images/a/history": json(200, null),
    });

    expect((await images.readImage("a"))?.config.history).toEqual([]);
  });

  it("is undefined for an image that is not there", async () => {
    expect(await (await connect()).readImage("a")).toBeUndefined();
  });

  it("refuses a configuration that is none, naming the image", async () => {
    const images = await connect({
      "GET /images/a/json": json(200, { ...INSPECTED, Config: { Env: "A=b" } }),
      "GET /images/a/history": json(200, HISTORY),
    });

    await expect(images.readImage("a")).rejects.toThrow(/image "a" is malformed at "config\.Env"/);
  });
});

describe("naming an image", () => {
  it("gives a name to an id", async () => {
    const images = await connect({ "POST /images/sha256:1d/tag": json(201, "") });

    await images.tagImage("sha256:1d", "host:5000/a/b:1");

    expect(requests.at(-1)).toBe("POST /images/sha256:1d/tag?repo=host%3A5000%2Fa%2Fb&tag=1");
  });
});

describe("connections", () => {
  it("are opened at once, and used when no more can be opened", async () => {
    const images = await connect({ "GET /images/a/get": (_request, response) => response.end("archive") });
    const opened = connections;
    await rm(join(directory, "docker.sock"));

    const archives = await Promise.all([images.saveImage("a"), images.saveImage("a"), images.saveImage("a")]);
    const contents = await Promise.all(archives.map((archive) => buffer(archive)));

    expect(contents.map(String)).toEqual(["archive", "archive", "archive"]);
    // One more was closed: it said which version is spoken.
    expect(opened).toBe(1 + 4);
    expect(connections).toBe(opened);
  });

  it("are waited for where reading an image to its end was not worth it", async () => {
    const images = await connect({
      "GET /images/a/get": (_request, response) => {
        response.writeHead(200);
        response.write("much");
      },
      "GET /images/b/json": json(200, { Id: "sha256:1d", Os: "linux", Architecture: "arm64" }),
      "GET /images/b/history": json(200, []),
    });
    await rm(join(directory, "docker.sock"));
    for (let lost = 0; lost < 3; lost += 1) {
      const saved = await images.saveImage("a");
      saved.destroy();
      await once(saved, "close");
    }

    const read = await Promise.all(["b", "b", "b"].map((name) => images.readImage(name)));

    expect(read.map((image) => image?.id)).toEqual(["sha256:1d", "sha256:1d", "sha256:1d"]);
  });
});
