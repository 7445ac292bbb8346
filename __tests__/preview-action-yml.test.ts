// Inputs and outputs of the preview are written down twice: for the runner and in code. They must agree.
import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import {
  DEFAULT_TIMEOUT,
  DEFAULT_TITLE,
  openPreviewInputs,
  readPreviewInputs,
} from "../src/actions/preview/preview-inputs.ts";

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
  action = parse(await readFile(new URL("../preview/action.yml", import.meta.url), "utf8")) as ActionYml;
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
        return name === "INPUT_IMAGE" ? "g.io/a" : undefined;
      },
    },
  );
  await readPreviewInputs(openPreviewInputs(env));
  return [...names].sort();
}

describe("preview/action.yml", () => {
  it("has the inputs that the code reads", async () => {
    expect(Object.keys(action.inputs).sort()).toEqual(await inputsRead());
  });

  it("has the outputs that the code sets", () => {
    expect(Object.keys(action.outputs)).toEqual(["comment-id", "comment-url", "markdown"]);
  });

  it("describes every input and output with an example", () => {
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(description).toMatch(/^[A-Z].*`[^`]+`.*\.$/);
    }
  });

  it("requires nothing, and has the defaults of the code", () => {
    const inputs = Object.entries(action.inputs);
    const defaults = inputs.flatMap(([name, { default: value }]) =>
      value === undefined ? [] : [[name, value]],
    );

    expect(inputs.filter(([, { required }]) => required !== false)).toEqual([]);
    expect(defaults).toEqual([
      ["title", DEFAULT_TITLE],
      ["registry-timeout", DEFAULT_TIMEOUT],
      ["github-token", "${{ github.token }}"],
    ]);
  });

  it("is accepted by the runner", () => {
    expect(action.runs).toEqual({ using: "node24", main: "../dist/preview/index.js" });
    expect(action.description.length).toBeLessThanOrEqual(125);
  });
});
