// Docker without root, and an action that is outside of its network, as on a machine whose user has such an engine.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { NODE_24 } from "../support/node24.ts";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { readPublished, tagsOf } from "./published.ts";
import {
  type BuildOptions,
  copyExample,
  freshImage,
  logOf,
  runBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";

const image = freshImage("rootless");

/** Lends what listens on a port in this network to another one, through the socket that both see. */
const LEND = `
const { connect, createServer } = require("node:net");
const [, socket, port] = process.argv;
createServer((client) => {
  const there = connect(socket);
  for (const end of [client, there]) end.on("error", () => [client, there].forEach((other) => other.destroy()));
  client.pipe(there).pipe(client);
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
`;

checkForLeaks();
forgetCachesOf([image]);

(process.env["TESTBED_ENGINE"] === "docker-rootless" ? describe : describe.skip)(
  "outside of its network",
  () => {
    let workspace: Workspace;
    let outside: readonly string[];
    let registry: Server;
    let lender: ChildProcess;

    beforeAll(async () => {
      const { dir, registry: host } = testbed();
      workspace = await copyExample("node-app");
      const engine = (await readFile(path.join(dir, "engine", "pid"), "utf8")).trim();
      outside = ["nsenter", `--net=/proc/${engine}/ns/net`, "--"];
      const port = Number(host.split(":")[1]);
      const socket = path.join(dir, "registry.sock");
      await rm(socket, { force: true });
      registry = createServer((client) => {
        const there = connect(port, "127.0.0.1");
        for (const end of [client, there])
          end.on("error", () => {
            client.destroy();
            there.destroy();
          });
        client.pipe(there).pipe(client);
      }).listen(socket);
      await once(registry, "listening");
      const [program, ...args] = [...outside, NODE_24, "-e", LEND, socket, String(port)];
      lender = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
      if (lender.stdout !== null) await once(lender.stdout, "data");
    });

    afterAll(async () => {
      lender.kill();
      registry.close();
      await workspace[Symbol.asyncDispose]();
    });

    const build = (options: Omit<BuildOptions, "workspace" | "through">) =>
      runBuild({ ...options, workspace, through: outside });

    it("builds an image and pushes its tags, for which containers need not reach the action", async () => {
      const result = await build({ image: `${image}:one\n${image}:also` });

      expect(result).toMatchObject({ exitCode: 0, annotations: [] });
      expect((await readPublished(`${image}:one`)).digest).toBe(result.outputs["digest"]);
      expect(logOf(result)).toContain("tags move one after the other");
    });

    it("tests an image before its tags move, which the lifecycle pushes to a tag beside them", async () => {
      const failed = await build({ image: `${image}:tested`, inputs: { test: "exit 3" } });
      const tagsThen = await tagsOf(image);
      const passed = await build({ image: `${image}:tested`, inputs: { test: "node -v", "test-http": "/" } });

      expect(failed).toMatchObject({ exitCode: 1 });
      expect(failed.annotations[0]?.message).toContain('"exit 3" ended with exit code 3. No tag was moved');
      expect(tagsThen).toContain("cnb-untested");
      expect(tagsThen).not.toContain("tested");
      expect(passed).toMatchObject({ exitCode: 0, annotations: [] });
      expect((await readPublished(`${image}:tested`)).digest).toBe(passed.outputs["digest"]);
    });

    it.each<[string, Omit<BuildOptions, "workspace" | "through">]>([
      ["labels", { image: `${image}:two`, inputs: { labels: "a=b" } }],
      ["an image for the engine", { image: `${image}:two`, inputs: { load: "true" } }],
      ["an image that is not pushed", { image: `${image}:two`, inputs: { push: "false", load: "true" } }],
    ])("refuses %s in words, before anything is built", async (_what, options) => {
      const result = await build(options);

      expect(result.exitCode).toBe(1);
      const [annotation] = result.annotations;
      expect(annotation?.message).toContain("is rootless and has its own network");
      expect(annotation?.message).toContain("Use a Docker engine that runs as root, or Podman");
      expect(logOf(result)).not.toContain("===> DETECTING");
      expect(await tagsOf(image)).not.toContain("two");
    });
  },
);
