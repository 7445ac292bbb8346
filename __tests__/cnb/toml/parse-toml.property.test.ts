import { describe, expect, it, jest } from "@jest/globals";
import fc from "fast-check";
import { parseAnalyzed } from "../../../src/cnb/analyzed.ts";
import { parseDetectedPlan, parsePlan } from "../../../src/cnb/build-plan.ts";
import { parseBuildpackDescriptor } from "../../../src/cnb/buildpack-descriptor.ts";
import { parseGroup } from "../../../src/cnb/group.ts";
import { parseLaunchMetadata } from "../../../src/cnb/launch-metadata.ts";
import { formatRestoredLayer, parseLayer } from "../../../src/cnb/layer.ts";
import { parseLifecycleDescriptor } from "../../../src/cnb/lifecycle-descriptor.ts";
import { parseLifecycleMetadata } from "../../../src/cnb/lifecycle-metadata.ts";
import { parseOrder } from "../../../src/cnb/order.ts";
import { parseProjectMetadata } from "../../../src/cnb/project-metadata.ts";
import { parseReport } from "../../../src/cnb/report.ts";
import { parseRun, parseStack } from "../../../src/cnb/run.ts";
import { formatToml } from "../../../src/cnb/toml/format-toml.ts";
import { parseTomlTable } from "../../../src/cnb/toml/parse-toml.ts";
import { PlatformError } from "../../../src/errors.ts";
import { anyCharacter } from "../../support/any-character.ts";

// Hundreds of runs, on machines that do other things too.
jest.setTimeout(60_000);

type Reader = (toml: string, what: string) => unknown;

const READERS: readonly (readonly [string, Reader])[] = [
  ["analyzed.toml", parseAnalyzed],
  ["buildpack.toml", parseBuildpackDescriptor],
  ["group.toml", parseGroup],
  ["a layer's TOML", parseLayer],
  ["lifecycle.toml", parseLifecycleDescriptor],
  ["metadata.toml", parseLaunchMetadata],
  ["order.toml", parseOrder],
  ["plan.toml", parsePlan],
  ["a plan of bin/detect", parseDetectedPlan],
  ["project-metadata.toml", parseProjectMetadata],
  ["report.toml", parseReport],
  ["run.toml", parseRun],
  ["stack.toml", parseStack],
];

/** Whether the text was read, or refused as it should be: with the name of the file and not too many words. */
function isHandled(read: Reader, text: string): boolean {
  try {
    read(text, '"x.toml"');
    return true;
  } catch (error) {
    if (!(error instanceof PlatformError)) return false;
    return (
      error.code === "MALFORMED" && error.message.startsWith('"x.toml" ') && error.message.length < 2_000
    );
  }
}

const name = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.constantFrom("__proto__", "constructor", "prototype", "toString", "10", "9", ""),
  fc.constantFrom("group", "entries", "order", "id", "metadata", "layers", "types", "image", "run-image"),
  fc.constantFrom(
    "processes",
    "command",
    "labels",
    "key",
    "value",
    "build",
    "buildpack",
    "lifecycle",
    "apis",
  ),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 5 }, tie("leaf"), tie("list"), tie("table")),
  leaf: fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.boolean(),
    fc.integer(),
    fc.double(),
    fc.bigInt(),
    fc.constant(null),
  ),
  list: fc.array(tie("any"), { maxLength: 4 }),
  table: fc.dictionary(name, tie("any"), { maxKeys: 4 }),
})).table;

/** Pieces of TOML in any order. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...Array.from("[]{}=.,#\"'\n\r\t \\_+-:eTZ0"),
        "[[",
        "]]",
        '"""',
        "\u0000",
        "\uFEFF",
        "\uD800",
      ),
      fc.constantFrom(
        "group",
        "id",
        "a",
        "inf",
        "nan",
        "true",
        "1979-05-27",
        "07:32:00Z",
        "0x",
        "\\uD800",
        "1_000",
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

describe.each(READERS)("%s", (_, read) => {
  it.each([
    ["any text", fc.string({ unit: anyCharacter, maxLength: 300 })],
    ["pieces of TOML", pieces],
    ["a table of anything", value.map((table) => formatToml(table))],
  ])("of %s is read, or refused with its name", (_what, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(isHandled(read, text)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a table", () => {
  it("comes back as it was written", () => {
    const leaf = fc.oneof(fc.string(), fc.boolean(), fc.integer());
    const table = fc.dictionary(name, fc.oneof(leaf, fc.array(leaf), fc.dictionary(name, leaf)));
    fc.assert(
      fc.property(table, (given) => {
        expect(parseTomlTable(formatToml(given), "it")).toEqual(given);
      }),
    );
  });
});

describe("the metadata of a layer", () => {
  it("in the label of any image can be written for the buildpack", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const label = JSON.stringify({ buildpacks: [{ key: "a", layers: { one: { sha: "", data } } }] });
        const [buildpack] = parseLifecycleMetadata(label, "it").buildpacks ?? [];
        const toml = formatRestoredLayer(buildpack?.layers?.["one"]?.data);

        expect(parseLayer(toml, "it")).toMatchObject({ launch: false });
      }),
    );
  });

  it("in a label that is nested without end is refused", () => {
    const nested = `${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}`;
    const label = `{"buildpacks":[{"key":"a","layers":{"one":{"sha":"","data":${nested}}}}]}`;

    expect(() => parseLifecycleMetadata(label, '"app:1"')).toThrow(
      expect.objectContaining({
        code: "MALFORMED",
        message: 'The label io.buildpacks.lifecycle.metadata of "app:1" is nested deeper than 200 levels.',
      }),
    );
  });
});
