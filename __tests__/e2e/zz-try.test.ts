import { expect, it } from "@jest/globals";
import { startCacheServer } from "../support/cache-server.ts";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { Machines } from "./machines.ts";
import { copyExample, freshImage, metadataOf } from "./testbed.ts";
const image = freshImage("try");
checkForLeaks();
forgetCachesOf([image]);
it("x", async () => {
  await using machines = await Machines.start();
  await using service = await startCacheServer();
  await using workspace = await copyExample("node-app");
  for (const wish of [{ service }, { service }, { inputs: { cache: "none" }, service }, { service, job: {event: "pull_request", ref: "refs/pull/7/merge", permission: "read"} as const }, {inputs: {cache: `${freshImage("c")}:cache`}}]) {
    const t = performance.now();
    const r = await machines.run({ image: `${image}:${Math.random().toString(36).slice(2)}`, workspace, ...wish });
    console.log(performance.now() - t, r.exitCode, r.durationMs, r.outputs["digest"], r.rawLines.join("\n"), r.post?.log, r.annotations, r.post?.annotations, metadataOf(r).caches, r.left, service.entries, service.statistics);
  }
  expect(1).toBe(1);
});
