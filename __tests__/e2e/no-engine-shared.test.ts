// Jobs in containers of builders which share the runner's tool cache, as pods with one volume do.
import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { JobContainer, NO_NEW_PRIVILEGES } from "./container-job.ts";
import { freshImage, testbed } from "./testbed.ts";

it("jobs that share a tool cache build at the same time, and leave it as it was", async () => {
  await using cleanup = new AsyncDisposableStack();
  const tools = await mkdtemp(path.join(tmpdir(), "shared-tools-"));
  cleanup.defer(() => rm(tools, { recursive: true, force: true }));
  await chmod(tools, 0o777);
  const start = (): Promise<JobContainer> =>
    JobContainer.start({
      image: testbed().images.builder,
      args: [...NO_NEW_PRIVILEGES, "--volume", `${tools}:/__t`],
    });
  const jobs = [cleanup.use(await start()), cleanup.use(await start())];
  const image = freshImage("shared-tools");

  for (let round = 0; round < 2; round += 1) {
    const inputs = { image: round === 1 ? freshImage("shared-tools") : image, cache: "volume" };
    const results = await Promise.all(
      jobs.map((job) => job.run({ inputs, env: { RUNNER_TOOL_CACHE: "/__t" } })),
    );

    const said = results.flatMap(({ annotations }) => annotations);
    expect([results.map(({ exitCode }) => exitCode), said.filter(({ level }) => level !== "notice")]).toEqual(
      [[0, 0], []],
    );
    // Of two builds of one image, one at most begins without its cache.
    expect(said.length).toBeLessThanOrEqual(1);
    expect((await stat(tools)).mode & 0o7777).toBe(0o777);
  }
}, 300_000);
