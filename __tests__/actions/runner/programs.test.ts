import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { runHelper, runProgram } from "../../../src/actions/runner/programs.ts";
import { CapturedStdout } from "../captured-stdout.ts";

let folder: string;

async function program(script: string): Promise<string> {
  const path = join(folder, "with space");
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "programs-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("runProgram", () => {
  it("passes arguments as they are, and returns output and exit code", async () => {
    const path = await program('printf "%s|" "$@"; echo oops >&2; exit 3');

    const result = await runProgram(path, ["a b", '"', "$HOME", ""]);

    expect(result).toEqual({ exitCode: 3, stdout: 'a b|"|$HOME||', stderr: "oops\n" });
  });

  it("closes standard input", async () => {
    await expect(runProgram(await program("cat; echo end"), [])).resolves.toMatchObject({ stdout: "end\n" });
  });

  it("survives programs that do not read their standard input", async () => {
    const path = await program("exec <&-; exit 5");
    const runs = Array.from({ length: 30 }, () => runProgram(path, [], { stdin: "x".repeat(100_000) }));

    expect(new Set((await Promise.all(runs)).map(({ exitCode }) => exitCode))).toEqual(new Set([5]));
  });

  it("starts in the root directory, and not in the checkout", async () => {
    const path = await program("pwd");

    await expect(runProgram(path, [])).resolves.toMatchObject({ stdout: "/\n" });
  });

  it("rejects if the program is missing", async () => {
    await expect(runProgram("no-such-program-anywhere", [])).rejects.toThrow("no-such-program-anywhere");
  });
});

describe("runHelper", () => {
  it("asks with get, and keeps question and answer out of the log", async () => {
    const path = await program('echo "$1 $(cat)"; echo secret >&2; exit 1');
    using stdout = new CapturedStdout();

    const result = await runHelper(path, "ghcr.io");

    expect(result).toMatchObject({ exitCode: 1, stdout: "get ghcr.io\n" });
    expect(stdout.lines).toEqual([""]);
  });
});
