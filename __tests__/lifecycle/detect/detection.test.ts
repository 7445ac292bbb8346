import { describe, expect, it } from "@jest/globals";
import type { Order } from "../../../src/cnb/order.ts";
import type { Verdict } from "../../../src/lifecycle/detect/detect-buildpack.ts";
import { type DetectionDeps, detectOrder } from "../../../src/lifecycle/detect/detection.ts";
import { DetectionLog } from "../../../src/lifecycle/detect/detection-log.ts";
import { createLogger, type LogLevel } from "../../../src/lifecycle/logger.ts";

type Outcome = "pass" | "fail" | "error" | Verdict["sections"];

/** What a buildpack of the builder is: a verdict, or the groups of a composite. */
type World = Readonly<Record<string, Outcome | readonly string[]>>;

/** Reads groups such as `a b? c@2`. */
function orderOf(groups: readonly string[]): Order {
  return groups.map((group) => ({
    group: group.split(" ").map((word) => {
      const [id = "", version = "1"] = word.replace("?", "").split("@");
      return { id, version, optional: word.endsWith("?") };
    }),
  }));
}

const isComposite = (kind: World[string]): kind is readonly string[] =>
  Array.isArray(kind) && kind.every((item) => typeof item === "string");

function verdictOf(outcome: Outcome): Verdict {
  if (outcome === "error") return { kind: "error", sections: [], output: "", exitCode: 3 };
  if (outcome === "fail") return { kind: "fail", sections: [], output: "", exitCode: 100 };
  const sections = outcome === "pass" ? [{ provides: [], requires: [] }] : outcome;
  return { kind: "pass", sections, output: "", exitCode: 0 };
}

async function detect(
  groups: readonly string[],
  world: World,
  { extensions = [], ...given }: Partial<DetectionDeps> & { extensions?: readonly string[] } = {},
) {
  const asked: string[] = [];
  const found: string[] = [];
  const log = new DetectionLog();
  const orders = { order: orderOf(groups), orderExtensions: orderOf(extensions) };
  const detection = await detectOrder(orders, {
    find: ({ id, version, kind: elementKind }) => {
      found.push(id);
      const kind = world[id];
      if (kind === undefined) return Promise.reject(new Error(`no ${id}`));
      const descriptor = {
        ...{
          api: "0.10",
          id,
          version,
          clearEnv: false,
          sbomFormats: [],
          execEnv: [],
          stacks: [],
          targets: [],
        },
        order: isComposite(kind) ? orderOf(kind) : [],
      };
      const root = `/${id}`;
      return Promise.resolve(
        elementKind === "buildpack"
          ? { kind: "buildpack", root, hasBuild: true, descriptor }
          : { kind: "extension", root, hasDetect: true, hasGenerate: true, descriptor },
      );
    },
    applies: () => true,
    refuse: () => undefined,
    detect: ({ id, version, kind }) => {
      asked.push(`${kind === "extension" ? "+" : ""}${version === "1" ? id : `${id}@${version}`}`);
      return Promise.resolve(verdictOf(world[id] as Outcome));
    },
    log,
    ...given,
  });
  const members =
    detection.kind === "passed"
      ? detection.members.map(
          ({ kind, descriptor: { id, version } }) =>
            `${kind === "extension" ? "+" : ""}${version === "1" ? id : `${id}@${version}`}`,
        )
      : [];
  const result = detection.kind === "passed" ? members.join(" ") : detection.errored ? "errored" : "failed";
  return { result, asked, found, log, detection };
}

const PASS = { a: "pass", b: "pass", c: "pass", d: "pass" } as const;
const requires = (name: string): Outcome => [{ provides: [], requires: [{ name }] }];
const provides = (name: string): Outcome => [{ provides: [{ name }], requires: [] }];

