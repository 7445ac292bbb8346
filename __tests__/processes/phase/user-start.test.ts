import { describe, expect, it } from "@jest/globals";
import { chooseUserStart, startedBy, thisMachinesTools } from "../../../src/processes/phase/user-start.ts";

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
    const noProgram = tools(() => false, true);

    expect(chooseUserStart(USER, noProgram)).toEqual([]);
  });

  it("is done by a setpriv that is the user's own already, and never root's", () => {
    const users: unknown[] = [];
    const start = chooseUserStart(USER, {
      ...tools(() => true),
      succeeds: (_command, user) => users.push(user) > 0,
    });

    expect(start).toEqual([THERE, "--no-new-privs"]);
    expect(users).toEqual([USER]);
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
    expect(thisMachinesTools().succeeds(["/bin/sh", "-c", "exit 1"], USER)).toBe(false);
  });
});

describe("what starts a program", () => {
  const env = {
    PATH: "/bin",
    LD_PRELOAD: "/layers/evil.so",
    LD_LIBRARY_PATH: "/l",
    GCONV_PATH: "/g",
    MUSL_LOCPATH: "/m",
    HOME: "/",
  };
  const program = { command: ["/phase", "-x"], env };

  it("gets none of the variables by which it would load a buildpack's code, and hands them on", () => {
    expect(startedBy(["/setpriv", "--no-new-privs"], program)).toEqual({
      command: [
        ...["/setpriv", "--no-new-privs", "/usr/bin/env"],
        ...["LD_PRELOAD=/layers/evil.so", "LD_LIBRARY_PATH=/l", "GCONV_PATH=/g", "MUSL_LOCPATH=/m"],
        ...["/phase", "-x"],
      ],
      env: { PATH: "/bin", HOME: "/" },
    });
  });

  it("needs no other program where there are none, and nothing at all where the program starts by itself", () => {
    const harmless = { command: ["/phase"], env: { PATH: "/bin" } };

    expect(startedBy(["/setpriv"], harmless).command).toEqual(["/setpriv", "/phase"]);
    expect(startedBy([], program)).toEqual(program);
  });
});
