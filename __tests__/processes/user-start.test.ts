import { describe, expect, it } from "@jest/globals";
import { chooseUserStart, thisMachinesTools } from "../../src/processes/user-start.ts";

const USER = { uid: 1000, gid: 1000 };
/** A program that is there. */
const THERE = "/bin/sh";

/** Tools of which a program takes only some options. */
function tools(taken: (command: string) => boolean, hasNoNewPrivileges = false) {
  return {
    hasNoNewPrivileges,
    candidates: ["/lacking/setpriv", THERE],
    succeeds: (command: readonly string[]) => taken(command.join(" ")),
  };
}

describe("giving up rights", () => {
  it("needs no program where none of this process's children gets more rights", () => {
    expect(
      chooseUserStart(
        USER,
        tools(() => false, true),
      ),
    ).toEqual({ prefix: [], changesUser: false });
  });

  it("takes all that can be had of a setpriv that changes the user", () => {
    const { prefix, changesUser } = chooseUserStart(
      USER,
      tools(() => true),
    );

    expect(changesUser).toBe(true);
    expect(prefix).toEqual([
      ...[THERE, "--reuid=1000", "--regid=1000", "--clear-groups", "--no-new-privs"],
      ...["--inh-caps=-all", "--bounding-set=-all"],
    ]);
  });

  it("takes a setpriv that can do less for what Node.js cannot do", () => {
    const start = chooseUserStart(
      USER,
      tools((command) => !command.includes("--reuid")),
    );

    expect(start).toEqual({ prefix: [THERE, "--no-new-privs"], changesUser: false });
  });

  it("is not possible without one, which says what to install, and what else helps", () => {
    const hint = expect.stringMatching(
      /setpriv, of util-linux or busybox.*no-new-privileges.*allowPrivilegeEscalation/,
    );

    expect(() =>
      chooseUserStart(
        USER,
        tools(() => false),
      ),
    ).toThrow(expect.objectContaining({ code: "INPUT", hint }));
  });

  it("knows what is true of this process", () => {
    expect(typeof thisMachinesTools().hasNoNewPrivileges).toBe("boolean");
    expect(thisMachinesTools().succeeds(["/bin/sh", "-c", "exit 1"], undefined)).toBe(false);
  });
});