describe("detectOrder", () => {
  it.each<[string, readonly string[], World, string]>([
    ["takes the first group that passes", ["a b", "c"], { ...PASS, b: "fail" }, "c"],
    ["leaves out an optional buildpack that fails", ["a b?"], { ...PASS, b: "fail" }, "a"],
    ["leaves out an optional buildpack that errors", ["a b?"], { ...PASS, b: "error" }, "a"],
    ["wants one buildpack that passes", ["a? b?"], { a: "fail", b: "fail" }, "failed"],
    ["does not call it an error if only optional ones error", ["a?"], { a: "error" }, "failed"],
    ["is satisfied by an optional one", ["a? b?"], { a: "fail", b: "pass" }, "b"],
    ["fails if no group passes", ["a", "b"], { a: "fail", b: "fail" }, "failed"],
    ["fails without groups", [], {}, "failed"],
    ["remembers an error of an earlier group", ["a", "b"], { a: "error", b: "fail" }, "errored"],
    ["counts an optional one's error where its group fails", ["a? b"], { a: "error", b: "fail" }, "errored"],
    ["forgets errors once a group passes", ["a", "b"], { a: "error", b: "pass" }, "b"],
    ["takes a buildpack once per group", ["a a b"], PASS, "a b"],
    ["takes the first version of a buildpack", ["a a@2"], PASS, "a"],
    ["goes on if the plan does not work out", ["a b", "c"], { ...PASS, b: requires("x") }, "c"],
  ])("%s", async (_, groups, world, result) => {
    expect((await detect(groups, world)).result).toBe(result);
  });

  it.each<[string, World]>([
    ["contain themselves", { m: ["m d"], d: "pass" }],
    [
      "contain each other twice, so that there are 2^40 groups",
      {
        ...Object.fromEntries(
          Array.from({ length: 40 }, (_, at) => [`m${at}`, [`m${at + 1}`, `m${at + 1}`]]),
        ),
        m: ["m0"],
        m40: ["d"],
        d: "fail",
      },
    ],
  ])("gives up on composites that %s", async (_, world) => {
    await expect(detect(["m"], world)).rejects.toThrow("does a composite buildpack contain itself?");
  });

  it.each<[string, readonly string[], World, string]>([
    ["stands for its first group that passes", ["m d"], { ...PASS, m: ["a b?", "c"] }, "a b d"],
    ["falls to its second group", ["m d"], { ...PASS, a: "fail", m: ["a b?", "c"] }, "c d"],
    ["may be left out if it is optional", ["m? d"], { ...PASS, a: "fail", m: ["a"] }, "d"],
    ["fails its group", ["m d"], { ...PASS, a: "fail", m: ["a"] }, "failed"],
    ["fails its group with its errors", ["m d"], { ...PASS, a: "error", m: ["a"] }, "errored"],
    ["leaves no error behind if it is optional", ["m? d"], { d: "fail", a: "error", m: ["a"] }, "failed"],
    ["may contain composites", ["o c"], { ...PASS, o: ["m d"], m: ["a b"] }, "a b d c"],
    ["may be in two groups", ["m b", "m c"], { ...PASS, b: "fail", m: ["a"] }, "a c"],
    ["does not repeat what came before it", ["a m"], { ...PASS, m: ["a b"] }, "a b"],
    ["makes later elements of its buildpacks superfluous", ["m b"], { ...PASS, m: ["b a"] }, "b a"],
    [
      "is tried with all that follows, build plan included",
      ["m d"],
      { ...PASS, m: ["a", "c"], c: provides("x"), d: requires("x") },
      "c d",
    ],
    [
      "backtracks over two composites",
      ["m n"],
      {
        ...PASS,
        m: ["a", "b"],
        n: ["c", "d"],
        a: provides("x"),
        b: provides("y"),
        c: requires("z"),
        d: requires("y"),
      },
      "b d",
    ],
  ])("a composite %s", async (_, groups, world, result) => {
    expect((await detect(groups, world)).result).toBe(result);
  });

  it("asks each buildpack at most once", async () => {
    const { asked } = await detect(["a b", "a c", "a@2 d"], { ...PASS, b: "fail", c: "fail" });

    expect(asked).toStrictEqual(["a", "b", "c", "a@2", "d"]);
  });

  it("reads each once, also composites that many groups have", async () => {
    const { found } = await detect(["a m b", "m a", "m"], { ...PASS, m: ["c", "a"], b: "fail", c: "fail" });

    expect(found.toSorted()).toStrictEqual(["a", "b", "c", "m"]);
  });

  it("does not look at groups after the one that passes", async () => {
    const { asked, result } = await detect(["a", "missing"], PASS);

    expect([result, asked]).toStrictEqual(["a", ["a"]]);
  });

  it("rejects if a buildpack it gets to is missing", async () => {
    await expect(detect(["m"], { m: ["a missing"], a: "pass" })).rejects.toThrow("no missing");
  });

  it("asks the buildpacks of a group side by side", async () => {
    let running = 0;
    let most = 0;
    await detect(["a b c"], PASS, {
      detect: async () => {
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        return verdictOf("pass");
      },
    });

    expect(most).toBe(3);
  });

  it("treats what does not apply as if it were not listed", async () => {
    const { result, asked } = await detect(["a b"], PASS, {
      applies: ({ descriptor }) => descriptor.id !== "a",
    });

    expect([result, asked]).toStrictEqual(["b", ["b"]]);
  });

  it("gives the plan of the group that passed", async () => {
    const { detection } = await detect(["a b"], { a: provides("x"), b: requires("x") });

    expect(detection).toMatchObject({
      plan: [{ providers: [{ id: "a", version: "1" }], requires: [{ name: "x" }] }],
    });
  });
});

