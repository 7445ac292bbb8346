// One look at an engine: everything is gone only if the engine says so.
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { hasNothingLabelled } from "../../src/docker/glance.ts";

const LABEL = "io.buildpacks.action.run=1";

let directory: string;
let socketPath: string;
let server: Server | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "glance-"));
  socketPath = join(directory, "docker.sock");
});

afterEach(async () => {
  server?.close();
  server = undefined;
  await rm(directory, { recursive: true });
});

async function listen(handler: RequestListener): Promise<void> {
  server = createServer(handler);
  await new Promise<void>((resolve) => server?.listen(socketPath, resolve));
}

/** An engine with these containers, and what it says of volumes. */
function engine(containers: unknown, volumes: unknown): RequestListener {
  return ({ url = "" }, response) => {
    const { pathname, searchParams } = new URL(url, "http://docker");
    const isAsked = searchParams.get("filters") === JSON.stringify({ label: [LABEL] });
    const isAll = pathname === "/volumes" || searchParams.get("all") === "true";
    response.statusCode = isAsked && isAll ? 200 : 400;
    response.end(JSON.stringify(pathname === "/volumes" ? volumes : containers));
  };
}

describe("hasNothingLabelled", () => {
  it.each([[[]], [null]])("is true where there are no containers, and of volumes %j", async (volumes) => {
    await listen(engine([], { Volumes: volumes, Warnings: null }));

    expect(await hasNothingLabelled(socketPath, LABEL)).toBe(true);
  });

  it("is true where the engine is through a little later", async () => {
    let looks = 0;
    await listen((request, response) => {
      if (request.url?.startsWith("/containers/") === true) looks += 1;
      engine(looks < 3 ? [{ Id: "1" }] : [], { Volumes: null })(request, response);
    });

    expect(await hasNothingLabelled(socketPath, LABEL)).toBe(true);
    expect(looks).toBe(3);
  });

  it.each([
    ["a container", [{ Id: "1" }], { Volumes: null }],
    ["a volume", [], { Volumes: [{ Name: "layers" }] }],
    ["something else than a list", {}, { Volumes: null }],
    ["nothing of volumes", [], null],
  ])("is false where the engine has %s", async (_, containers, volumes) => {
    await listen(engine(containers, volumes));

    expect(await hasNothingLabelled(socketPath, LABEL)).toBe(false);
  });

  it.each<[string, RequestListener]>([
    [
      "refuses",
      (_, response) => {
        response.statusCode = 500;
        response.end("[]");
      },
    ],
    [
      "answers no JSON",
      (_, response) => {
        response.end("<html>");
      },
    ],
    [
      "breaks off",
      (_, response) => {
        response.destroy();
      },
    ],
  ])("is false where the engine %s", async (_, handler) => {
    await listen(handler);

    expect(await hasNothingLabelled(socketPath, LABEL)).toBe(false);
  });

  it("is false where nothing listens", async () => {
    expect(await hasNothingLabelled(socketPath, LABEL)).toBe(false);
  });
});
