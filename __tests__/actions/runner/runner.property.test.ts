// What others write never becomes a command, whatever we do with it; seen through a model of the runner's own parser.
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createRunner, type Runner } from "../../../src/actions/runner/runner.ts";
import { anyCharacter } from "../../support/any-character.ts";
import { CommandParser, linesOf } from "../../support/mini-runner/command-parser.ts";
import { CapturedStdout } from "../captured-stdout.ts";

const SECRET = "correct horse battery staple";

const COMMANDS = [
  "::set-output name=a::b",
  "##[set-output name=a]b",
  "::stop-commands::t",
  "##[stop-commands]t",
  "::add-mask::e",
  "::warning file=a,line=1::b",
  "::group::a",
  "##[debug]a",
];
/** What ends a line, is trimmed, is skipped or escapes something, somewhere. */
const ODDITIES = [
  "\r",
  "\n",
  "\r\n",
  "\t",
  " ",
  "\u0085",
  "\u2028",
  "\u2029",
  "\u000b",
  "\u000c",
  "\u001c",
  "\u00a0",
].concat([
  "\u3000",
  "\ufeff",
  "\u00ad",
  "\u200b",
  "\u200d",
  "\u202e",
  "\0",
  "\u001b[2K",
  "%0A",
  "%25",
  ":",
  "#",
  "]",
  "\ud83d",
]);
const oddity = fc.constantFrom(...ODDITIES, "");
/** A command with something before it, within it and behind it. */
const attack = fc
  .tuple(fc.constantFrom(...COMMANDS), fc.nat(20), fc.array(oddity, { minLength: 4, maxLength: 4 }))
  .map(
    ([command, at, [a = "", b = "", c = "", d = ""]]) =>
      a + b + command.slice(0, at) + c + command.slice(at) + d,
  );
const hostile = fc.oneof(
  fc.array(fc.oneof(attack, oddity, fc.constant(SECRET)), { maxLength: 4 }).map((pieces) => pieces.join("")),
  fc.string({ unit: anyCharacter }),
);

type Act = readonly [name: string, act: (runner: Runner, text: string) => void];

const ACTS: readonly Act[] = [
  [
    "print",
    (runner, text) => {
      runner.print(text);
    },
  ],
  [
    "print in a sentence",
    (runner, text) => {
      runner.print(`Left out "${text}": an image cannot have it.`);
    },
  ],
  [
    "untrusted",
    (runner, text) => {
      runner.openFence();
      runner.printUntrusted(text);
    },
  ],
  [
    "fence",
    (runner) => {
      runner.openFence();
    },
  ],
  [
    "group",
    (runner, text) => {
      runner.startGroup(text);
    },
  ],
  [
    "endgroup",
    (runner) => {
      runner.endGroup();
    },
  ],
  [
    "warning",
    (runner, text) => {
      runner.annotate("warning", text, { file: text });
    },
  ],
  [
    "debug",
    (runner, text) => {
      runner.debug(text);
    },
  ],
  [
    "mask",
    (runner) => {
      runner.mask(SECRET);
    },
  ],
];

/** What the runner did with everything that was printed. */
function printed(acts: readonly (readonly [Act, string])[]) {
  let tokens = 0;
  const runner = createRunner(() => `0f8fad5b-${++tokens}`);
  using stdout = new CapturedStdout();
  runner.mask(SECRET);
  for (const [[, act], text] of acts) act(runner, text);
  runner.closeFence();
  runner.print("the end");
  const parser = new CommandParser();
  for (const line of linesOf(stdout.lines.join("\n"))) parser.read(line);
  return parser.result();
}

function count(acts: readonly (readonly [Act, string])[], name: string): number {
  return acts.filter(([[each]]) => each === name).length;
}

describe("createRunner", () => {
  it("lets nothing become a command that is not ours", () => {
    process.env["RUNNER_DEBUG"] = "1";
    try {
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.constantFrom(...ACTS), hostile), { maxLength: 20 }), (acts) => {
          const { log, annotations, debug, groups, disabled, isStopped, masks } = printed(acts);

          expect(disabled).toEqual([]);
          expect(isStopped).toBe(false);
          expect(log.at(-1)).toBe("the end");
          expect(annotations).toHaveLength(count(acts, "warning"));
          expect(debug).toHaveLength(count(acts, "debug"));
          expect(groups).toHaveLength(count(acts, "group"));
          expect(new Set(masks)).toEqual(new Set([SECRET]));
          expect(log.join("\n")).not.toContain(SECRET);
        }),
        { numRuns: 2000 },
      );
    } finally {
      delete process.env["RUNNER_DEBUG"];
    }
  });

  it("keeps a command of its own from standing behind words of others", () => {
    const acts = ACTS.filter(([name]) => name === "untrusted").map((act) => [act, "no line break"] as const);

    expect(printed(acts).log).toEqual(["no line break", "the end"]);
  });

  it.each(["print", "warning", "group"])("bounds what it prints by %s", (name) => {
    const act = ACTS.find(([each]) => each === name);
    const { log, annotations, groups } = printed(act === undefined ? [] : [[act, "x".repeat(600_000)]]);
    const [text = ""] = [
      ...annotations.map(({ message }) => message),
      ...groups.map(({ title }) => title),
      ...log,
    ];

    expect(text.length).toBeLessThanOrEqual(32_000);
    expect(text).toMatch(/x… and \d+ more characters$/);
  });

  it("leaves no part of a secret where it cuts", () => {
    const [print] = ACTS;
    const { log } = printed(
      print === undefined ? [] : [[print, `${"x".repeat(31_950)}${SECRET.repeat(40)}`]],
    );

    expect(log.join("\n")).not.toContain("correct");
  });
});