describe("detectOrder with extensions", () => {
  const needs = requires("x");
  const gives = provides("x");
  /** As an extension the first alternative, as a buildpack the second. */
  const either: Outcome = [
    { provides: [{ name: "x" }], requires: [] },
    { provides: [], requires: [{ name: "x" }] },
  ];

  it.each<[string, readonly string[], readonly string[], World, string]>([
    ["puts extensions before buildpacks", ["e"], ["a"], { a: needs, e: gives }, "+e a"],
    ["leaves out one that fails", ["e f"], ["a"], { a: needs, e: "fail", f: gives }, "+f a"],
    ["leaves out one that errors", ["e"], ["a"], { a: "pass", e: "error" }, "a"],
    ["leaves out one that nobody needs", ["e"], ["a"], { a: "pass", e: gives }, "a"],
    ["takes the first group that works out", ["e", "f"], ["a"], { a: needs, e: "fail", f: gives }, "+f a"],
    [
      "tries all extensions before the next buildpacks",
      ["e"],
      ["a", "b"],
      { ...PASS, a: needs, e: gives },
      "+e a",
    ],
    ["goes on without any", ["e"], ["a"], { a: "pass", e: "fail" }, "a"],
    ["is not satisfied by extensions alone", ["e"], ["a?"], { a: "fail", e: "pass" }, "failed"],
    ["keeps a buildpack with the id of an extension", ["a"], ["a"], { a: either }, "+a a"],
    ["fails as it does without them", ["e"], ["a"], { a: "fail", e: "error" }, "failed"],
  ])("%s", async (...[, extensions, groups, world, result]) => {
    expect((await detect(groups, world, { extensions })).result).toBe(result);
  });

  it("asks an extension at most once, and apart from a buildpack with its id", async () => {
    const { asked } = await detect(["a", "b", "e"], { ...PASS, a: "fail", e: "pass" }, { extensions: ["e"] });

    expect(asked).toStrictEqual(["+e", "a", "b"]);
  });

  it("marks extensions as such in the plan", async () => {
    const { detection } = await detect(["a"], { a: needs, e: gives }, { extensions: ["e"] });

    expect(detection).toMatchObject({
      plan: [{ providers: [{ id: "e", version: "1", extension: true }], requires: [{ name: "x" }] }],
    });
  });
});

describe("a buildpack that is refused where it is required", () => {
  const refuse: DetectionDeps["refuse"] = ({ descriptor }) =>
    descriptor.id === "a" ? verdictOf("error") : undefined;

  it("is an error there, though it passed where it was optional", async () => {
    const world = { a: "pass", b: "fail", c: "pass" } as const;

    expect(await detect(["a? b", "a c"], world, { refuse })).toMatchObject({
      result: "errored",
      asked: ["a", "b", "c"],
    });
  });

  it("stays one where it is optional later", async () => {
    const world = { a: "pass", c: "pass" } as const;

    expect(await detect(["a", "a? c"], world, { refuse })).toMatchObject({ result: "c", asked: ["c"] });
  });
});

describe("the log of detection", () => {
  async function logOf(groups: readonly string[], world: World, level: LogLevel): Promise<readonly string[]> {
    const lines: string[] = [];
    const { log, detection } = await detect(groups, world);
    const write = (bytes: string | Buffer) => lines.push(...bytes.toString().trimEnd().split("\n"));
    log.flush(createLogger({ level, color: false, write }), detection.kind === "failed");
    return lines;
  }

  it("lists only who takes part after a success", async () => {
    expect(await logOf(["a bb?"], { a: "pass", bb: "fail" }, "info")).toStrictEqual([
      "1 of 2 buildpacks participating",
      "a 1",
    ]);
  });

  it("does not count where all take part, and pads names", async () => {
    expect(await logOf(["a bb"], { a: "pass", bb: "pass" }, "info")).toStrictEqual(["a  1", "bb 1"]);
  });

  it("shows errors also after a success", async () => {
    expect(await logOf(["a b?"], { a: "pass", b: "error" }, "info")).toStrictEqual([
      "err:  b@1 (3)",
      "1 of 2 buildpacks participating",
      "a 1",
    ]);
  });

  it("shows everything after a failure", async () => {
    expect(await logOf(["a b? c", "b?"], { a: "fail", b: "fail", c: "pass" }, "info")).toStrictEqual([
      "======== Results ========",
      "fail: a@1",
      "skip: b@1",
      "pass: c@1",
      "======== Results ========",
      "skip: b@1",
      "fail: no viable buildpacks in group",
    ]);
  });

  it("shows everything after a success to those who ask for it", async () => {
    expect(await logOf(["a"], PASS, "debug")).toStrictEqual([
      "======== Results ========",
      "pass: a@1",
      "Resolving plan... (try #1)",
      "a 1",
    ]);
  });

  it.each<[string, Partial<Verdict>, readonly string[]]>([
    [
      "output and problem of what errs",
      { kind: "error", output: "out\nerr\n", problem: "broken" },
      ["======== Output: a@1 ========", "out", "err", "======== Error: a@1 ========", "broken"],
    ],
    ["output of what fails", { kind: "fail", output: "no" }, ["======== Output: a@1 ========", "no"]],
  ])("has %s", async (_, verdict, expected) => {
    const lines: string[] = [];
    const { log } = await detect(["a"], PASS, {
      detect: () => Promise.resolve({ ...verdictOf("pass"), ...verdict }),
    });
    const write = (bytes: string | Buffer) => lines.push(...bytes.toString().trimEnd().split("\n"));
    log.flush(createLogger({ level: "info", color: false, write }), true);

    expect(lines.slice(0, expected.length)).toStrictEqual(expected);
    expect(lines[expected.length]).toBe("======== Results ========");
  });
});
