// The step of the sub-action, from inputs to outputs.
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openPackageInputs } from "../../../src/actions/buildpack/package-inputs.ts";
import { runPackage } from "../../../src/actions/buildpack/run-package.ts";
import { createRunner } from "../../../src/actions/runner/runner.ts";
import { PlatformError } from "../../../src/errors.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import type { PackageRequest, PublishedPackage } from "../../../src/packaging/buildpack/publish-package.ts";
import { RegistryStep } from "../registry-step.ts";

const digest = digestOf("package");
const MADE: PublishedPackage = {
  ...{ kind: "buildpack", id: "acme/meta", version: "2", modules: ["acme/node@1", "acme/meta@2"] },
  platforms: ["linux/amd64", "linux/arm64"],
  pushed: { digest, image: `g.io/a@${digest}`, tags: ["g.io/a:2", "g.io/a:latest"] },
  files: ["/w/a.cnb"],
};

let step: RegistryStep;

beforeEach(async () => {
  step = await RegistryStep.open();
});
afterEach(() => step[Symbol.asyncDispose]());

async function run(inputs: Readonly<Record<string, string>>, made: PublishedPackage | Error = MADE) {
  const requests: [PackageRequest, string | undefined][] = [];
  const env = step.env(inputs);
  const exitCode = await runPackage({
    inputs: openPackageInputs(env),
    runner: createRunner(),
    trust: () => undefined,
    publish: (...request) => {
      requests.push(request);
      return made instanceof Error ? Promise.reject(made) : Promise.resolve(made);
    },
  });
  return { ...(await step.result(exitCode)), requests };
}

describe("runPackage", () => {
  it("hands on what was asked for", async () => {
    const { requests, log } = await run({
      path: "packages/node",
      image: "g.io/a:2\ng.io/a:latest",
      file: "out/a.cnb",
      platform: "linux/amd64, linux/arm64",
      labels: "team=blue",
      annotations: "index:a=b\nmanifest:c=d",
      "buildpack-registry": "https://example.com/index/",
    });

    expect(requests).toEqual([
      [
        {
          path: "packages/node",
          chooser: { by: "workflow", workspace: step.workspace },
          tags: ["2", "latest"].map((tag) => ({ registry: "g.io", repository: "a", tag })),
          file: {
            place: { input: "file", path: path.join(step.workspace, "out"), within: step.workspace },
            name: "a.cnb",
          },
          targets: [
            { os: "linux", arch: "amd64" },
            { os: "linux", arch: "arm64" },
          ],
          labels: new Map([["team", "blue"]]),
          annotations: new Map([["a", "b"]]),
        },
        "https://example.com/index",
      ],
    ]);
    expect(log).toContain("is left out");
  });

  it("packages what is in the workspace if it is told no more than a tag", async () => {
    const { requests } = await run({ image: "g.io/a" });

    expect(requests).toMatchObject([[{ path: ".", file: undefined, targets: [] }, undefined]]);
  });

  it("tells what was made in log, outputs, summary and artifacts", async () => {
    const { exitCode, outputs, log, summary, artifacts } = await run({ image: "g.io/a:2" });

    expect(exitCode).toBe(0);
    expect(log).toBe(
      [
        `Pushed g.io/a@${digest}`,
        "  as g.io/a:2",
        "  as g.io/a:latest",
        "Written to /w/a.cnb",
        "It has the buildpacks acme/node@1, acme/meta@2",
        "It is for linux/amd64, linux/arm64",
      ].join("\n"),
    );
    expect(outputs).toEqual({
      ...{ digest, image: `g.io/a@${digest}`, tags: "g.io/a:2\ng.io/a:latest" },
      ...{ platforms: "linux/amd64\nlinux/arm64", files: "/w/a.cnb", id: "acme/meta", version: "2" },
    });
    expect(summary).toContain("<h3>Package</h3>");
    expect(summary).toContain("<code>acme/node@1</code>");
    expect(artifacts).toBe(`oci://g.io/a@${digest}\n`);
  });

  it("declares nothing that was not pushed, and has no summary if none is wanted", async () => {
    const made = { ...MADE, kind: "extension", modules: ["acme/e@1"], pushed: undefined } as const;

    const { outputs, log, summary, artifacts } = await run({ file: "a.cnb", summary: "false" }, made);

    expect(outputs).toMatchObject({ digest: "", image: "", tags: "", files: "/w/a.cnb" });
    expect(log).toContain("It has the extension acme/e@1");
    expect([summary, artifacts]).toEqual(["", ""]);
  });

  it("says everything that is wrong with its inputs at once, and makes nothing", async () => {
    const { exitCode, requests, log } = await run({
      image: "g.io/A:1",
      file: "a.tar",
      platform: "linux/x86_64",
      labels: "io.buildpacks.x=1",
      "buildpack-registry": "ftp://x",
    });

    expect(exitCode).toBe(1);
    expect(requests).toEqual([]);
    expect(log).toContain("upper-case letters");
    expect(log).toContain('"a.tar" does not end in .cnb.');
    expect(log).toContain("Write linux/amd64.");
    expect(log).toContain('"io.buildpacks.x" is a label of the lifecycle.');
    expect(log).toContain("is not the address of a buildpack registry");
  });

  it("needs a place to put the package", async () => {
    const { exitCode, log } = await run({});

    expect(exitCode).toBe(1);
    expect(log).toMatch(/"image".*it is empty, and so is `file`: the package would go nowhere/);
  });

  it.each([
    ["BUILDPACK", 1],
    ["CANCELLED", 130],
  ] as const)("ends with %s as every step does", async (code, exitCode) => {
    expect(await run({ image: "g.io/a" }, new PlatformError(code, "No."))).toMatchObject({
      exitCode,
      outputs: {},
    });
  });
});
