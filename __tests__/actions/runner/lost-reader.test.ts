// Output without a reader: real pipes, since what Node.js does about them is the point.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, it } from "@jest/globals";
import { NODE_24 } from "../../support/node24.ts";

/** Prints until nobody reads it, and then for a while; ends with 3 once it was told and has lived on. */
const PROGRAM = `
  const { onLostReader } = await import(process.argv[1]);
  const signal = onLostReader([process.stdout, process.stderr]);
  for (let left = 10; left > 0; await new Promise(setImmediate)) {
    console.log("line");
    console.error("line");
    if (signal.aborted) left -= 1;
  }
  process.exitCode = 3;
`;
const MODULE = new URL("../../../src/actions/runner/lost-reader.ts", import.meta.url).href;

describe("onLostReader", () => {
  it("tells that the reader is gone, and lets the process live", async () => {
    const child = spawn(NODE_24, ["--input-type=module", "--eval", PROGRAM, MODULE], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const exited = once(child, "exit");
    await once(createInterface({ input: child.stdout }), "line");

    child.stdout.destroy();
    child.stderr.destroy();

    expect(await exited).toEqual([3, null]);
  });
});
