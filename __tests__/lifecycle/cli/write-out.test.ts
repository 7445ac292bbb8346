import { describe, expect, it } from "@jest/globals";
import { writeOut } from "../../../src/lifecycle/cli/write-out.ts";

/** A pipe that takes two bytes at a time, and none until its reader had a pause. */
function slowPipe() {
  const done: string[] = [];
  let isFull = true;
  return {
    done,
    write: (bytes: Buffer): number => {
      if (isFull) throw Object.assign(new Error("try again"), { code: "EAGAIN" });
      isFull = true;
      done.push(bytes.subarray(0, 2).toString());
      return Math.min(2, bytes.length);
    },
    pause: () => {
      isFull = false;
      done.push("pause");
    },
  };
}

describe("writeOut", () => {
  it("pauses while a pipe is full, instead of keeping the processor busy", () => {
    const pipe = slowPipe();

    writeOut("abc", pipe);

    expect(pipe.done).toEqual(["pause", "ab", "pause", "c"]);
  });

  it("throws what else goes wrong", () => {
    const write = (): number => {
      throw Object.assign(new Error("nobody reads"), { code: "EPIPE" });
    };

    expect(() => {
      writeOut("abc", { write, pause: () => undefined });
    }).toThrow("nobody reads");
  });
});
