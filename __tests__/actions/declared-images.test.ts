import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { declareImages, type PushedNames } from "../../src/actions/declared-images.ts";
import { digestOf } from "../../src/oci/digest.ts";

const [ONE, OTHER] = [digestOf("one"), digestOf("other")];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "declared-images-"));
  await writeFile(path.join(folder, "artifacts"), "");
});
afterEach(() => rm(folder, { recursive: true }));

async function declare(images: readonly PushedNames[], more: Readonly<Record<string, string>> = {}) {
  const warnings: string[] = [];
  const env = { GITHUB_ARTIFACTS: path.join(folder, "artifacts"), ...more };
  await declareImages(images, { env, runner: { annotate: (_level, message) => warnings.push(message) } });
  return { lines: await readFile(path.join(folder, "artifacts"), "utf8"), warnings };
}

describe("declareImages", () => {
  it("writes a line for each registry, without tags, as artifacts call it", async () => {
    const names = ["g.io:5000/a:1", "g.io:5000/a:2", "g.io:5000/b", "index.docker.io/me/a:1"];

    expect(await declare([{ digest: ONE, names }])).toEqual({
      lines: `oci://g.io:5000/a@${ONE}\noci://docker.io/me/a@${ONE}\n`,
      warnings: [],
    });
  });

  it("declares no name with two digests, which would fail the step", async () => {
    const images = [
      { digest: ONE, names: ["g.io/a:1"] },
      { digest: OTHER, names: ["g.io/a:2"] },
      { digest: OTHER, names: ["g.io/b:2"] },
    ];

    expect(await declare(images)).toEqual({
      lines: `oci://g.io/b@${OTHER}\n`,
      warnings: [expect.stringContaining("g.io/a is not declared")],
    });
  });

  it("declares no name again that an earlier step has declared", async () => {
    const list = path.join(folder, "list");
    await writeFile(list, `oci://g.io/a@${ONE}\noci://g.io/b@${ONE}\n`);
    const images = [
      { digest: ONE, names: ["g.io/a"] },
      { digest: OTHER, names: ["g.io/b"] },
    ];

    expect(await declare(images, { GITHUB_ARTIFACTS_LIST: list })).toEqual({
      lines: "",
      warnings: [expect.stringContaining("g.io/b is not declared")],
    });
  });

  it("only warns if the file cannot be written", async () => {
    const { warnings } = await declare([{ digest: ONE, names: ["g.io/a"] }], { GITHUB_ARTIFACTS: folder });

    expect(warnings).toEqual([expect.stringContaining("was not declared as an artifact")]);
  });

  it("does nothing where the runner has no such file", async () => {
    expect(await declare([{ digest: ONE, names: ["g.io/a"] }], { GITHUB_ARTIFACTS: "" })).toEqual({
      lines: "",
      warnings: [],
    });
  });
});
