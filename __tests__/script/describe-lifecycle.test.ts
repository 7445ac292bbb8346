// The walk through a small build in docs/lifecycle.md, made again and compared.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it, jest } from "@jest/globals";
import { COMPILE_CACHE } from "../support/node24.ts";

// Ten phases, each a process of its own.
jest.setTimeout(120_000);

describe("the walk in docs/lifecycle.md", () => {
  it("is what the phases do", () => {
    const { status, stderr } = spawnSync("script/describe-lifecycle", ["--check"], {
      cwd: fileURLToPath(new URL("../../", import.meta.url)),
      encoding: "utf8",
      env: { ...process.env, ...COMPILE_CACHE },
    });

    expect({ status, stderr }).toStrictEqual({ status: 0, stderr: "" });
  });
});
