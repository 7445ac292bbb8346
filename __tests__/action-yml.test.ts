// Inputs and outputs are written down three times: for the runner, for readers, and in code. They must agree.
import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { openInputs, readBuildRequest } from "../src/actions/inputs.ts";
import { reportOutputs } from "../src/actions/outputs.ts";
import { COMPLETE_REPORT } from "./actions/reports.ts";

interface Field {
  readonly description?: string;
  readonly required?: boolean;
  readonly default?: unknown;
}

interface ActionYml {
  readonly name: string;
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: Readonly<Record<string, Field>>;
  readonly outputs: Readonly<Record<string, Field>>;
  readonly runs: Readonly<Record<string, string>>;
}

let action: ActionYml;
let readme: string;

beforeAll(async () => {
  action = parse(await readFile(new URL("../action.yml", import.meta.url), "utf8")) as ActionYml;
  readme = await readFile(new URL("../README.md", import.meta.url), "utf8").catch(() => "");
});

/** The inputs that the code asks for, whatever it does with them. */
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
  await readBuildRequest(openInputs(env)).catch(() => undefined);
  return [...names].sort();
}

/** The rows of the table below a heading of level 2, by the name in their first cell. */
function tableRows(markdown: string, heading: string): Map<string, string> {
  const section = markdown.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  const rows = section.split("\n").map((line) => /^\| *`([^`]+)` *\|(.*)/.exec(line));
  return new Map(rows.filter((row) => row !== null).map(([, name = "", rest = ""]) => [name, rest]));
}

describe("action.yml", () => {
  // The runner evaluates descriptions, knows no context there, and refuses to load the action.
  it("has no expression in a description", () => {
    const descriptions = Object.values({ ...action.inputs, ...action.outputs }).map(
      (field) => (field as { description: string }).description,
    );

    expect(descriptions.filter((description) => description.includes("${{"))).toEqual([]);
  });

  it("has the inputs that the code reads", async () => {
    expect(Object.keys(action.inputs).sort()).toEqual(await inputsRead());
  });

  it("has the outputs that the code sets", () => {
    expect(Object.keys(action.outputs).sort()).toEqual(Object.keys(reportOutputs(COMPLETE_REPORT)).sort());
  });

  it("describes every input and output with an example", () => {
    for (const field of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(field.description).toMatch(/^[A-Z].*`[^`]+`.*\.$/);
    }
  });

  it("says of every input whether it is required, and quotes defaults", () => {
    for (const field of Object.values(action.inputs)) {
      expect(typeof field.required).toBe("boolean");
      expect(["string", "undefined"]).toContain(typeof field.default);
      expect(field.required === true && field.default !== undefined).toBe(false);
    }
  });

  it("has the defaults of the code", async () => {
    const given = { INPUT_IMAGE: "g.io/a", INPUT_BUILDER: "g.io/b", GITHUB_WORKSPACE: process.cwd() };
    const defaults = Object.entries(action.inputs).map(([name, field]): [string, string] => [
      `INPUT_${name.toUpperCase()}`,
      typeof field.default === "string" ? field.default : "",
    ]);

    const request = await readBuildRequest(openInputs({ ...Object.fromEntries(defaults), ...given }));

    expect(request).toEqual(await readBuildRequest(openInputs(given)));
  });

  it("is accepted by the runner and the marketplace", () => {
    expect(action.runs).toEqual({
      using: "node24",
      main: "dist/index.js",
      post: "dist/post.js",
      "post-if": "always()",
    });
    expect(action.description.length).toBeLessThanOrEqual(125);
    expect(action.branding).toEqual({ icon: "package", color: "blue" });
  });
});

describe("README.md", () => {
  it("lists inputs that action.yml has", () => {
    const names = [...tableRows(readme, "Inputs and outputs").keys()];

    expect(names).toHaveLength(8);
    expect(names.filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([]);
  });

  it("shows the defaults of action.yml", () => {
    for (const [name, row] of tableRows(readme, "Inputs and outputs")) {
      const { default: value } = action.inputs[name] ?? {};
      expect([name, row]).toEqual([
        name,
        expect.stringContaining(typeof value === "string" ? `\`${value}\`` : ""),
      ]);
    }
  });
});
