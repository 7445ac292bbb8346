// What is the same in the action and its sub-actions has the same name, and what has the same name is the same.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";

interface Input {
  readonly description: string;
  readonly default?: unknown;
}

const root = new URL("../", import.meta.url);
const fileOf = (folder: string): URL => new URL(`${folder}/action.yml`, root);
const inputsOf = (folder: string) =>
  new Map(
    Object.entries(
      (parse(readFileSync(fileOf(folder), "utf8")) as { inputs: Readonly<Record<string, Input>> }).inputs,
    ),
  );

const action = inputsOf(".");
const SUB_ACTIONS = readdirSync(root).filter((name) => existsSync(fileOf(name)));
const subActions = SUB_ACTIONS.map((folder) => ({ folder, inputs: inputsOf(folder) }));

/** What every program has that reads registries, in the same words. */
const OF_REGISTRIES = ["ca-certificates", "insecure-registries", "registry-timeout"];

/** What other inputs also say in the same words wherever they are. */
const IN_SAME_WORDS = [...OF_REGISTRIES, "buildpack-registry"];

/** Where another default is meant: each names something else, or waits for less. */
const OTHER_DEFAULTS = new Map([
  ["builder", ["path"]],
  ["preview", ["registry-timeout", "github-token"]],
]);

/** What only one of them has: a name that the action has for the same thing is taken instead. */
const OWN = new Map([
  ["builder", ["app", "flatten", "lifecycle"]],
  ["index", ["digests", "digests-from"]],
  ["preview", ["base-image", "key", "metadata", "pull-request", "title"]],
  ["push", ["digest"]],
  ["rebase", ["dry-run", "force"]],
]);

describe("inputs of several actions", () => {
  it("are looked for in all sub-actions that there are", () => {
    expect(SUB_ACTIONS.sort()).toEqual(["builder", "buildpack", "index", "preview", "push", "rebase"]);
  });

  it.each(subActions)("have in $folder the names that the action has for them", ({ folder, inputs }) => {
    const own = [...inputs.keys()].filter((name) => !action.has(name));

    expect(own.sort()).toEqual(OWN.get(folder) ?? []);
  });

  it.each(subActions)("have in $folder the defaults that the action has", ({ folder, inputs }) => {
    const others = [...inputs].filter(
      ([name, input]) => action.has(name) && input.default !== action.get(name)?.default,
    );

    expect(others.map(([name]) => name)).toEqual(OTHER_DEFAULTS.get(folder) ?? []);
  });

  it.each(subActions)("about registries are all in $folder", ({ inputs }) => {
    expect([...inputs.keys()]).toEqual(expect.arrayContaining(OF_REGISTRIES));
  });

  it.each(subActions)("are described in $folder as in the action", ({ inputs }) => {
    for (const name of IN_SAME_WORDS.filter((each) => inputs.has(each))) {
      expect([name, action.get(name)?.description]).toEqual([
        name,
        expect.stringContaining(inputs.get(name)?.description ?? ""),
      ]);
    }
  });
});
