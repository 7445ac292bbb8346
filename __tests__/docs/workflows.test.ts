// The workflows of the documents use inputs, values and outputs that there are, and one version of each action.
import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { workflowProblems } from "../workflows/check-workflow.ts";
import { blocksIn, DOCUMENTS, read, ROOT } from "./markdown.ts";
import { ACTION, ACTION_VERSION, problemsOfSteps, stepsIn, WORKFLOW } from "./steps.ts";

const EXAMPLES = "examples/workflows";

const workflows = [
  ...blocksIn("yaml"),
  ...readdirSync(resolve(ROOT, EXAMPLES))
    .filter((name) => name.endsWith(".yml"))
    .map((name) => ({ place: `${EXAMPLES}/${name}`, text: read(`${EXAMPLES}/${name}`) })),
].filter(({ text }) => stepsIn(parse(text)).length > 0);

/** What is known here of actions of others is not all that they have. */
const ABOUT_OTHERS = /Unable to resolve action|^there is no steps\.meta\./;

/** Steps alone become a job. */
function asWorkflow(text: string): string {
  if (!Array.isArray(parse(text))) return text;
  const steps = text.replace(/^(?=.)/gm, "      ");
  const job = "runs-on: ubuntu-latest\n    timeout-minutes: 5\n    steps:";
  return `on: push\npermissions: {}\njobs:\n  build:\n    ${job}\n${steps}`;
}

describe("workflows in documents", () => {
  it("are there", () => {
    expect(workflows.length).toBeGreaterThan(0);
  });

  it.each(workflows.map(({ place, text }) => [place, text]))("%s uses what there is", async (_, text) => {
    expect(await problemsOfSteps(text)).toEqual([]);
  });

  it.each(workflows.map(({ place, text }) => [place, text]))("%s is right for GitHub", async (_, text) => {
    const problems = await workflowProblems(asWorkflow(text));

    expect(problems.filter((problem) => !ABOUT_OTHERS.test(problem))).toEqual([]);
  });

  it("name an action of others at one version only", () => {
    const used = workflows
      .flatMap(({ text }) => stepsIn(parse(text)).map(({ uses = "" }) => uses))
      .filter((uses) => !uses.includes(WORKFLOW));
    const names = [...new Set(used)].map((uses) => uses.slice(0, uses.indexOf("@")));

    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(used.filter((uses) => !/@v\d+$/.test(uses))).toEqual([]);
  });
});

describe("the example workflows", () => {
  const examples = workflows.filter(({ place }) => place.startsWith(EXAMPLES));

  it("use every sub-action, and a document describes them", () => {
    const folders = readdirSync(ROOT).filter((name) => existsSync(resolve(ROOT, name, "action.yml")));
    const uses = (texts: readonly { readonly text: string }[], folder: string): boolean =>
      texts.some(({ text }) => text.includes(`uses: ${ACTION}/${folder}@${ACTION_VERSION}`));

    expect(folders.filter((folder) => !uses(examples, folder))).toEqual([]);
    expect(folders.filter((folder) => !uses(blocksIn("yaml"), folder))).toEqual([]);
  });

  it("are listed in the document about them", () => {
    const listed = read("docs/workflows.md");

    expect(examples.filter(({ place }) => !listed.includes(`](../${place})`))).toEqual([]);
  });
});

describe("the place of our action", () => {
  it.each(DOCUMENTS)("is written in one way in %s", (document) => {
    const words = [...read(document).matchAll(/<owner>[^\s`"]*/g)].map(([word]) => word);
    const called = `/${WORKFLOW}@(?:refs/tags/)?${ACTION_VERSION}`;
    const known = new RegExp(`^${ACTION}(?:${called}|(?:/[a-z-]+)?@${ACTION_VERSION})?$`);

    expect(words.filter((word) => !known.test(word))).toEqual([]);
  });
});

describe("the check of workflows", () => {
  const step = (...lines: readonly string[]): string =>
    [
      `- id: build`,
      `  uses: ${ACTION}@${ACTION_VERSION}`,
      `  with:`,
      `    image: ghcr.io/owner/app`,
      ...lines,
    ].join("\n");

  const call = (...lines: readonly string[]): string =>
    [`jobs:`, `  image:`, `    uses: ${ACTION}/${WORKFLOW}@${ACTION_VERSION}`, `    with:`]
      .concat(lines.map((line) => `      ${line}`))
      .join("\n");

  it.each([
    [step(), []],
    [step("    builder: ${{ matrix.builder }}"), []],
    [step("    nothing: 1"), ['there is no input "nothing"']],
    [step("    pull: sometimes"), ['"sometimes" is not one of always, if-not-present, never.']],
    [
      step("    cache: githb"),
      ['"githb" is neither one of auto, github, volume, none nor an image reference.'],
    ],
    [step("- run: echo ${{ steps.build.outputs.nothing }}"), ['there is no output "nothing"']],
    [step("- run: echo ${{ steps.other.outputs.nothing }}"), []],
    [`- uses: ${ACTION}@${ACTION_VERSION}`, ["it is required, and missing or empty."]],
    [`- uses: ${ACTION}@v2`, [`"${ACTION}@v2" is not at ${ACTION_VERSION}`]],
    [`- uses: ${ACTION}/nothing@${ACTION_VERSION}`, ["there is no nothing/action.yml"]],
    [call("image: ghcr.io/owner/app:1"), []],
    [call("image: ghcr.io/owner/app:1", "volumes: /:/host"), ['there is no input "volumes"']],
    [call("builder: example/builder"), ['the input "image" is required']],
    ["- uses: cnb/buildpacks-action@v1", [`"cnb/buildpacks-action@v1" is not "${ACTION}@${ACTION_VERSION}"`]],
    ["- uses: actions/checkout@v5", []],
  ])("of %j finds %j", async (text, problems) => {
    expect(await problemsOfSteps(text)).toEqual(problems);
  });
});
