// The step of the sub-action, from inputs to outputs.
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openMergeInputs } from "../../../src/actions/merge/merge-inputs.ts";
import { runMerge } from "../../../src/actions/merge/run-merge.ts";
import { createRunner } from "../../../src/actions/runner/runner.ts";
import { PlatformError } from "../../../src/errors.ts";
import type { MergedIndex, MergeRequest } from "../../../src/merge/merge-images.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { formatImageReference } from "../../../src/oci/image-reference.ts";
import { RegistryStep } from "../registry-step.ts";

const [AMD, ARM, INDEX] = [digestOf("amd64"), digestOf("arm64"), digestOf("index")];

let step: RegistryStep;

beforeEach(async () => {
  step = await RegistryStep.open();
});
afterEach(() => step[Symbol.asyncDispose]());

type Merge = (request: MergeRequest) => Promise<MergedIndex>;

const succeed: Merge = ({ tags }) =>
  Promise.resolve({
    digest: INDEX,
    image: `g.io/a@${INDEX}`,
    tags: tags.map(formatImageReference),
    platforms: ["linux/amd64", "linux/arm64"],
  });

async function run(inputs: Readonly<Record<string, string>>, merge: Merge = succeed) {
  const requests: MergeRequest[] = [];
  const exitCode = await runMerge({
    inputs: openMergeInputs(step.env(inputs)),
    runner: createRunner(),
    trust: () => undefined,
    merge: (request) => {
      requests.push(request);
      return merge(request);
    },
  });
  return { ...(await step.result(exitCode)), requests };
}

async function makeFiles(...names: readonly string[]): Promise<void> {
  await mkdir(path.join(step.workspace, "digests"));
  for (const name of names) await writeFile(path.join(step.workspace, "digests", name), "");
}

const hex = (digest: string): string => digest.slice("sha256:".length);

describe("runMerge", () => {
  it("merges the digests, and says where the index is", async () => {
    const { exitCode, outputs, requests, log, artifacts } = await run({
      image: "g.io/a:1\ng.io/a:2",
      digests: `${AMD}, g.io/a@${ARM}`,
      annotations: "index:title=app\nmanifest:left=out\nplain=kept",
    });

    expect(exitCode).toBe(0);
    expect(requests).toMatchObject([
      {
        tags: [{ tag: "1" }, { tag: "2" }],
        images: [AMD, ARM],
        annotations: new Map([
          ["title", "app"],
          ["plain", "kept"],
        ]),
      },
    ]);
    expect(outputs).toEqual({
      digest: INDEX,
      image: `g.io/a@${INDEX}`,
      tags: "g.io/a:1\ng.io/a:2",
      platforms: "linux/amd64\nlinux/arm64",
    });
    expect(log).toContain(`Pushed g.io/a@${INDEX}\n  as g.io/a:1`);
    expect(artifacts).toBe(`oci://g.io/a@${INDEX}\n`);
    expect(log).toContain("It has images for linux/amd64, linux/arm64");
    expect(log).toContain('An annotation for the level "manifest" is left out');
  });

  it.each([
    ["true", /^<h3>Index<\/h3>\n.*<code>g\.io\/a:1<\/code>.*<code>linux\/arm64<\/code>/],
    ["false", /^$/],
  ])("shows the index on the page of the run where that is %s", async (summary, page) => {
    const { summary: shown } = await run({ image: "g.io/a:1", digests: AMD, summary });

    expect(shown).toMatch(page);
  });

  it("pushes an index without a tag, and declares it all the same", async () => {
    const untagged: Merge = (request) => succeed(request).then((merged) => ({ ...merged, tags: [] }));

    const { outputs, requests, artifacts } = await run(
      { image: "g.io/a", digests: AMD, "push-by-digest": "true" },
      untagged,
    );

    expect(requests).toMatchObject([{ byDigest: true }]);
    expect(outputs).toMatchObject({ image: `g.io/a@${INDEX}`, tags: "" });
    expect(artifacts).toBe(`oci://g.io/a@${INDEX}\n`);
  });

  it("refuses a tag of an index that is pushed by its digest", async () => {
    const { exitCode, requests, log } = await run({
      image: "g.io/a:1",
      digests: AMD,
      "push-by-digest": "true",
    });

    expect([exitCode, requests]).toEqual([1, []]);
    expect(log).toContain('"g.io/a:1" has a tag, but an index that is pushed by its digest gets none.');
    expect(log).toContain('Name the repository in "image": "g.io/a". A later step gives tags to it.');
  });

  it("merges the digests that files are named after", async () => {
    await makeFiles(hex(AMD), hex(ARM));

    const { requests } = await run({ image: "g.io/a:1", "digests-from": "digests" });

    expect(requests.flatMap(({ images }) => images).sort()).toEqual([AMD, ARM].sort());
  });

  it.each([
    [
      "files of other names",
      ["README.md"],
      'Not all files of "digests" are named after a digest: "README.md".',
    ],
    ["no files", [], '"digests" has no files.'],
  ])("refuses a directory with %s", async (_what, names, problem) => {
    await makeFiles(...names);

    const { exitCode, requests, log } = await run({ image: "g.io/a:1", "digests-from": "digests" });

    expect(exitCode).toBe(1);
    expect(requests).toEqual([]);
    expect(log).toContain(problem);
  });

  it("says everything that is wrong with its inputs at once, and merges nothing", async () => {
    await symlink("/", path.join(step.workspace, "away"));

    const { exitCode, requests, log } = await run({
      image: "g.io/a:1",
      digests: `g.io/other@${AMD}\ng.io/a:tag\nsha256:4bcf`,
      "digests-from": "away/tmp",
      annotations: "no equals sign",
      "registry-timeout": "soon",
    });

    expect(exitCode).toBe(1);
    expect(requests).toEqual([]);
    expect(log).toContain(`"g.io/other@${AMD}" is in another repository than the index, "g.io/a".`);
    expect(log).toContain('"g.io/a:tag" has no digest.');
    expect(log).toContain("which is not in the workspace");
    expect(log).toContain('has no "="');
    expect(log).toContain('"soon" is not a number of seconds');
  });

  it.each(["image", "digests"])("needs the input %s", async (missing) => {
    const { exitCode, log } = await run({ image: "g.io/a", digests: AMD, [missing]: "" });

    expect(exitCode).toBe(1);
    expect(log).toMatch(new RegExp(`"${missing}".*it is (?:required, and missing or )?empty`));
  });

  it.each([
    ["fails", 1, "INPUT"],
    ["is cancelled", 130, "CANCELLED"],
  ] as const)("sets no output if the merge %s", async (_what, code, error) => {
    const { exitCode, outputs } = await run({ image: "g.io/a", digests: AMD }, () =>
      Promise.reject(new PlatformError(error, "It was not merged.")),
    );

    expect(exitCode).toBe(code);
    expect(outputs).toEqual({});
  });
});
