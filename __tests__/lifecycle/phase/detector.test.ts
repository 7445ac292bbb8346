import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { parseGroup } from "../../../src/cnb/group.ts";
import { parseTomlTable } from "../../../src/cnb/toml/parse-toml.ts";
import { detect } from "../../../src/lifecycle/phase/detector.ts";
import { failureOf, realContext, Workspace } from "../../cnb/buildpack-fixture.ts";
import { readRecording } from "../../oci/recording.ts";

interface CaseRun {
  readonly name: string;
  readonly order: readonly (readonly string[])[];
  readonly app: Readonly<Record<string, string | null>>;
  readonly phases: readonly unknown[];
}

function orderToml(order: CaseRun["order"]): string {
  const elements = (group: readonly string[]): string =>
    group
      .map((word) => {
        const [id = "", version = ""] = word.replace("?", "").split("@");
        return `[[order.group]]\nid = "${id}"\nversion = "${version}"\noptional = ${word.endsWith("?")}\n`;
      })
      .join("");
  return order.map((group) => `[[order]]\n${elements(group)}`).join("");
}

const analyzedToml = '[run-image]\nreference = "run"\n[run-image.target]\nos = "linux"\narch = "amd64"\n';

const caseFile = new URL("../../conformance/cases/03-detection/case.json", import.meta.url);
const caseRuns = (JSON.parse(readFileSync(caseFile, "utf8")) as { runs: readonly CaseRun[] }).runs;
const recording = readRecording("03-detection");

/** What the official lifecycle ended with in a run: its exit code, group and plan. */
function recorded(at: number) {
  const run = recording.runs[at];
  const toml = run?.after.toml;
  return {
    exit: run?.phases.find(({ phase }) => phase === "detector")?.exit,
    group: toml?.["/layers/group.toml"],
    plan: toml?.["/layers/plan.toml"],
  };
}

async function runDetector(workspace: Workspace, context = realContext({})) {
  const failure = await detect(workspace.inputs, context).catch((error: unknown) => error as Error);
  const read = (name: string): unknown =>
    workspace.has(name) ? parseTomlTable(workspace.read(name), name) : undefined;
  const exit = failure === undefined ? 0 : "exitCode" in failure ? failure.exitCode : failure;
  return { exit, group: read("layers/group.toml"), plan: read("layers/plan.toml") };
}

describe("the detector does as the official lifecycle", () => {
  const runs = caseRuns.map((run, at) => ({ run, name: run.name, expected: recorded(at) }));

  it.each(runs.filter(({ name }) => name !== "group and plan paths by flag"))(
    "$name",
    async ({ run, expected }) => {
      using workspace = new Workspace();
      workspace.copyCase("03-detection");
      workspace.write("order.toml", orderToml(run.order));
      workspace.write("layers/analyzed.toml", analyzedToml);
      for (const [name, text] of Object.entries(run.app))
        if (text !== null) workspace.write(`app/${name}`, text);

      expect(await runDetector(workspace)).toStrictEqual(expected);
    },
  );
});

