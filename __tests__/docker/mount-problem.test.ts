import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { json } from "node:stream/consumers";
import { describe, expect, it } from "@jest/globals";
import { EngineClient } from "../../src/docker/engine-client.ts";
import { mountProblem } from "../../src/docker/mount-problem.ts";

const MOUNT = { kind: "bind", source: "/no/such/directory", target: "/mnt" } as const;

/** Asks an engine that answers with this; gives its verdict, and what it was asked. */
async function ask(
  engine: "docker" | "podman",
  answer: { readonly status: number; readonly message: string },
): Promise<{ problem: string | undefined; asked: readonly unknown[] }> {
  const directory = await mkdtemp(path.join(tmpdir(), "mount-problem-"));
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      asked.push({ url: request.url, body });
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(JSON.stringify({ message: answer.message }));
    });
  });
  const socketPath = path.join(directory, "engine.sock");
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  try {
    const endpoint = { kind: "unix", socketPath, url: `unix://${socketPath}`, source: "input" } as const;
    const client = new EngineClient(endpoint, { apiVersion: "1.44" });
    return { problem: await mountProblem(client, engine, MOUNT), asked };
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(directory, { recursive: true });
  }
}

describe("a mount that Podman cannot make", () => {
  it("is asked for by Podman's own API, in a container that can never be there", async () => {
    const { asked } = await ask("podman", { status: 500, message: "faccessat /no/such/root: no such file" });

    const mounts = [{ Type: "bind", Source: MOUNT.source, Destination: MOUNT.target }];
    expect(asked).toEqual([
      { url: "/v4.0.0/libpod/containers/create", body: { rootfs: "/no/such/root", mounts } },
    ]);
  });

  it("is told in its words", async () => {
    const message = "statfs /no/such/directory: no such file or directory";

    expect((await ask("podman", { status: 500, message })).problem).toBe(message);
  });

  it("is none where only the container cannot be there, or Podman does not understand", async () => {
    const words = "running container create option: faccessat /no/such/root: no such file or directory";

    expect((await ask("podman", { status: 500, message: words })).problem).toBeUndefined();
    expect((await ask("podman", { status: 404, message: "Not Found" })).problem).toBeUndefined();
  });
});

describe("a mount that Docker cannot make", () => {
  it("is told in its words", async () => {
    const message = "bind source path does not exist: /no/such/directory";

    const { problem, asked } = await ask("docker", { status: 400, message });

    expect(problem).toBe(message);
    expect(asked).toMatchObject([{ url: "/v1.44/containers/create" }]);
  });

  it("is none where only the image is not there", async () => {
    expect((await ask("docker", { status: 404, message: "No such image" })).problem).toBeUndefined();
  });
});
