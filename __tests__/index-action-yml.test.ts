// Inputs and outputs of the sub-action index are written down twice: for the runner and in code. They must agree.
import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { openMergeInputs, readMergeInputs } from "../src/actions/merge/merge-inputs.ts";
import { mergeOutputs } from "../src/actions/merge/run-merge.ts";
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

let action: ActionYml;

beforeAll(async () => {
  action = parse(await readFile(new URL("../index/action.yml", import.meta.url), "utf8")) as ActionYml;
});

/** The inputs that the code asks for. */
async function inputsRead(): Promise<string[]> {
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
  await readMergeInputs(openMergeInputs(env)).catch(() => undefined);
  return [...names].sort();
}

describe("index/action.yml", () => {
  it("has the inputs that the code reads", async () => {
    expect(Object.keys(action.inputs).sort()).toEqual(await inputsRead());
  });

  it("has the outputs that the code sets", () => {
    const digest = digestOf("");
    const outputs = mergeOutputs({ digest, image: "g.io/a", tags: [], platforms: [] });

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
    expect(action.runs).toEqual({ using: "node24", main: "../dist/merge/index.js" });
    expect(action.description.length).toBeLessThanOrEqual(125);
  });
});