describe("detect", () => {
  it("calls a buildpack what the order calls it, whatever its descriptor says", async () => {
    using workspace = new Workspace();
    workspace.buildpack({ id: "acme/a", detect: "exit 0" });
    workspace.buildpack({ id: "acme/other", detect: "exit 0" });
    const descriptor = workspace.read("buildpacks/acme_other/1.0.0/buildpack.toml");
    workspace.write("buildpacks/acme_a/1.0.0/buildpack.toml", descriptor);
    workspace.write("order.toml", orderToml([["acme/a@1.0.0"]]));
    workspace.write("layers/analyzed.toml", analyzedToml);

    expect((await runDetector(workspace)).group).toMatchObject({
      group: [{ id: "acme/a", version: "1.0.0" }],
    });
  });

  it.each([
    ["there is no order", undefined, {}, 1, /^initialize detector: read order: ENOENT/],
    ["the order is not TOML", "[", {}, 1, /^initialize detector: read order: ".*order.toml" is not TOML/],
    ["the order has another form", "order = 1", {}, 1, /is malformed at "order"/],
    [
      "an extension of the order is missing",
      '[[order-extensions]]\n[[order-extensions.group]]\nid = "acme/a"\nversion = "1.0.0"\n',
      {},
      1,
      /^initialize detector: Extension acme\/a@1.0.0 is missing: cannot read ".*\/acme_a\/1.0.0\/extension.toml"\.$/,
    ],
    [
      "an optional buildpack of the order is missing",
      orderToml([["acme/a@1.0.0", "acme/missing@1.0.0?"]]),
      {},
      1,
      /^initialize detector: Buildpack acme\/missing@1.0.0 is missing: cannot read ".*\/acme_missing\/1.0.0\/buildpack.toml"\.$/,
    ],
    [
      "only another version of a buildpack is there",
      orderToml([["acme/a@2.0.0"]]),
      {},
      1,
      /^initialize detector: Buildpack acme\/a@2.0.0 is missing/,
    ],
    [
      "an optional buildpack speaks another API",
      orderToml([["acme/a@1.0.0?"]]),
      { api: "0.6" },
      12,
      /^set buildpack API of acme\/a@1.0.0: "0.6" is incompatible with the lifecycle/,
    ],
    [
      "a buildpack has no API",
      orderToml([["acme/a@1.0.0"]]),
      { api: "" },
      12,
      /^set buildpack API of acme\/a@1.0.0: "" is not an API version/,
    ],
    [
      "a composite holds a buildpack that is missing",
      orderToml([["acme/a@1.0.0"]]),
      { tables: '[[order]]\n[[order.group]]\nid = "acme/b"\nversion = "1.0.0"' },
      22,
      /^detect: Buildpack acme\/b@1.0.0 is missing/,
    ],
  ])("ends if %s", async (...[, order, source, exitCode, message]) => {
    using workspace = new Workspace();
    workspace.buildpack({ id: "acme/a", detect: "exit 0", ...source });
    if (order !== undefined) workspace.write("order.toml", order);

    const failure = await failureOf(detect(workspace.inputs, realContext({})));

    expect(failure).toMatchObject({ exitCode, message: expect.stringMatching(message) });
    expect(workspace.has("layers/group.toml")).toBe(false);
  });

  it.each([
    [
      "20 if all say no",
      "echo nothing here; exit 100",
      { exitCode: 20, message: "detect: no buildpacks participating" },
      "======== Output: acme/a@1.0.0 ========\nnothing here\n======== Results ========\nfail: acme/a@1.0.0\n" +
        "ERROR: No buildpack groups passed detection.\n" +
        "ERROR: Please check that you are running against the correct path.\n",
    ],
    [
      "21 if one errs",
      "exit 7",
      { exitCode: 21, message: "detect: buildpack(s) failed with err" },
      "======== Results ========\nerr:  acme/a@1.0.0 (7)\nERROR: No buildpack groups passed detection.\n",
    ],
  ])("ends with %s, and shows everything", async (_, script, error, printed) => {
    using workspace = new Workspace();
    workspace.buildpack({ id: "acme/a", detect: script });
    workspace.write("order.toml", orderToml([["acme/a@1.0.0"]]));
    const context = realContext({});

    expect(await failureOf(detect(workspace.inputs, context))).toMatchObject(error);
    expect(context.printed()).toBe(printed);
  });

  it("writes group and plan and prints who takes part", async () => {
    using workspace = new Workspace();
    workspace.buildpack({
      id: "acme/long-name",
      more: 'homepage = "https://acme.example"',
      detect: 'printf \'[[provides]]\\nname = "x"\\n[[requires]]\\nname = "x"\\n\' > "$2"; echo quiet',
    });
    workspace.buildpack({ id: "acme/b", api: "0.12", detect: "exit 0" });
    workspace.write("order.toml", orderToml([["acme/long-name@1.0.0", "acme/b@1.0.0"]]));
    const context = realContext({});

    await detect(workspace.inputs, context);

    expect(parseTomlTable(workspace.read("layers/group.toml"), "")).toStrictEqual({
      group: [
        { id: "acme/long-name", version: "1.0.0", api: "0.10", homepage: "https://acme.example" },
        { id: "acme/b", version: "1.0.0", api: "0.12" },
      ],
    });
    expect(parseTomlTable(workspace.read("layers/plan.toml"), "")).toStrictEqual({
      entries: [{ providers: [{ id: "acme/long-name", version: "1.0.0" }], requires: [{ name: "x" }] }],
    });
    expect(context.printed()).toBe("acme/long-name 1.0.0\nacme/b         1.0.0\n");
  });

  it.each([
    ["0.15", ["acme/pre", "acme/a", "acme/post"]],
    ["0.14", ["acme/a"]],
  ])("with Platform API %s builds with %j of order and system", async (api, ids) => {
    using workspace = new Workspace();
    for (const id of ["acme/a", "acme/pre", "acme/post"]) workspace.buildpack({ id, detect: "exit 0" });
    workspace.write("order.toml", orderToml([["acme/a@1.0.0"]]));
    const element = (id: string): string => `{ id = "${id}", version = "1.0.0", optional = true }`;
    const post = `${element("acme/post")}, ${element("acme/a")}`;
    const toml = `[system.pre]\nbuildpacks = [${element("acme/pre")}]\n[system.post]\nbuildpacks = [${post}]\n`;
    const systemPath = workspace.write("system.toml", toml);
    const context = realContext({ platformApi: api });

    await detect({ ...workspace.inputs, systemPath }, context);

    const { buildpacks } = parseGroup(workspace.read("layers/group.toml"), "");
    expect(buildpacks.map(({ id }) => id)).toStrictEqual(ids);
  });

  it.each([
    ["20 if one of them says no, though it is called optional", "exit 100", undefined, 20],
    ["1 if one of them is not there", undefined, undefined, 1],
    ["1 if it is no TOML", "exit 0", "no [toml", 1],
    ["0 without the file", "exit 100", "", 0],
  ])("with system buildpacks ends with %s", async (_, script, toml, exitCode) => {
    using workspace = new Workspace();
    workspace.buildpack({ id: "acme/a", detect: "exit 0" });
    if (script !== undefined) workspace.buildpack({ id: "acme/pre", detect: script });
    workspace.write("order.toml", orderToml([["acme/a@1.0.0"]]));
    const pre = '[[system.pre.buildpacks]]\nid = "acme/pre"\nversion = "1.0.0"\noptional = true\n';
    const systemPath = toml === "" ? "/not/there" : workspace.write("system.toml", toml ?? pre);
    const context = realContext({ platformApi: "0.15" });

    const result = detect({ ...workspace.inputs, systemPath }, context).then(
      () => 0,
      (error: unknown) => (error as { exitCode: number }).exitCode,
    );

    expect(await result).toBe(exitCode);
  });

  it("ends with 21 where the variables of the platform cannot be read, as if each buildpack had failed", async () => {
    using workspace = new Workspace();
    workspace.buildpack({ id: "acme/a", detect: "true" });
    workspace.write("order.toml", orderToml([["acme/a@1.0.0"]]));
    workspace.write("platform/env", "not a directory");

    expect(await failureOf(detect(workspace.inputs, realContext({})))).toMatchObject({
      exitCode: 21,
      message: expect.stringMatching(/^detect: read the variables of the platform: ".*platform\/env" is not/),
    });
  });

  it("writes an empty file for an empty plan", async () => {
    using workspace = new Workspace();
    workspace.buildpack({ id: "acme/a", detect: "exit 0" });
    workspace.write("order.toml", orderToml([["acme/a@1.0.0"]]));

    await detect(workspace.inputs, realContext({}));

    expect(workspace.read("layers/plan.toml")).toBe("");
  });

  it("says which target a buildpack does not support", async () => {
    using workspace = new Workspace();
    workspace.buildpack({ id: "acme/a", detect: "exit 0", tables: '[[targets]]\nos = "windows"' });
    workspace.write("order.toml", orderToml([["acme/a@1.0.0"]]));
    workspace.write(
      "layers/analyzed.toml",
      `${analyzedToml}[run-image.target.distro]\nname = "ubuntu"\nversion = "24.04"\n`,
    );
    const context = realContext({});

    expect(await failureOf(detect(workspace.inputs, context))).toMatchObject({ exitCode: 21 });
    expect(context.printed()).toContain(
      "======== Error: acme/a@1.0.0 ========\n" +
        "unable to satisfy target constraints: it does not support linux/amd64/ubuntu/24.04\n",
    );
  });

  it("looks at no targets before Platform API 0.12", async () => {
    using workspace = new Workspace();
    workspace.buildpack({ id: "acme/a", detect: "exit 0", tables: '[[targets]]\nos = "windows"' });
    workspace.write("order.toml", orderToml([["acme/a@1.0.0"]]));

    expect(await runDetector(workspace, realContext({ platformApi: "0.11" }))).toMatchObject({ exit: 0 });
  });

  it("remembers no verdict of an optional buildpack for where it is required and its target is wrong", async () => {
    using workspace = new Workspace();
    workspace.buildpack({ id: "acme/a", detect: "exit 0", tables: '[[targets]]\nos = "windows"' });
    workspace.buildpack({ id: "acme/b", detect: "exit 100" });
    const groups = [["acme/a@1.0.0?", "acme/b@1.0.0"], ["acme/a@1.0.0"]];
    workspace.write("order.toml", orderToml(groups));

    expect(await runDetector(workspace)).toMatchObject({ exit: 21 });
  });

  it.each([
    ["0.15", "0.12", '["test"]', "test", ["acme/a", "acme/b"]],
    ["0.15", "0.12", '["*"]', "production", ["acme/a", "acme/b"]],
    ["0.15", "0.12", "[]", "production", ["acme/a", "acme/b"]],
    ["0.15", "0.12", '["test"]', "production", ["acme/b"]],
    ["0.15", "0.11", '["test"]', "production", ["acme/a", "acme/b"]],
    ["0.14", "0.12", '["test"]', "production", ["acme/a", "acme/b"]],
  ])(
    "with Platform API %s and Buildpack API %s, exec-env = %s for %s lets %j take part",
    async (...[platformApi, api, list, execEnv, ids]) => {
      using workspace = new Workspace();
      workspace.buildpack({ id: "acme/a", api, more: `exec-env = ${list}`, detect: "exit 0" });
      workspace.buildpack({ id: "acme/b", detect: "exit 0" });
      workspace.write("order.toml", orderToml([["acme/a@1.0.0", "acme/b@1.0.0"]]));

      const { group } = await runDetector(workspace, realContext({ platformApi, execEnv }));

      expect(group).toMatchObject({ group: ids.map((id) => ({ id })) });
    },
  );
});
