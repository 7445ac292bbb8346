import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "@jest/globals";
import { leftProcesses, phaseProcesses } from "../../src/processes/end-processes.ts";
import { liveProcess } from "../../src/processes/live-processes.ts";

const USER = 1001;

describe("the processes of a phase", () => {
  it("are known by their user, also if the first of them had ended before it was looked at", async () => {
    const leader = spawn("true", { stdio: "ignore" });
    const pid = leader.pid ?? 0;
    // This process is not told of the end before it does something else.
    while (liveProcess(pid) !== undefined);

    const phase = phaseProcesses(pid, USER);
    const daemon = {
      pid: 2 ** 22,
      parent: 1,
      group: 5,
      session: 5,
      users: [USER],
      startedAt: phase.startedAt,
    };

    expect(leftProcesses(phase, [daemon])).toEqual([daemon]);
    expect(leftProcesses(phase, [{ ...daemon, startedAt: phase.startedAt - 1 }])).toEqual([]);
    expect(Number.isSafeInteger(phase.startedAt + 1)).toBe(true);
    await once(leader, "exit");
  });
});
