import { describe, expect, it } from "@jest/globals";
import { startFailure } from "../../../src/processes/phase/start-failure.ts";

const command = ["/cnb/lifecycle/builder"];
const USER = { uid: 1000, gid: 1000 };

function failed(code: string): Error {
  return Object.assign(new Error(`spawn ${code}`), { code });
}

describe("a program that cannot be started", () => {
  it("is named with its user, and with what that takes", () => {
    expect(startFailure({ command, user: USER }, failed("EPERM"))).toMatchObject({
      code: "DAEMON",
      message: expect.stringContaining('"/cnb/lifecycle/builder" cannot be started as user 1000:1000'),
      hint: expect.stringContaining("SETUID"),
    });
    expect(startFailure({ command, user: undefined }, failed("ENOENT")).hint).toContain(
      "everyone may execute",
    );
  });

  it("is not for want of rights where the container has too many processes, of which some may have ended", () => {
    for (const user of [USER, undefined])
      expect(startFailure({ command, user }, failed("EAGAIN")).hint).toMatch(
        /as many processes as it may.*"--init"/,
      );
  });
});
