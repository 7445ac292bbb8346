// Which engine can do what, as the end-to-end tests saw it: a part of docs/engines.md, written by `script/test --engines`.
import type { EngineResult, EngineTest } from "./engine-results.ts";

const BEGIN = "<!-- script/test --engines writes: what the tests saw -->";
const END = "<!-- end of what the tests saw -->";

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
  ["an action outside of the network of an engine without root", /^rootless ›/],
  ["each call of the engine by itself", /^(?:engine|remove-files) ›/],
];

/** The document with its part replaced. @throws if the document lacks the part */
export function withEngineTable(document: string, results: readonly EngineResult[]): string {
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/engines.md lacks "${BEGIN}" or "${END}"`);
  return `${document.slice(0, from + BEGIN.length)}\n\n${engineTable(results)}\n\n${document.slice(to)}`;
}

function engineTable(results: readonly EngineResult[]): string {
  const columns = results.map(columnOf);
  const titles = ["version", "day", ...CAPABILITIES.map(([title]) => title), "tests that passed"];
  return [
    "Where not all tests of a row passed, the table says how many did; – says that none of them ran.",
    "",
    ...table(
      ["", ...results.map(({ engine }) => `\`${engine}\``)],
      titles.map((title, at) => [title, ...columns.map((column) => column[at] ?? "")]),
    ),
  ].join("\n");
}

/** A run that was broken off may have gone on at another day. */
function columnOf({ version, files }: EngineResult): readonly string[] {
  const days = Object.values(files)
    .map(({ day }) => day)
    .sort();
  const [first = "–", last = first] = [days[0], days.at(-1)];
  const tests = Object.entries(files).flatMap(([file, { tests }]) =>
    tests.map(({ name, status }) => ({ name: `${file} › ${name}`, status })),
  );
  return [
    version,
    first === last ? first : `${first} to ${last}`,
    ...CAPABILITIES.map(([, pattern]) => verdict(tests, pattern)),
    count(ranOf(tests, /./)),
  ];
}

/** Tests that were skipped say nothing. */
const ranOf = (tests: readonly EngineTest[], pattern: RegExp): readonly EngineTest[] =>
  tests.filter(({ name, status }) => pattern.test(name) && /^(?:passed|failed)$/.test(status));

function verdict(tests: readonly EngineTest[], pattern: RegExp): string {
  const ran = ranOf(tests, pattern);
  if (ran.length === 0) return "–";
  return ran.every(({ status }) => status === "passed") ? "yes" : count(ran);
}

const count = (ran: readonly EngineTest[]): string =>
  `${ran.filter(({ status }) => status === "passed").length} of ${ran.length}`;

/** As Prettier formats it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}
