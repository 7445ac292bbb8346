import { describe, expect, it } from "@jest/globals";
import { KNOWN_INPUTS } from "../../../src/actions/action-inputs.ts";
import { setInputs as setInputsOf } from "../../../src/actions/inputs/set-inputs.ts";

const setInputs = (env: Readonly<Record<string, string>>) => setInputsOf(env, KNOWN_INPUTS);

describe("setInputs", () => {
  it("has addresses without what may be a login", () => {
    const env = {
      INPUT_BUILDPACKS: "https://me:pw@files.example/a.tgz?sig=x, https://files.example/b.tgz?sig=y",
    };

    expect(setInputs(env)).toEqual([
      { name: "buildpacks", value: "https://***@files.example/a.tgz?*** https://files.example/b.tgz?***" },
    ]);
  });

  it("has what is not empty and not the default, in the order of action.yml", () => {
    const env = {
      INPUT_PULL: "always",
      "INPUT_RUN-IMAGE": " g.io/run ",
      INPUT_CACHE: "",
      INPUT_PUSH: "false",
      INPUT_IMAGE: "g.io/a\ng.io/b",
      OTHER: "x",
    };

    expect(setInputs(env)).toEqual([
      { name: "image", value: "g.io/a\ng.io/b" },
      { name: "push", value: "false" },
      { name: "run-image", value: "g.io/run" },
    ]);
  });

  it("has only the names of what may be secret", () => {
    const secret = "s3cr3t";
    const env = {
      INPUT_ENV: `TOKEN=${secret}\nGIVEN\n# ${secret}\nKEY = ${secret}\n-----${secret} key\n${secret}`,
      INPUT_BINDINGS: `db/password=${secret}\ndb/file<${secret}\nwhole<dir`,
      INPUT_LABELS: `a.b/c=${secret}`,
      INPUT_UNKNOWN: secret,
      INPUT_CONSTRUCTOR: secret,
    };

    expect(setInputs(env)).toEqual([
      { name: "env", value: "TOKEN, GIVEN, KEY" },
      { name: "bindings", value: "db/password, db/file, whole" },
      { name: "labels", value: "a.b/c" },
      { name: "constructor", value: "set" },
      { name: "unknown", value: "set" },
    ]);
  });

  it("has no login of an address", () => {
    const env = { "INPUT_BUILDPACK-REGISTRY": "https://me:s3cr3t@example.com/index" };

    expect(setInputs(env)[0]?.value).toBe("https://***@example.com/index");
  });

  it("cuts long values", () => {
    expect(setInputs({ INPUT_IMAGE: "x".repeat(5000) })[0]?.value).toHaveLength(400);
  });
});
