// What keeps test files apart that run in one process.
import { tmpdir } from "node:os";
import { afterEach, describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../../src/errors.ts";
import { equalBytes } from "./equal-bytes.ts";
import { ProcessState } from "./process-state.ts";

const before = new ProcessState();

afterEach(() => {
  before.restore();
});

describe("the state of the process", () => {
  it("has the variables that it had, and no others", () => {
    const { HOME } = process.env;
    process.env["HOME"] = "/elsewhere";
    process.env["BARE_NODE"] = "1";
    delete process.env["PATH"];
    before.restore();

    expect(process.env).toMatchObject({ HOME, PATH: expect.any(String) });
    expect(process.env["BARE_NODE"]).toBeUndefined();
  });

  it.each<[string, () => unknown, () => void]>([
    [
      "directory",
      () => process.cwd(),
      () => {
        process.chdir(tmpdir());
      },
    ],
    [
      "exit code",
      () => process.exitCode,
      () => {
        process.exitCode = 3;
      },
    ],
    [
      "way to exit",
      () => Reflect.get(process, "exit"),
      () => {
        process.exit = () => undefined as never;
      },
    ],
    [
      "global",
      () => fetch,
      () => {
        globalThis.fetch = () => Promise.reject(new Error());
      },
    ],
  ])("has the %s that it had", (_, read, change) => {
    const was = read();
    change();
    const changed = read();
    before.restore();

    expect(changed).not.toBe(was);
    expect(read()).toBe(was);
  });
});

describe("modules", () => {
  it("of tests are of one test file", async () => {
    const { ProcessState: elsewhere } = (await import(
      `${import.meta.resolve("./process-state.ts")}?run=another`
    )) as { readonly ProcessState: unknown };

    expect(import.meta.url).toMatch(/\.test\.ts\?run=\d+$/);
    expect(elsewhere).not.toBe(ProcessState);
  });

  it("of src/ are those of all", async () => {
    const shared = (await import(new URL("../../../src/errors.ts", import.meta.url).pathname)) as object;

    expect(shared).toMatchObject({ PlatformError });
  });
});

describe("bytes", () => {
  it.each<[string, unknown, unknown, boolean | undefined]>([
    ["are equal", Buffer.from("ab"), Buffer.from("ab"), true],
    ["are others", Buffer.from("ab"), Buffer.from("ac"), false],
    ["are more", Buffer.from("ab"), Buffer.from("abc"), false],
    ["are of another kind", Buffer.from("ab"), new Uint8Array([97, 98]), undefined],
    ["are none", Buffer.from("ab"), "ab", undefined],
  ])("that %s", (_, one, other, answer) => {
    expect(equalBytes(one, other)).toBe(answer);
  });
});
