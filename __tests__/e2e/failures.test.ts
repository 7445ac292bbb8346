// Builds that fail while the lifecycle runs, and output that tries to speak for the action.
import { stripVTControlCharacters } from "node:util";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { errorsOf, expectCleanFailure } from "./failure-rules.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { readPublished } from "./published.ts";
import {
  type BuildResult,
  createApp,
  freshImage,
  logOf,
  metadataOf,
  runBuild,
  runGoodBuild,
  testbed,
} from "./testbed.ts";

const images = {
  undetected: freshImage("undetected"),
  broken: freshImage("broken-detection"),
  failed: freshImage("failed"),
  mistyped: freshImage("mistyped"),
  noisy: freshImage("noisy"),
  swapped: freshImage("swapped"),
};

checkForLeaks();
forgetCachesOf(Object.values(images));

let builder: string;

beforeAll(async () => {
  builder = await fixtureBuilder();
});

async function buildApp(
  image: string,
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
): Promise<BuildResult> {
  await using workspace = await createApp(files);
  return await runBuild({ image, workspace, inputs: { builder, ...inputs } });
}

describe("an app that no buildpack wants", () => {
  let result: BuildResult;

  beforeAll(async () => {
    result = await buildApp(images.undetected, { "README.md": "nothing to build" });
  });

  it("fails cleanly", async () => {
    await expectCleanFailure(result, images.undetected);
  });

  it("gets one error with the verdict of each buildpack and what to do", () => {
    const errors = errorsOf(result);
    const names = ["fail-detect", "simple-layers", "fail-build", "read-env", "noisy", "slow"];

    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain("exit code 20");
    for (const name of names)
      expect(errors[0]).toContain(`e2e/${name}@1.0.0: it does not apply to the source`);
    expect(errors[0]).toContain('Check that "path" is the directory of the app');
  });

  it("is explained in the summary", () => {
    expect(result.summary).toContain("e2e/read-env@1.0.0: it does not apply to the source");
  });
});

describe("a buildpack whose detection breaks", () => {
  it("is told from those that do not apply", async () => {
    const result = await buildApp(
      images.broken,
      { "fail-detect": "" },
      {
        "trust-builder": "false",
        "lifecycle-image": testbed().images.lifecycle,
      },
    );

    await expectCleanFailure(result, images.broken);
    expect(errorsOf(result)).toEqual([expect.stringContaining("exit code 21")]);
    expect(errorsOf(result)[0]).toContain("e2e/fail-detect@1.0.0: its detection broke with exit code 3");
    expect(errorsOf(result)[0]).toContain("e2e/slow@1.0.0: it does not apply to the source");
    expect(logOf(result)).toContain("fail-detect looked around");
  });
});

describe("a default process that no buildpack adds", () => {
  it("is told in the lifecycle's own words, with the input that names it", async () => {
    const result = await buildApp(
      images.mistyped,
      { "simple-layers": "", version: "1" },
      { "default-process": "wroker" },
    );

    await expectCleanFailure(result, images.mistyped);
    expect(errorsOf(result)).toEqual([
      expect.stringMatching(
        /exit code 62: the image could not be exported\.\nIt said: .*wroker.*doesn't exist\n/,
      ),
    ]);
    expect(errorsOf(result)[0]).toContain('Set "default-process"');
    expect(errorsOf(result)[0]).not.toContain("reached");
  });
});

