import { describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import {
  type InputDefinition,
  INPUTS,
  type Phase,
  PHASES,
} from "../../../src/lifecycle/inputs/input-table.ts";
import { readInputs } from "../../../src/lifecycle/inputs/input-values.ts";
import { refuseArguments } from "../../../src/lifecycle/inputs/resolve-inputs.ts";

function read(
  args: readonly string[],
  given: {
    readonly phase?: Phase;
    readonly environment?: Readonly<Record<string, string>>;
    readonly platformApi?: string;
  } = {},
) {
  const { phase = "creator", environment = {}, platformApi = "0.14" } = given;
  return readInputs({ phase, args, environment, platformApi: parseApiVersion(platformApi) });
}

describe("a text input", () => {
  it.each([
    ["its default", [], {}, "/workspace"],
    ["its variable before its default", [], { CNB_APP_DIR: "/variable" }, "/variable"],
    ["its flag before its variable", ["-app", "/flag"], { CNB_APP_DIR: "/variable" }, "/flag"],
    ["its default instead of an empty variable", [], { CNB_APP_DIR: "" }, "/workspace"],
    ["the last of its flags", ["-app", "/one", "-app=/two"], {}, "/two"],
    ["a value behind an equal sign", ["-app=/a=b"], {}, "/a=b"],
    ["a flag with two dashes", ["--app", "/flag"], {}, "/flag"],
    ["a value that looks like a flag", ["-app", "-layers"], {}, "-layers"],
  ])("is %s", (_, args, environment, value) => {
    expect(read(args, { environment }).path("app")).toBe(value);
  });

  it("without default is undefined until it is given", () => {
    expect(read([]).text("cache-dir")).toBeUndefined();
    expect(read([], { environment: { CNB_CACHE_DIR: "/cache" } }).text("cache-dir")).toBe("/cache");
  });

  it("that is given as nothing is not given", () => {
    expect(read(["-cache-dir", ""]).text("cache-dir")).toBeUndefined();
    expect(read(["-previous-image="]).text("previous-image")).toBeUndefined();
  });

  it.each([
    [[], {}, "/layers/report.toml"],
    [["-layers", "/l"], {}, "/l/report.toml"],
    [[], { CNB_LAYERS_DIR: "/v" }, "/v/report.toml"],
    [["-layers", "/l"], { CNB_REPORT_PATH: "/r.toml" }, "/r.toml"],
    [["-layers", "/$&/$$"], {}, "/$&/$$/report.toml"],
  ])("lies in the layers directory by default, given %j and %j", (args, environment, file) => {
    expect(read(args, { environment }).path("report")).toBe(file);
  });
});

describe("a flag", () => {
  it.each([
    [[], {}, false],
    [["-parallel"], {}, true],
    [["-parallel=false"], { CNB_PARALLEL_EXPORT: "true" }, false],
    [["-parallel=1"], {}, true],
    [[], { CNB_PARALLEL_EXPORT: "TRUE" }, true],
    [[], { CNB_PARALLEL_EXPORT: "0" }, false],
    [[], { CNB_PARALLEL_EXPORT: "" }, false],
  ])("given as %j and %j is %s", (args, environment, value) => {
    expect(read(args, { environment }).flag("parallel")).toBe(value);
  });

  it("does not take the next word", () => {
    const values = read(["-parallel", "false"]);

    expect([values.flag("parallel"), values.positional]).toStrictEqual([true, ["false"]]);
  });

  it("refuses other words", () => {
    expect(() => read(["-parallel=yes"]).flag("parallel")).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: 'invalid boolean value "yes" for -parallel; use true or false',
      }),
    );
  });
});

describe("a list", () => {
  it.each([
    [[], {}, []],
    [["-insecure-registry", "a", "-insecure-registry=b"], {}, ["a", "b"]],
    [[], { CNB_INSECURE_REGISTRIES: "a,b,,c" }, ["a", "b", "c"]],
    [["-insecure-registry", "a"], { CNB_INSECURE_REGISTRIES: "b" }, ["a"]],
  ])("given as %j and %j is %j", (args, environment, list) => {
    expect(read(args, { environment }).list("insecure-registry")).toStrictEqual(list);
  });
});

