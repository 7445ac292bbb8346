// Inputs and outputs of the sub-actions that need no engine are written down twice: for the runner and in code. They must agree.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { openBuilderInputs, readBuilderInputs } from "../src/actions/builder/builder-inputs.ts";
import { builderOutputs } from "../src/actions/builder/builder-lines.ts";
import { openPackageInputs, readPackageInputs } from "../src/actions/buildpack/package-inputs.ts";
import { packageOutputs } from "../src/actions/buildpack/package-lines.ts";
import { openMergeInputs, readMergeInputs } from "../src/actions/merge/merge-inputs.ts";
import { mergeOutputs } from "../src/actions/merge/run-merge.ts";
import { openPushInputs, readPushInputs } from "../src/actions/push/push-inputs.ts";
import { pushOutputs } from "../src/actions/push/run-push.ts";
import { openRebaseInputs, readRebaseInputs } from "../src/actions/rebase/rebase-inputs.ts";
import { rebaseOutputs } from "../src/actions/rebase/rebase-lines.ts";
import { digestOf } from "../src/oci/digest.ts";

interface Field {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: unknown;
}

interface ActionYml {
  readonly description: string;
  readonly inputs: Readonly<Record<string, Field>>;
  readonly outputs: Readonly<Record<string, Field>>;
  readonly runs: Readonly<Record<string, string>>;
}

interface SubAction {
  readonly folder: string;
  readonly bundle: string;
  readonly readInputs: (env: Record<string, string>) => Promise<unknown>;
  readonly outputs: Readonly<Record<string, string>>;
}

const digest = digestOf("");
const rebased = { image: "g.io/a:1", outcome: "current", from: digest, to: digest, runImages: [] } as const;

const made = {
  kind: "buildpack",
  id: "a",
  version: "1",
  modules: [],
  platforms: [],
  pushed: undefined,
  files: [],
} as const;

const SUB_ACTIONS: readonly SubAction[] = [
  {
    folder: "push",
    bundle: "push",
    readInputs: (env) => readPushInputs(openPushInputs(env)),
    outputs: pushOutputs({ digest, image: "g.io/a", tags: [], imageId: digest }),
  },
  {
    folder: "index",
    bundle: "merge",
    readInputs: (env) => readMergeInputs(openMergeInputs(env)),
    outputs: mergeOutputs({ digest, image: "g.io/a", tags: [], platforms: [] }),
  },
  {
    folder: "rebase",
    bundle: "rebase",
    readInputs: (env) => readRebaseInputs(openRebaseInputs(env)),
    outputs: rebaseOutputs([rebased]),
  },
  {
    folder: "builder",
    bundle: "make-builder",
    readInputs: (env) => readBuilderInputs(openBuilderInputs(env)),
    outputs: builderOutputs({
      ...{ digest, image: "g.io/a", tags: [], platforms: [] },
      buildpacks: [],
      extensions: [],
      lifecycle: "1",
    }),
  },
  {
    folder: "buildpack",
    bundle: "make-buildpack",
    readInputs: (env) => readPackageInputs(openPackageInputs(env)),
    outputs: packageOutputs(made),
  },
];

/** The inputs that the code asks for. */
async function inputsRead(readInputs: SubAction["readInputs"]): Promise<string[]> {
  const names = new Set<string>();
  const env = new Proxy<Record<string, string>>(
    {},
    {
      get(_, name) {
        if (typeof name === "string" && name.startsWith("INPUT_"))
          names.add(name.slice("INPUT_".length).toLowerCase());
        return undefined;
      },
    },
  );
  await readInputs(env).catch(() => undefined);
  return [...names].sort();
}

describe.each(SUB_ACTIONS)("$folder/action.yml", ({ folder, bundle, readInputs, outputs }) => {
  const text = readFileSync(new URL(`../${folder}/action.yml`, import.meta.url), "utf8");
  const action = parse(text) as ActionYml;

  it("has the inputs that the code reads", async () => {
    expect(Object.keys(action.inputs).sort()).toEqual(await inputsRead(readInputs));
  });

  it("has the outputs that the code sets", () => {
    expect(Object.keys(action.outputs)).toEqual(Object.keys(outputs));
  });

  it("describes every input and output with an example", () => {
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(description).toMatch(/^[A-Z].*`[^`]+`.*\.$/);
    }
  });

  it("requires nothing of the runner, which would not say what is missing", () => {
    expect(Object.values(action.inputs).map(({ required }) => required)).not.toContain(true);
  });

  it("is accepted by the runner", () => {
    expect(action.runs).toEqual({ using: "node24", main: `../dist/${bundle}/index.js` });
    expect(action.description.length).toBeLessThanOrEqual(125);
  });
});
