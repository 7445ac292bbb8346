// The step of the sub-action, from inputs to outputs.
import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openPushInputs } from "../../../src/actions/push/push-inputs.ts";
import { runPush } from "../../../src/actions/push/run-push.ts";
import { createRunner } from "../../../src/actions/runner/runner.ts";
import { PlatformError } from "../../../src/errors.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { formatImageReference } from "../../../src/oci/image-reference.ts";
import type { PushedImage, PushRequest } from "../../../src/platform/delivery/push-layout.ts";
import { RegistryStep } from "../registry-step.ts";

const DIGEST = digestOf("an image");

let step: RegistryStep;

beforeEach(async () => {
  step = await RegistryStep.open();
  await mkdir(path.join(step.workspace, "image"));
});
afterEach(() => step[Symbol.asyncDispose]());

type Push = (request: PushRequest) => Promise<PushedImage>;

const succeed: Push = ({ tags }) =>
  Promise.resolve({
    digest: DIGEST,
    image: `g.io/a@${DIGEST}`,
    tags: tags.map(formatImageReference),
    imageId: digestOf("its configuration"),
  });

async function run(inputs: Readonly<Record<string, string>>, push: Push = succeed) {
  const requests: PushRequest[] = [];
  const exitCode = await runPush({
    inputs: openPushInputs(step.env(inputs)),
    runner: createRunner(),
    trust: () => undefined,
    push: (request) => {
      requests.push(request);
      return push(request);
    },
  });
  return { ...(await step.result(exitCode)), requests };
}

describe("runPush", () => {
  it("pushes the directory to the tags, and says where the image is", async () => {
    const { exitCode, outputs, requests, log } = await run({
      layout: "image",
      image: "g.io/a:1\ng.io/a:2",
      digest: DIGEST,
    });

    expect(exitCode).toBe(0);
    expect(requests).toEqual([
      {
        layout: path.join(step.workspace, "image"),
        tags: [
          { registry: "g.io", repository: "a", tag: "1" },
          { registry: "g.io", repository: "a", tag: "2" },
        ],
        digest: DIGEST,
      },
    ]);
    expect(outputs).toEqual({
      digest: DIGEST,
      image: `g.io/a@${DIGEST}`,
      tags: "g.io/a:1\ng.io/a:2",
      "image-id": digestOf("its configuration"),
    });
    expect(log).toContain(`Pushed g.io/a@${DIGEST}\n  as g.io/a:1\n  as g.io/a:2`);
  });

  it.each([
    ["true", `oci://g.io/a@${DIGEST}\n`],
    ["false", ""],
  ])("declares the image where that is %s", async (declared, expected) => {
    const { artifacts } = await run({ layout: "image", image: "g.io/a:1", "declare-image": declared });

    expect(artifacts).toBe(expected);
  });

  it.each([
    ["true", /^<h3>Pushed image<\/h3>\n.*<code>g\.io\/a:1<\/code>/],
    ["false", /^$/],
  ])("shows the image on the page of the run where that is %s", async (summary, page) => {
    const { summary: shown } = await run({ layout: "image", image: "g.io/a:1", summary });

    expect(shown).toMatch(page);
  });

  it("says everything that is wrong with its inputs at once, and pushes nothing", async () => {
    await symlink("/", path.join(step.workspace, "away"));

    const { exitCode, requests, log } = await run({
      layout: "away/tmp",
      image: "g.io/A:1",
      digest: "sha256:4bcf",
      "registry-timeout": "soon",
    });

    expect(exitCode).toBe(1);
    expect(requests).toEqual([]);
    expect(log).toContain("which is not in the workspace");
    expect(log).toContain("upper-case letters");
    expect(log).toContain('"sha256:4bcf" is not a digest');
    expect(log).toContain('"soon" is not a number of seconds');
  });

  it.each(["layout", "image"])("needs the input %s", async (missing) => {
    const { exitCode, log } = await run({ layout: "image", image: "g.io/a", [missing]: "" });

    expect(exitCode).toBe(1);
    expect(log).toMatch(new RegExp(`"${missing}".*it is required, and missing or empty`));
  });

  it.each([
    ["fails", 1, "DIGEST_MISMATCH"],
    ["is cancelled", 130, "CANCELLED"],
  ] as const)("sets no output if the push %s", async (_what, code, error) => {
    const { exitCode, outputs } = await run({ layout: "image", image: "g.io/a" }, () =>
      Promise.reject(new PlatformError(error, "It was not pushed.")),
    );

    expect(exitCode).toBe(code);
    expect(outputs).toEqual({});
  });
});
