import { expect, it } from "@jest/globals";
import { notWritable } from "../../src/processes/work-directory.ts";

const failure = (code: string): Error => Object.assign(new Error(`${code}: no`), { code });

it("says what lets a job write: capabilities to root that lacks them, else a volume or another user", () => {
  const hintOf = (code: string, isRoot: boolean) => notWritable("/layers", failure(code), isRoot).hint;

  expect(hintOf("EACCES", true)).toMatch(/needs the capabilities SETUID.* DAC_OVERRIDE/);
  expect(hintOf("EROFS", true)).toContain("mount an empty volume at /layers");
  expect(hintOf("EACCES", false)).toContain("mount an empty volume at /layers");
});
