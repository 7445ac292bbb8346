// Which engine can do what, as the end-to-end tests saw it: a part of docs/engines.md, written by `script/test --engines`.
import { readFileSync } from "node:fs";
import path from "node:path";

const BEGIN = "<!-- script/test --engines writes: what the tests saw -->";
const END = "<!-- end of what the tests saw -->";

/** An engine that all end-to-end tests ran on. */
export interface EngineRun {
  /** As script/bootstrap calls it. */
  readonly name: string;
  /** As it says itself. */
  readonly version: string;
  /** The file that `jest --json` wrote. */
  readonly report: string;
}

/** What people want of an engine, and which tests show it, by file and name. */
const CAPABILITIES: readonly (readonly [string, RegExp])[] = [
  ["build, push and start an image", /^build › (?!.*(?:reuse|rebuild|same digest|changed))/],
  [
    "build it again: the same digest, layers that are reused",
    /^build › .*(?:reuse|rebuild|same digest|changed)/,
  ],
  [
    "phases in containers of their own, for builders that are not trusted",
    /^private-registry › .*not trusted/,
  ],
  ["several tags, registries and the engine at once", /^delivery › an image with labels/],
  ["load without a push", /^delivery › an image for the engine only/],
  ["a private registry", /^private-registry ›/],
  ["layers in GitHub's cache", /^service-caches › (?!.*a cancelled)/],
  ["layers in a volume", /^caches › a volume/],
  ["layers in an image", /^caches › an image in a registry/],
  ["the builder in GitHub's cache", /^(?:caches › the builder|builder-cache )/],
  ["inputs for containers and the image", /^options ›/],
  ["image extensions", /^project › an image extension/],
  ["the example workflows", /^workflows ›/],
  ["a cancelled build", /^(?:cancellation ›|service-caches › .*a cancelled)/],
  ["a failing build", /^failures ›/],
  ["each call of the engine by itself", /^(?:engine|remove-files) ›/],
  ["all tests", /./],
];

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

interface Test {
  /** The file, without folder and ending, and the full name. */
  readonly name: string;
  readonly status: string;
}

/** The document with its part replaced. @throws if the document lacks the part */
export function withEngineTable(document: string, runs: readonly EngineRun[], date: Date): string {
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/engines.md lacks "${BEGIN}" or "${END}"`);
  return `${document.slice(0, from + BEGIN.length)}\n\n${engineTable(runs, date)}\n\n${document.slice(to)}`;
}

function engineTable(runs: readonly EngineRun[], date: Date): string {
  const tests = runs.map(({ report }) => testsOf(report));
  const rows = CAPABILITIES.map(([title, pattern]) => [title, ...tests.map((all) => verdict(all, pattern))]);
  const day = date.toISOString().slice(0, 10);
  return [
    `Seen on ${day}. Where not all tests of a row passed, the table says how many did.`,
    "",
    ...table(
      ["", ...runs.map(({ name }) => `\`${name}\``)],
      [["version", ...runs.map(({ version }) => version)], ...rows],
    ),
  ].join("\n");
}

function testsOf(report: string): readonly Test[] {
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as JestReport;
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      name: `${path.basename(name).replace(/(?:\.int)?\.test\.ts$/, "")} › ${fullName}`,
      status,
    })),
  );
}

/** Tests that were skipped say nothing. */
function verdict(tests: readonly Test[], pattern: RegExp): string {
  const ran = tests.filter(({ name, status }) => pattern.test(name) && /^(?:passed|failed)$/.test(status));
  const passed = ran.filter(({ status }) => status === "passed").length;
  if (ran.length === 0) return "–";
  return passed === ran.length ? "yes" : `${passed} of ${ran.length}`;
}

/** As Prettier formats it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}
