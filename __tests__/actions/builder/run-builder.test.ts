// The step of the sub-action, from inputs to outputs.
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openBuilderInputs, type RequestedBuilder } from "../../../src/actions/builder/builder-inputs.ts";
import { runBuilder } from "../../../src/actions/builder/run-builder.ts";
import { createRunner } from "../../../src/actions/runner/runner.ts";
import { PlatformError } from "../../../src/errors.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import type { NewBuilderRequest, PublishedBuilder } from "../../../src/packaging/builder/publish-builder.ts";
import { RegistryStep } from "../registry-step.ts";

const digest = digestOf("builder");
const MADE: PublishedBuilder = {
  ...{ digest, image: `g.io/b@${digest}`, tags: ["g.io/b:1"], platforms: ["linux/amd64"] },
  ...{ buildpacks: ["acme/a@1", "acme/b@2"], extensions: ["acme/e@1"], lifecycle: "0.21.14" },
};

let step: RegistryStep;

beforeEach(async () => {
  step = await RegistryStep.open();
});
afterEach(() => step[Symbol.asyncDispose]());

async function run(inputs: Readonly<Record<string, string>>, made: PublishedBuilder | Error = MADE) {
  const requests: [NewBuilderRequest, Pick<RequestedBuilder, "registryIndex" | "trial">][] = [];
  const env = step.env(inputs);
  const exitCode = await runBuilder({
    inputs: openBuilderInputs(env),
    runner: createRunner(),
    trust: () => undefined,
    publish: (...request) => {
      requests.push(request);
      return made instanceof Error ? Promise.reject(made) : Promise.resolve(made);
    },
  });
  return { ...(await step.result(exitCode)), requests };
}

describe("runBuilder", () => {
  it("hands on what was asked for", async () => {
    const { requests } = await run({
      path: "builders/base/builder.toml",
      image: "g.io/b:1",
      platform: "linux/amd64,linux/arm64",
      lifecycle: "linux/amd64=a.tgz\n linux/arm64 = b.tgz",
      flatten: "acme/a@1,acme/b@2\nacme/c@1, acme/d@1",
      labels: "team=blue",
      app: "apps/node",
      network: "host",
    });

    const [amd64, arm64] = ["amd64", "arm64"].map((arch) => ({ os: "linux", arch }));
    expect(requests).toEqual([
      [
        {
          path: "builders/base/builder.toml",
          chooser: { by: "workflow", workspace: step.workspace },
          tags: [{ registry: "g.io", repository: "b", tag: "1" }],
          targets: [amd64, arm64],
          lifecycles: [
            { text: "a.tgz", target: amd64 },
            { text: "b.tgz", target: arm64 },
          ],
          flatten: [
            ["acme/a@1", "acme/b@2"],
            ["acme/c@1", "acme/d@1"],
          ],
          labels: new Map([["team", "blue"]]),
          annotations: new Map(),
        },
        {
          registryIndex: undefined,
          trial: {
            app: "apps/node",
            inputs: expect.objectContaining({ network: "host", "registry-timeout": "600" }),
          },
        },
      ],
    ]);
  });

  it("takes a lifecycle for all platforms, also one whose address has a =, and tries nothing unless it is told to", async () => {
    const { requests } = await run({ image: "g.io/b", lifecycle: "https://example.com/l.tgz?a=b" });

    expect(requests).toMatchObject([
      [
        { path: "builder.toml", lifecycles: [{ text: "https://example.com/l.tgz?a=b", target: undefined }] },
        { trial: undefined },
      ],
    ]);
  });

  it("tells what was made in log, outputs, summary and artifacts", async () => {
    const { exitCode, outputs, log, summary, artifacts } = await run({ image: "g.io/b:1" });

    expect(exitCode).toBe(0);
    expect(log).toBe(
      [
        `Pushed g.io/b@${digest}`,
        "  as g.io/b:1",
        "It has the lifecycle 0.21.14 and 2 buildpacks: acme/a@1, acme/b@2",
        "and 1 extension: acme/e@1",
        "It is for linux/amd64",
      ].join("\n"),
    );
    expect(outputs).toEqual({
      ...{ digest, image: `g.io/b@${digest}`, tags: "g.io/b:1", platforms: "linux/amd64" },
      lifecycle: "0.21.14",
    });
    expect(summary).toContain("<h3>Builder</h3>");
    expect(artifacts).toBe(`oci://g.io/b@${digest}\n`);
  });

  it("says everything that is wrong with its inputs at once, and makes nothing", async () => {
    const { exitCode, requests, log } = await run({
      platform: "windows/amd64",
      lifecycle: "a.tgz\nb.tgz",
      flatten: "acme/a\nacme/b@1,acme/b@1",
    });

    expect(exitCode).toBe(1);
    expect(requests).toEqual([]);
    expect(log).toMatch(/"image".*it is required, and missing or empty/);
    expect(log).toContain('"windows/amd64" is not a platform.');
    expect(log).toContain("it names several lifecycles for all platforms.");
    expect(log).toContain('"acme/a" is not an id with a version.');
    expect(log).toContain('"acme/a" is alone in its line.');
    expect(log).toContain('"acme/b@1" is named twice.');
  });

  it.each([
    ["BUILDPACK", 1],
    ["CANCELLED", 130],
  ] as const)("ends with %s as every step does", async (code, exitCode) => {
    expect(await run({ image: "g.io/b" }, new PlatformError(code, "No."))).toMatchObject({
      exitCode,
      outputs: {},
    });
  });
});
