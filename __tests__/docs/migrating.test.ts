// Each row of the tables in docs/migrating.md: all that the others have is in them, and the action does what they say.
import { describe, expect, it } from "@jest/globals";
import { REFUSED_INPUTS } from "../../src/actions/build-push/refused-inputs.ts";
import { translateInputs } from "../../src/actions/build-push/translate-inputs.ts";
import { BUILD_PUSH_INPUTS, BUILD_PUSH_OUTPUTS } from "../actions/build-push/examples.ts";
import { read } from "./markdown.ts";

interface Row {
  /** What the other calls it. */
  readonly names: readonly string[];
  /** Inputs and outputs of ours; empty for `–`. */
  readonly here: readonly string[];
  readonly remarks: string;
}

function spansOf(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span);
}

/** Of the table whose first column has that head. */
function rowsOf(head: string): readonly Row[] {
  const [, table = ""] = read("docs/migrating.md").split(new RegExp(`^\\| ${head} +\\|.*\\n\\|.*\\n`, "m"));
  const [lines = ""] = table.split(/\n(?!\|)/, 1);
  return lines.split("\n").map((line) => {
    const [, first = "", second = "", ...rest] = line.split(/ *(?<!\\)\| */);
    return { names: spansOf(first), here: spansOf(second), remarks: rest.join("").trim() };
  });
}

describe("the table of docker/build-push-action", () => {
  const rows = rowsOf("build-push-action");
  const rowOf = (name: string): Row => rows.find(({ names }) => names.includes(name)) ?? fail(name);

  it("has all of its inputs and outputs, each once", () => {
    expect(rows.flatMap(({ names }) => names).sort()).toEqual(
      [...BUILD_PUSH_INPUTS, ...BUILD_PUSH_OUTPUTS].sort(),
    );
  });

  it("says of those that are refused, and only of them, that they are", () => {
    const refused = rows.filter(({ remarks }) => remarks.startsWith("Refused")).flatMap(({ names }) => names);

    expect(refused.sort()).toEqual(Object.keys(REFUSED_INPUTS).sort());
  });

  it.each(Object.entries(REFUSED_INPUTS))(
    "leads to the same inputs as the message about %s",
    (name, { hint }) => {
      const { here } = rowOf(name);

      expect(here).not.toEqual([]);
      expect(here.filter((input) => !hint.includes(`"${input}`))).toEqual([]);
    },
  );

  it.each([
    ["tags", "g.io/a"],
    ["context", "services/api"],
    ["platforms", "linux/arm64"],
    ["cache-from", "type=gha,scope=api"],
    ["cache-to", "type=registry,ref=g.io/cache"],
    ["no-cache", "true"],
    ["outputs", "type=image,name=g.io/a,compression=zstd"],
  ])("names what %s becomes", (name, value) => {
    const { writtenAs, problems } = translateInputs({ [`INPUT_${name.toUpperCase()}`]: value });

    expect(problems).toEqual([]);
    expect(writtenAs.size).toBeGreaterThan(0);
    expect([...writtenAs.keys()].filter((input) => !rowOf(name).here.includes(input))).toEqual([]);
  });

  it.each(["labels", "annotations", "push", "load", "pull", "network", "sbom", "builder"])(
    "leads from %s to the input of the same name",
    (name) => {
      expect(rowOf(name).here).toEqual([name]);
    },
  );

  it.each([
    ["provenance", "mode=max"],
    ["attests", "type=provenance"],
  ])("says that %s is warned about", (name, value) => {
    expect(rowOf(name).here).toEqual([]);
    expect(rowOf(name).remarks).toContain("A warning");
    expect(translateInputs({ [`INPUT_${name.toUpperCase()}`]: value }).warnings).toHaveLength(1);
  });
});

function fail(name: string): never {
  throw new Error(`There is no row of ${name}.`);
}