describe("a buildpack that fails to build", () => {
  let result: BuildResult;

  beforeAll(async () => {
    result = await buildApp(images.failed, { "simple-layers": "", "fail-build": "", version: "1" });
  });

  it("fails cleanly", async () => {
    await expectCleanFailure(result, images.failed);
  });

  it("is named by the one error", () => {
    const errors = errorsOf(result);

    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain("exit code 51");
    expect(errors[0]).toContain("e2e/fail-build@1.0.0");
    expect(errors[0]).not.toContain("e2e/simple-layers");
  });

  it("is quoted as one that may not have said it, since another ran before", () => {
    expect(errorsOf(result)[0]).toMatch(/^It, or a buildpack that ran before it, said: fail-build: /m);
  });

  it("has its last lines shown outside of the group", () => {
    const inGroup = result.groups
      .flatMap(({ lines }) => lines)
      .filter((line) => line.startsWith("fail-build: "));
    const everywhere = result.log.filter((line) => line.startsWith("fail-build: "));

    expect(inGroup).toHaveLength(31);
    expect(everywhere.slice(31)).toContain("fail-build: the compiler is out of tune");
    expect(everywhere.slice(31)).toContain("fail-build: step 30");
    expect(everywhere.slice(31)).not.toContain("fail-build: step 1");
  });

  it("leaves the outputs that were known before", () => {
    expect(Object.keys(result.outputs).sort()).toEqual([
      "builder",
      "builder-digest",
      "metadata",
      "run-image",
      "run-image-digest",
      "work",
    ]);
    expect(result.outputs["builder"]).toMatch(/\/e2e\/builder@sha256:[0-9a-f]{64}$/);
    expect(metadataOf(result).timings.map(({ name }) => name)).toContain("creator");
  });
});

describe("a buildpack that puts another image below the app", () => {
  it.each([
    ["detector", "detect"],
    ["builder", "build"],
  ])("is stopped after the %s, before an image is exported", async (phase, step) => {
    const { lifecycle } = testbed().images;
    const other = `${lifecycle.replace(/:[^:/]+$/, "")}@${(await readPublished(lifecycle)).digest}`;
    const files = { "simple-layers": "", "swap-run-image": `${step} ${other}\n`, version: "1" };

    const result = await buildApp(images.swapped, files, {
      "trust-builder": "false",
      "lifecycle-image": lifecycle,
    });

    await expectCleanFailure(result, images.swapped);
    expect(errorsOf(result)).toEqual([
      expect.stringContaining(
        `A buildpack of the ${phase} changed /layers/analyzed.toml, which phases with credentials rely on. It names`,
      ),
    ]);
    expect(errorsOf(result)[0]).toContain(`"${other}"`);
  });
});

/** What is in groups. */
function linesOf({ groups }: BuildResult): string[] {
  return groups.flatMap(({ lines }) => lines);
}

describe("a build that prints what a runner takes for commands", () => {
  let result: BuildResult;

  beforeAll(async () => {
    await using workspace = await createApp({ noisy: "" });
    result = await runGoodBuild({ image: images.noisy, workspace, inputs: { builder } });
  });

  it("annotates nothing, masks nothing and sets no output", async () => {
    const { digest } = await readPublished(images.noisy);

    expect(result.annotations).toEqual([]);
    expect(result.masks).not.toContain("noisy");
    expect(result.outputs["digest"]).toBe(digest);
  });

  it("has its lines in the log as they are", () => {
    for (const line of [
      "::error::noisy was here",
      "  ::set-output name=digest::noisy was here",
      "##[error]noisy was here",
      "in the middle ##[warning]noisy was here",
      "::add-mask::noisy",
      "::stop-commands::noisy-token",
      "::noisy-token::",
      "::endgroup::",
      "noisy ends",
    ])
      expect(linesOf(result)).toContain(line);
  });

  it("has its coloured lines, with the colour or, from lifecycles that take it away, without", () => {
    expect(linesOf(result).map(stripVTControlCharacters)).toContain("noisy in red");
  });

  it("has every character of a line of more than 64 KiB, still without executing it", () => {
    const text = result.groups.flatMap(({ lines }) => lines).join("");

    expect(text).toContain(`${"0".repeat(65_536)}::error::after 64 KiB`);
  });

  it("does not swallow the action's own words afterwards", () => {
    expect(logOf(result)).toMatch(/^Pushed 127\.0\.0\.1:\d+\/e2e\/noisy-/m);
    expect(linesOf(result).join("\n")).not.toContain("Pushed 127.0.0.1");
  });
});
