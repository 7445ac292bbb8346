import { describe, expect, it } from "@jest/globals";
import { openInputs, readBuildRequest } from "../../../src/actions/inputs.ts";
import { InputErrors } from "../../../src/actions/inputs/input-errors.ts";
import type { ImageTest } from "../../../src/platform/request/build-request.ts";

/** What the inputs of a test become, and what is warned of. */
async function read(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<{ test: ImageTest; warnings: readonly string[] }> {
  const warnings: string[] = [];
  const log = { info: () => undefined, warning: (message: string) => warnings.push(message) };
  const given = Object.entries({ image: "g.io/a", builder: "g.io/b", ...inputs });
  const variables = given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const);
  const step = { GITHUB_WORKSPACE: import.meta.dirname, ...env, ...Object.fromEntries(variables) };
  const { test } = await readBuildRequest(openInputs(step), log);
  return { test, warnings };
}

/** Of the first problem. */
async function problemOf(inputs: Readonly<Record<string, string>>): Promise<string> {
  const error: unknown = await read(inputs).catch((error: unknown) => error);
  if (!(error instanceof InputErrors)) throw new Error("Nothing is wrong with the inputs.", { cause: error });
  return error.problems.map(({ input, problem }) => `${input}: ${problem}`).join("\n");
}

describe("the inputs of a test", () => {
  it("keep a command as it is written, also over several lines", async () => {
    const { test } = await read({ test: "npm run a\nnpm run b" });

    expect(test.command).toBe("npm run a\nnpm run b");
  });

  it.each([
    "health",
    "https://example.com/health",
    "/with blank",
    "/ümlaut",
    "/#top",
    `/${"x".repeat(2_000)}`,
  ])("refuse %j as a path", async (path) => {
    expect(await problemOf({ "test-http": path })).toMatch(/^test-http: ".+ is not the path of a request\.$/);
  });

  it.each(["0", "1.5", "-1", "21601", "soon"])("refuse %j as a number of seconds", async (seconds) => {
    expect(await problemOf({ "test-timeout": seconds })).toBe(
      `test-timeout: "${seconds}" is not a number of seconds from 1 to 21600.`,
    );
  });

  it("refuse a program that is not there", async () => {
    expect(await problemOf({ test: "--" })).toBe("test: there is no program after --.");
  });

  it("take variables from the step", async () => {
    const { test } = await read({ "test-http": "/", "test-env": "TOKEN\nA=b" }, { TOKEN: "x" });

    expect(test.env).toEqual([
      { name: "TOKEN", value: "x" },
      { name: "A", value: "b" },
    ]);
  });

  it("know that no network and none are the same", async () => {
    const { test, warnings } = await read({ "test-network": "none" });

    expect(test.network).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it.each(["test-env", "test-network"])("warn of %s without a test", async (input) => {
    const { warnings } = await read({ [input]: input === "test-env" ? "A=b" : "backend" });

    expect(warnings).toEqual([`"${input}" has no effect, since neither "test" nor "test-http" is given.`]);
  });
});
