import { EventEmitter } from "node:events";
import { describe, expect, it } from "@jest/globals";
import { reportUnexpected } from "../../../src/actions/failure/last-words.ts";
import { CommandParser, linesOf } from "../../support/mini-runner/command-parser.ts";
import { CapturedStdout } from "../captured-stdout.ts";

class FakeProcess extends EventEmitter {
  exitCode: number | undefined;

  exit(code: number): void {
    this.exitCode = code;
  }
}

describe("reportUnexpected", () => {
  it("lets no word of an unexpected error become a command", () => {
    const process = new FakeProcess();
    using stdout = new CapturedStdout();
    reportUnexpected(process);
    process.emit("uncaughtException", new Error("no file a\n::set-output name=b::c\r##[stop-commands]d"));
    const parser = new CommandParser();
    for (const line of linesOf(stdout.lines.join("\n"))) parser.read(line);

    expect(parser.result()).toMatchObject({
      annotations: [{ level: "error" }],
      disabled: [],
      isStopped: false,
    });
    expect(process.exitCode).toBe(1);
  });
});
