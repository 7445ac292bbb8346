import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseBindings } from "../../../src/actions/inputs/binding-input.ts";
import { anyCharacter } from "../../support/any-character.ts";

interface Complaint {
  readonly value: string;
  readonly problem: string;
}

const ENV = { CA: "-----BEGIN\nEND-----", EMPTY: "" };

function parse(...lines: readonly string[]) {
  const complaints: Complaint[] = [];
  const bindings = parseBindings(lines.join("\n"), ENV, (value, problem) =>
    complaints.push({ value, problem }),
  );
  return { bindings, complaints };
}

const problemsOf = (...lines: readonly string[]): string[] =>
  parse(...lines).complaints.map(({ problem }) => problem);

const text = (value: string) => ({ kind: "text", text: value });
const file = (path: string) => ({ kind: "file", path });

describe("parseBindings", () => {
  it("reads values, files, variables and directories", () => {
    const { bindings, complaints } = parse(
      "# for the build",
      "maven/type=maven",
      "  maven/settings.xml < ci/settings.xml",
      "",
      "certs<ci/certs",
      "db/type=postgresql",
      "db/password= s=e<c#r'e\"t\u2028 ",
      "db/ca.pem<$CA",
      "maven/empty<$EMPTY\r",
    );

    expect(complaints).toEqual([]);
    expect(bindings).toEqual([
      {
        name: "maven",
        entries: new Map<string, unknown>([
          ["type", text("maven")],
          ["settings.xml", file("ci/settings.xml")],
          ["empty", text("")],
        ]),
        directory: undefined,
      },
      { name: "certs", entries: new Map(), directory: "ci/certs" },
      {
        name: "db",
        entries: new Map<string, unknown>([
          ["type", text("postgresql")],
          ["password", text(" s=e<c#r'e\"t\u2028 ")],
          ["ca.pem", text("-----BEGIN\nEND-----")],
        ]),
        directory: undefined,
      },
    ]);
  });

  it("takes a directory and further entries for one binding", () => {
    expect(parse("certs/type=ca-certificates", "certs</etc/certs")).toEqual({
      complaints: [],
      bindings: [
        { name: "certs", entries: new Map([["type", text("ca-certificates")]]), directory: "/etc/certs" },
      ],
    });
  });

  it.each([
    [["a/type=x", "secret"], "Line 2 has neither = nor <."],
    [
      ["Maven/type=x"],
      '"Maven" is not the name of a binding, which has lower-case letters, digits, . and -.',
    ],
    [["../type=x"], '".." is not the name of a binding, which has lower-case letters, digits, . and -.'],
    [["/type=x"], '"" is not the name of a binding, which has lower-case letters, digits, . and -.'],
    [["=x"], '"" is not the name of a binding, which has lower-case letters, digits, . and -.'],
    [
      [`${"a".repeat(254)}/type=x`],
      `"${"a".repeat(254)}" is not the name of a binding, which has lower-case letters, digits, . and -.`,
    ],
    [["a/type=x", "a/=x"], '"a/" does not name an entry, whose key has letters, digits, _ . and -.'],
    [["a/type=x", "a/..=x"], '"a/.." does not name an entry, whose key has letters, digits, _ . and -.'],
    [["a/type=x", "a/b/c=x"], '"a/b/c" does not name an entry, whose key has letters, digits, _ . and -.'],
    [["a/type=x", "a/b c=x"], '"a/b c" does not name an entry, whose key has letters, digits, _ . and -.'],
    [["a/type=x", "a=x"], '"a" has a value but no key.'],
    [["a/type=x", "a/b<"], '"a/b" has no path and no variable after "<".'],
    [["a/type=x", "a/b<$NONE"], '"a/b" refers to "$NONE", which the step\'s environment does not have.'],
    [["a/type=x", "a<$CA"], '"a" is a whole binding, which "$CA" cannot be.'],
    [["a/type=x", "a/type=y"], '"a/type" is given twice.'],
    [["a<x", "a<y"], '"a" is given twice.'],
    [["a/b=x"], 'The binding "a" has no type.'],
  ])("complains about %j", (lines, problem) => {
    expect(problemsOf(...lines)).toEqual([problem]);
  });

  it("never tells a value", () => {
    const { complaints } = parse(
      "a/type=secret",
      "a/type=secret",
      "a=secret",
      "secret",
      "A/b=secret",
      "b/c=secret",
    );

    expect(complaints).toHaveLength(5);
    expect(JSON.stringify(complaints)).not.toContain("secret");
  });

  it("reads any text without throwing, and lets no name lead elsewhere", () => {
    const likely = fc.string({ unit: fc.constantFrom(..."ab/.=<$\n ".split("")) });

    fc.assert(
      fc.property(fc.oneof(likely, fc.string({ unit: anyCharacter })), (input) => {
        for (const { name, entries } of parse(input).bindings) {
          for (const part of [name, ...entries.keys()]) {
            expect(part).toMatch(/^[\w.-]+$/);
            expect(["", ".", ".."]).not.toContain(part);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
