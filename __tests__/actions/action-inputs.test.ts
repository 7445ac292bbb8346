// To add an input is to write it to action.yml, to add a row to the table, and to use what it becomes: the rest comes from these.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { describeInputs } from "../../script/describe-inputs.ts";
import {
  type ActionTable,
  FOREIGN_INPUTS,
  INPUT_TABLE,
  KNOWN_INPUTS,
  knownInputs,
} from "../../src/actions/action-inputs.ts";
import { REFUSED_INPUTS } from "../../src/actions/build-push/refused-inputs.ts";
import { InputErrors } from "../../src/actions/inputs/input-errors.ts";
import { InputReader } from "../../src/actions/inputs/input-reader.ts";
import type { ActionValues, RequestFields } from "../../src/actions/inputs/request-fields.ts";
import { setInputs } from "../../src/actions/inputs/set-inputs.ts";

const ROOT = new URL("../../", import.meta.url);
const textOf = (file: string): string => readFileSync(new URL(file, ROOT), "utf8");
const SUB_ACTIONS = {
  preview: textOf("preview/action.yml"),
  push: textOf("push/action.yml"),
  rebase: textOf("rebase/action.yml"),
  index: textOf("index/action.yml"),
  builder: textOf("builder/action.yml"),
  buildpack: textOf("buildpack/action.yml"),
};

const action = parse(textOf("action.yml")) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
};

/** The fields of a request that no row makes. */
type Unread = Exclude<keyof RequestFields, keyof ActionValues>;

describe("the table of inputs", () => {
  it("has the inputs of action.yml in its order and with its defaults", () => {
    const ofAction = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);

    expect([...KNOWN_INPUTS].map(([name, { byDefault }]) => [name, byDefault])).toEqual(ofAction);
  });

  it("makes all fields of a request but those that are no inputs, as the compiler checks", () => {
    const unread: Readonly<Record<Unread, true>> = { workspace: true, "containers.proxies": true };

    expect(Object.keys(unread).filter((field) => Object.hasOwn(INPUT_TABLE, field))).toEqual([]);
  });

  it("says of inputs of other actions that they are refused where they are, and else names ours", () => {
    const refused = Object.entries(FOREIGN_INPUTS).filter(([, { here }]) => here === "refused");
    const named = Object.values(FOREIGN_INPUTS).flatMap(({ here }) => (typeof here === "string" ? [] : here));

    expect(refused.map(([name]) => name)).toEqual(Object.keys(REFUSED_INPUTS));
    expect(named.filter((name) => !KNOWN_INPUTS.has(name) || Object.hasOwn(FOREIGN_INPUTS, name))).toEqual(
      [],
    );
  });

  it("is the only place from which inputs are read", () => {
    const readers = readdirSync(new URL("src", ROOT), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .filter((file) => /\binput(?:Text|Variable)\(|"INPUT_[A-Z]/.test(textOf(`src/${file}`)));

    // The rules about inputs of other actions, which set ours.
    expect(readers.sort()).toEqual([
      "actions/build-push/translation.ts",
      "actions/builder/try-builder.ts",
      "actions/inputs/input-reader.ts",
    ]);
  });
});

describe("an input that is added as a row", () => {
  interface Values extends ActionValues {
    readonly colour: string;
  }
  const parseColour = (text: string, complain: (value: string, problem: string) => void): string => {
    if (text !== "red") complain(text, `"${text}" is not red.`);
    return text;
  };
  const table: ActionTable<Values> = {
    ...INPUT_TABLE,
    colour: { input: "the-colour", byDefault: "red", parse: parseColour, shown: "value" },
  };

  it.each([
    [{}, "red"],
    [{ "INPUT_THE-COLOUR": "  red\n" }, "red"],
  ])("is read: %j", async (env, expected) => {
    await expect(new InputReader(table, { env }).value("colour")).resolves.toBe(expected);
  });

  it("is complained about with the others", async () => {
    const inputs = new InputReader(table, { env: { "INPUT_THE-COLOUR": "blue", INPUT_PULL: "x" } });
    await inputs.value("colour");
    await inputs.value("pull");

    const complain = () => inputs.complete({});

    expect(complain).toThrow(InputErrors);
    expect(complain).toThrow(/Input "pull": .* Input "the-colour": "blue" is not red/);
  });

  it("is shown in the summary if it is not at its default", () => {
    const known = knownInputs(table);

    expect(setInputs({ "INPUT_THE-COLOUR": "red" }, known)).toEqual([]);
    expect(setInputs({ "INPUT_THE-COLOUR": "blue" }, known)).toEqual([{ name: "the-colour", value: "blue" }]);
  });

  it("is documented in the group of the rows before it", async () => {
    const text = "  the-colour:\n    description: Paints it, e.g. `red`.\n    default: red\n";
    const actionYml = textOf("action.yml").replace(/^inputs:\n/m, `inputs:\n${text}`);

    const page = await describeInputs(actionYml, SUB_ACTIONS, table);

    const [, group = ""] = page.split("\n## Containers and network\n");
    expect(group.split("\n## ")[0]).toMatch(/\| `the-colour` +\| `red` +\| Paints it, e\.g\. `red`\. +\|/);
  });
});
