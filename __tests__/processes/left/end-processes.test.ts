import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "@jest/globals";
import { endProcesses, leftProcesses, phaseProcesses } from "../../../src/processes/left/end-processes.ts";
import { liveProcess } from "../../../src/processes/left/live-processes.ts";
import { isRoot, USER as OTHER } from "../builder-root.ts";

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

describe("the processes of a phase where all are of one user", () => {
  const phase = { leader: 50, startedAt: 500, user: undefined };
  const base = { parent: 1, group: 9, session: 9, startedAt: 600, users: [USER] };
  const first = { ...base, pid: 1, parent: 0, group: 1, session: 1, startedAt: 1 };
  const service = { ...base, pid: 20, parent: 0, group: 20, session: 20, startedAt: 400 };
  const daemon = { ...base, pid: 60, group: 60, session: 60 };

  it("are also those that left its session and lost their parents, with what they led to", () => {
    // Its session has no leader any more.
    const twice = { ...base, pid: 61, group: 59, session: 59 };
    const led = { ...base, pid: 62, parent: 61, group: 62, session: 62 };

    expect(leftProcesses(phase, [first, service, daemon, twice, led], USER)).toEqual([daemon, twice, led]);
  });

  it.each([
    ["are older", { startedAt: 499 }],
    ["have another parent", { parent: 20 }],
    ["come from outside", { parent: 0 }],
    ["are in a session of the job", { session: 20 }],
    ["are another user's", { users: [USER + 1] }],
  ])("are none that %s", (_what, more) => {
    expect(leftProcesses(phase, [first, service, { ...daemon, ...more }], USER)).toEqual([]);
  });
});

/** Starts another one in a session of its own and ends, for as long as it is let; all have its output. */
const CHAIN = "use POSIX; $| = 1; print qq(begun\\n); while (1) { exit if fork; POSIX::setsid() }";
/** While one is looked at, the others go on. */
const CHAINS = 3;

(isRoot ? describe : describe.skip)(
  "processes of another user, each of which starts another and ends",
  () => {
    it("are ended with all that they started", async () => {
      const chains = Array.from({ length: CHAINS }, () =>
        spawn("perl", ["-e", CHAIN], {
          ...OTHER,
          detached: true,
          cwd: "/",
          stdio: ["ignore", "pipe", "ignore"],
        }),
      );
      const phases = chains.map(({ pid = 0 }) => phaseProcesses(pid, OTHER.uid));
      const outputs = chains.map(({ stdout }) => once(stdout.resume(), "end"));
      await Promise.all(chains.map(({ stdout }) => once(stdout, "data")));

      for (const phase of phases.slice(0, 1)) await endProcesses(phase);

      expect(await Promise.all(outputs)).toHaveLength(CHAINS);
    });
  },
);
