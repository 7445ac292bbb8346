// The workflows of the project and those that it shows: right for GitHub, and with no more rights than they need.
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { actionProblems, pinProblems, ROOT, workflowProblems } from "./check-workflow.ts";

const read = (file: string): string => readFileSync(resolve(ROOT, file), "utf8");
const list = (folder: string): string[] =>
  readdirSync(resolve(ROOT, folder)).map((name) => `${folder}/${name}`);

const EXAMPLES = list("examples/workflows");
const OWN = list(".github/workflows");

describe.each([...EXAMPLES, ...OWN])("%s", (file) => {
  it("is a workflow without problems", async () => {
    expect(await workflowProblems(read(file))).toEqual([]);
  });

  it("says first what it is for", () => {
    expect(read(file)).toMatch(/^# [A-Z].+[.:]/);
  });
});

describe.each(EXAMPLES)("%s", (file) => {
  it("is run by the end-to-end tests", () => {
    const name = file.split("/").at(-1) ?? "";
    const tests = ["workflows", "reusable-workflow"].map((test) => read(`__tests__/e2e/${test}.test.ts`));

    expect(tests.join("\n")).toContain(`describe("${name}"`);
  });
});

describe.each(OWN)("%s", (file) => {
  it("pins actions to commits", () => {
    expect(pinProblems(read(file))).toEqual([]);
  });
});

describe("the project's workflows", () => {
  it("pin each action to one commit", () => {
    const pins = OWN.flatMap((file) => [...read(file).matchAll(/uses: ([^/]+\/[^/@]+)[^@]*@(\S+)/g)]);
    const commits = new Set(pins.map(([, action = "", commit = ""]) => `${action}@${commit}`));
    const actions = new Set(pins.map(([, action]) => action));

    expect([...commits].sort()).toHaveLength(actions.size);
  });

  it("keep dependencies of every kind up to date", () => {
    const { updates } = parse(read(".github/dependabot.yml")) as {
      updates: { "package-ecosystem": string; directory: string }[];
    };
    const manifests = { npm: "package.json", gomod: "go.mod", "github-actions": ".github/workflows" };

    expect(updates.map((update) => update["package-ecosystem"])).toEqual(Object.keys(manifests));
    for (const [index, manifest] of Object.values(manifests).entries()) {
      expect(existsSync(resolve(ROOT, `.${updates[index]?.directory ?? ""}`, manifest))).toBe(true);
    }
  });
});

const ACTIONS = globSync("{,*/}action.yml", { cwd: ROOT }).filter(
  (file) => !file.startsWith("node_modules/"),
);

describe.each(ACTIONS)("%s", (file) => {
  it("is an action without problems", async () => {
    expect(await actionProblems(read(file))).toEqual([]);
  });
});

describe("the check of workflows", () => {
  const basic = read("examples/workflows/basic.yml");

  it.each([
    ["an unknown key", "timeout-minutes: 30", "timeout: 30", ": Unexpected value 'timeout'"],
    ["an unknown context", "github.actor", "githb.actor", ": Unrecognized named-value: 'githb'"],
    ["an unknown step", "steps.build.", "steps.bild.", ": Context access might be invalid: bild"],
    ["an unknown output", "outputs.image", "outputs.img", "there is no steps.build.outputs.img"],
    ["an unknown input", "builder:", "bilder:", ": Invalid action input 'bilder'"],
    [
      "a job without permissions",
      /^permissions:\n(?: .*\n)+/m,
      "",
      "has the permissions of the repository's settings",
    ],
    ["a job without an end", /^ *timeout-minutes: 30\n/m, "", 'the job "image" has no timeout-minutes'],
    ["a token left behind", /^ *with:\n *persist-credentials: false\n/m, "", "a checkout leaves the token"],
    ["a fork with a token", /push:\n.*/, "pull_request_target:", "a fork's code would meet a token"],
    ["code from outside", "$IMAGE", "${{ github.event.head_commit.message }}", "an expression in a script"],
  ])("finds %s", async (_, before, after, problem) => {
    const changed = basic.replace(before, after);

    expect(changed).not.toBe(basic);
    expect(await workflowProblems(changed)).toEqual(
      expect.arrayContaining([expect.stringContaining(problem)]),
    );
  });

  it.each([
    ["an input that the called workflow does not have", "builder:", "bilder:", "Invalid input, bilder"],
    ["what the called workflow has to be told", /^ *image: .*\n/m, "", "Input image is required"],
  ])("finds %s", async (_, before, after, problem) => {
    const changed = read("examples/workflows/reusable.yml").replace(before, after);

    expect(await workflowProblems(changed)).toEqual(
      expect.arrayContaining([expect.stringContaining(problem)]),
    );
  });

  it("finds an expression in a description, which would keep the action from being loaded", async () => {
    const text = read("action.yml").replace(
      "description: Directory",
      "description: ${{ matrix.app }} Directory",
    );

    expect((await actionProblems(text)).join("\n")).toContain("${{ matrix.app }}");
  });

  it.each(["actions/checkout@v7", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1"])(
    "finds that %s is not pinned",
    (uses) => {
      expect(pinProblems(`steps:\n  - uses: ${uses}\n`)).toHaveLength(1);
    },
  );
});
