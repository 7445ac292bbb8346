// The committed bundle of the sub-action buildpack, as a runner runs it, and its package in a build.
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { PackagingBench } from "../packaging/packaging-fixture.ts";
import { runAction } from "../support/mini-runner.ts";
import { ROOT } from "./testbed.ts";

const action = path.join(ROOT, "buildpack");

let bench: PackagingBench;

beforeEach(async () => {
  bench = await PackagingBench.open();
});
afterEach(() => bench[Symbol.asyncDispose]());

describe("the package of a buildpack", () => {
  it("is pushed and written, from a directory, without an engine", async () => {
    bench.dir.buildpack("node", { id: "acme/node", version: "1.2.0" });

    const result = await runAction({
      action,
      workspace: bench.dir.path,
      inputs: {
        path: "node",
        image: `${bench.registry.host}/node:1.2.0`,
        file: "node.cnb",
        platform: "linux/amd64,linux/arm64",
      },
      env: { DOCKER_HOST: "unix:///nowhere" },
    });

    expect(result).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: {
        id: "acme/node",
        version: "1.2.0",
        tags: `${bench.registry.host}/node:1.2.0`,
        platforms: "linux/amd64\nlinux/arm64",
      },
    });
    expect(bench.registry.tagsOf("node")).toEqual(["1.2.0"]);
    expect(result.log.join("\n")).toContain(path.join(bench.dir.path, "node-linux-arm64.cnb"));
  });

  it("fails with words for wrong inputs", async () => {
    const result = await runAction({ action });

    expect(result).toMatchObject({ exitCode: 1, log: [], outputs: {} });
    expect(result.annotations.map(({ message }) => message.split("\n")[0])).toEqual([
      expect.stringMatching(/"image".*it is empty, and so is `file`/),
    ]);
  });
});
