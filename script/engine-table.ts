// Which engine can do what, as the end-to-end tests saw it: a part of docs/engines.md, written by `script/test --engines`.
import type { EngineResult, EngineTest } from "./engine-results.ts";

const BEGIN = "<!-- script/test --engines writes: what the tests saw -->";
const END = "<!-- end of what the tests saw -->";
const NOTHING_RAN = "–";
const TOTAL = "tests that passed";

/** What people want of an engine, which tests show it, by file and name, and why they are skipped, where they are. */
const CAPABILITIES: readonly (readonly [title: string, tests: RegExp, skippedBecause?: string])[] = [
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
  ["`project.toml` and buildpacks of the workspace", /^project › (?!an image extension)/],
  ["image extensions", /^project › an image extension/],
  ["limits of `memory` and `cpus`", /^limits › a build with limits/, "cannot, and says so: cgroup v1"],
  ["`linux/arm64` by emulation", /^arm64 ›/, "not in this run: takes minutes"],
  ["the example workflows", /^workflows ›/],
  ["a cancelled build", /^(?:cancellation ›|service-caches › .*a cancelled)/],
  ["a test before the tags move", /^gate ›/],
  ["a failing build", /^failures ›/],
  [
    "an action outside of the network of an engine without root",
    /^rootless ›/,
    "its network is the machine's",
  ],
  ["each call of the engine by itself", /^(?:engine|remove-files) ›/],
];

/**
 * The document with its part replaced; what it says stays of engines without results, and of rows without, of the same version.
 * @throws if the document lacks the part
 */
export function withEngineTable(document: string, results: readonly EngineResult[]): string {
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/engines.md lacks "${BEGIN}" or "${END}"`);
  const written = writtenColumns(document.slice(from, to));
  const seen = results.map(
    (result) => [result.engine, joined(columnOf(result), written.get(result.engine))] as const,
  );
  const columns = new Map([...written, ...seen]);
  return `${document.slice(0, from + BEGIN.length)}\n\n${engineTable(columns)}\n\n${document.slice(to)}`;
}

/** What the table says of an engine, by title of the row. */
type Column = Readonly<Record<string, string>>;

/** The columns of a table that was written before, by engine. */
function writtenColumns(text: string): ReadonlyMap<string, Column> {
  const lines = text.split("\n").filter((line) => line.startsWith("|"));
  const [head, , ...rows] = lines.map((line) => line.split("|").map((cell) => cell.trim()));
  const engines = (head ?? []).slice(2, -1).map((cell) => cell.replaceAll("`", ""));
  return new Map(
    engines.map((engine, at) => [
      engine,
      Object.fromEntries(rows.map(([, title = "", ...cells]) => [title, cells[at] ?? NOTHING_RAN])),
    ]),
  );
}

/** A column with what was written before of the rows that no test ran for. */
function joined(seen: Column, written: Column = {}): Column {
  const kept = Object.entries(written).filter(
    ([title, cell]) => seen[title] === NOTHING_RAN && cell !== NOTHING_RAN,
  );
  if (kept.length === 0 || seen["version"] !== written["version"]) return seen;
  return {
    ...seen,
    ...Object.fromEntries(kept),
    day: days(`${written["day"] ?? ""} to ${seen["day"] ?? ""}`),
    // Which of the tests before were the same is not known.
    [TOTAL]: `${seen[TOTAL] ?? ""} on ${seen["day"] ?? ""}`,
  };
}

/** From the first of them to the last, in any order. */
function days(text: string): string {
  const all = text.match(/\d[\d-]+/g)?.sort() ?? [];
  const [first = NOTHING_RAN, last = first] = [all[0], all.at(-1)];
  return first === last ? first : `${first} to ${last}`;
}

function engineTable(columns: ReadonlyMap<string, Column>): string {
  const titles = ["version", "day", ...CAPABILITIES.map(([title]) => title), TOTAL];
  return [
    "Where not all tests of a row passed, the table says how many did; – says that none of them ran.",
    "",
    ...table(
      ["", ...[...columns.keys()].map((engine) => `\`${engine}\``)],
      titles.map((title) => [title, ...[...columns.values()].map((column) => column[title] ?? NOTHING_RAN)]),
    ),
  ].join("\n");
}

/** A run that was broken off may have gone on at another day. */
function columnOf({ version, files }: EngineResult): Column {
  const tests = Object.entries(files).flatMap(([file, { tests }]) =>
    tests.map(({ name, status }) => ({ name: `${file} › ${name}`, status })),
  );
  return {
    version,
    day: days(
      Object.values(files)
        .map(({ day }) => day)
        .join(" "),
    ),
    ...Object.fromEntries(
      CAPABILITIES.map(([title, pattern, reason]) => [title, verdict(tests, pattern, reason)]),
    ),
    [TOTAL]: count(ranOf(tests, /./)),
  };
}

/** Tests that were skipped say nothing. */
const ranOf = (tests: readonly EngineTest[], pattern: RegExp): readonly EngineTest[] =>
  tests.filter(({ name, status }) => pattern.test(name) && /^(?:passed|failed)$/.test(status));

function verdict(tests: readonly EngineTest[], pattern: RegExp, skippedBecause = NOTHING_RAN): string {
  const ran = ranOf(tests, pattern);
  if (ran.length === 0) return tests.some(({ name }) => pattern.test(name)) ? skippedBecause : NOTHING_RAN;
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