describe("what follows the flags", () => {
  it.each([
    [["image"], ["image"]],
    [
      ["-app", "/a", "image", "tag"],
      ["image", "tag"],
    ],
    [
      ["image", "-app", "/a"],
      ["image", "-app", "/a"],
    ],
    [["-app", "/a", "--", "-image"], ["-image"]],
    [["-"], ["-"]],
    [[], []],
  ])("of %j is %j", (args, positional) => {
    expect(read(args).positional).toStrictEqual(positional);
  });
});

describe("readInputs", () => {
  it.each([
    ["an unknown flag", ["-nonsense"], "flag provided but not defined: -nonsense"],
    ["an unknown flag with a value", ["--nonsense=1"], "flag provided but not defined: -nonsense"],
    [
      "a flag named like a property of every object",
      ["-constructor"],
      "flag provided but not defined: -constructor",
    ],
    ["a flag without its value", ["-app"], "flag needs an argument: -app"],
    ["a flag of another phase", ["-analyzed", "/a"], "flag provided but not defined: -analyzed"],
  ])("ends with 2 for %s", (_, args, message) => {
    expect(() => read(args)).toThrow(expect.objectContaining({ exitCode: 2, message }));
  });

  const since = Object.entries<InputDefinition>(INPUTS).flatMap(([name, { phases, kind }]) =>
    PHASES.flatMap((phase) => {
      const api = phases[phase];
      return api === undefined ? [] : [{ name, phase, api, kind }];
    }),
  );
  const gated = since.filter(({ api }) => api !== "0.7");

  it.each(gated)("knows -$name of the $phase from Platform API $api on", ({ name, phase, api, kind }) => {
    const [, minor] = api.split(".");
    const args = kind === "flag" ? [`-${name}`] : [`-${name}`, "x"];

    expect(() => read(args, { phase, platformApi: `0.${Number(minor) - 1}` })).toThrow(
      `flag provided but not defined: -${name}`,
    );
    expect(read(args, { phase, platformApi: api }).positional).toStrictEqual([]);
  });

  it.each(["0.7", "0.11", "0.12"])("reads the run image's names where Platform API %s has them", (api) => {
    const environment = { CNB_STACK_PATH: "/stack", CNB_RUN_PATH: "/run" };
    const values = read([], { phase: "exporter", platformApi: api, environment });
    expect(values.runPath).toBe(api === "0.12" ? "/run" : "/stack");
  });

  it("knows -stack of the analyzer up to Platform API 0.11", () => {
    const args = ["-stack", "/stack"];
    expect(read(args, { phase: "analyzer", platformApi: "0.11" }).runPath).toBe("/stack");
    expect(() => read(args, { phase: "analyzer", platformApi: "0.12" })).toThrow(
      "flag provided but not defined: -stack",
    );
  });

  it("ends with 3 for a run image given to the exporter, but not for the variable", () => {
    expect(() => read(["-run-image", "x"], { phase: "exporter" })).toThrow(
      expect.objectContaining({ exitCode: 3 }),
    );
    const environment = { CNB_RUN_IMAGE: "x" };
    expect(read(["image"], { phase: "exporter", environment }).positional).toStrictEqual(["image"]);
  });

  it.each([
    ["detector", ["extra"]],
    ["restorer", ["extra"]],
    ["builder", ["extra"]],
    ["creator", ["app", "second"]],
    ["analyzer", ["app", "second"]],
  ] as const)("lets no %s have the words %j", (phase, words) => {
    expect(() => {
      refuseArguments(phase, read([...words], { phase }));
    }).toThrow(expect.objectContaining({ exitCode: 3 }));
  });

  it("lets an exporter have many names", () => {
    expect(() => {
      refuseArguments("exporter", read(["app", "second"], { phase: "exporter" }));
    }).not.toThrow();
  });

  it.each([
    ["detector", "analyzed", "0.10"],
    ["builder", "analyzed", "0.12"],
    ["builder", "build-config", "0.11"],
    ["restorer", "daemon", "0.12"],
    ["exporter", "insecure-registry", "0.13"],
    ["analyzer", "launch-cache", "0.9"],
    ["exporter", "launcher-sbom", "0.11"],
    ["analyzer", "run", "0.12"],
    ["restorer", "run", "0.14"],
    ["analyzer", "skip-layers", "0.9"],
  ])("gates -%s -%s as the official lifecycle does", (phase, name, api) => {
    expect(gated).toContainEqual(expect.objectContaining({ phase, name, api }));
  });
});
