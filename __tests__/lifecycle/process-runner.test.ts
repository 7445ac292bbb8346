import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { createProcessRunner, type Later } from "../../src/lifecycle/process-runner.ts";
import { Workspace } from "../cnb/buildpack-fixture.ts";

/** A clock that goes on when a test says so. */
class Alarm {
  readonly set: { afterMs: number; act: () => void; isOff: boolean }[] = [];
  readonly later: Later = (afterMs, act) => {
    const one = { afterMs, act, isOff: false };
    this.set.push(one);
    this.onSet();
    return () => {
      one.isOff = true;
    };
  };
  onSet: () => void = () => undefined;
}

describe("a program that has ended", () => {
  it("is told of after 5 seconds, while what it left running has its output", async () => {
    using workspace = new Workspace();
    const pipe = path.join(workspace.root, "pipe");
    execFileSync("mkfifo", [pipe]);
    const program = workspace.write("build", '#!/bin/sh\ncat "$1" &\n', 0o755);
    const alarm = new Alarm();
    const hasEnded = new Promise<void>((resolve) => (alarm.onSet = resolve));
    const held: string[] = [];
    let printed = "";
    const running = createProcessRunner((name) => held.push(name), alarm.later).run({
      ...{ program, args: [pipe], cwd: workspace.root, env: { PATH: process.env["PATH"] ?? "" } },
      onOutput: (bytes) => (printed += bytes.toString()),
    });
    await hasEnded;

    expect(alarm.set).toMatchObject([{ afterMs: 5000, isOff: false }]);
    alarm.set[0]?.act();
    expect(held).toStrictEqual([program]);

    await writeFile(pipe, "last words");
    expect(await running).toStrictEqual({ kind: "exited", code: 0 });
    expect([printed, alarm.set[0]?.isOff]).toStrictEqual(["last words", true]);
  });
});

describe("a program that the kernel does not execute", () => {
  it.each([
    ["empty", ""],
    ["text without #!", "exit 0\n"],
  ])("is not started, and no shell in its place: %s", async (_, text) => {
    using workspace = new Workspace();
    const program = workspace.write("detect", text, 0o755);
    const runner = createProcessRunner(() => undefined);

    const result = await runner.run({
      ...{ program, args: [], cwd: workspace.root, env: {} },
      onOutput: () => undefined,
    });

    expect(result).toStrictEqual({
      kind: "not-started",
      reason: `"${program}" has no first line that says what runs it, such as "#!/bin/sh"`,
    });
  });

  it("is not one with #!", async () => {
    using workspace = new Workspace();
    const program = workspace.write("detect", "#!/bin/sh\nexit 3\n", 0o755);
    const runner = createProcessRunner(() => undefined);

    const result = await runner.run({
      ...{ program, args: [], cwd: workspace.root, env: {} },
      onOutput: () => undefined,
    });

    expect(result).toStrictEqual({ kind: "exited", code: 3 });
  });
});
