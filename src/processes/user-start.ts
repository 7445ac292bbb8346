// Giving up rights for good: a program of another user is to have no groups, no capabilities, and no way to get any, such as by
// a program that is root's whoever starts it.
import { spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import type { FileOwner } from "../docker/daemon.ts";
import { PlatformError } from "../errors.ts";

/** How programs are started as another user. */
export interface UserStart {
  /** A program and its arguments that starts what follows; nothing where none is needed. */
  readonly prefix: readonly string[];
  /** Whether the prefix changes the user. */
  readonly changesUser: boolean;
}

/** What it takes to find that out. */
export interface PrivilegeTools {
  /** Whether this process, and so all that it starts, cannot get more rights. */
  readonly hasNoNewPrivileges: boolean;
  /** Paths of programs that may be there. */
  readonly candidates: readonly string[];
  /** Whether a program succeeds as a user; as that of this process if undefined. */
  readonly succeeds: (command: readonly string[], user: FileOwner | undefined) => boolean;
}

const CANDIDATES = ["/usr/bin/setpriv", "/bin/setpriv", "/usr/sbin/setpriv", "/sbin/setpriv"];
const NOTHING = ["/bin/sh", "-c", ":"];

/** Of this machine. */
export function thisMachinesTools(): PrivilegeTools {
  return {
    hasNoNewPrivileges: /^NoNewPrivs:\s+1$/m.test(readFileSync("/proc/self/status", "utf8")),
    candidates: CANDIDATES,
    succeeds: ([program = "", ...args], user) =>
      spawnSync(program, args, { stdio: "ignore", env: {}, cwd: "/", ...user }).status === 0,
  };
}

/**
 * Node.js gives up groups, and the kernel capabilities, when a process becomes another user; the rest is for setpriv, of which
 * there are two: that of util-linux, and that of busybox, which can do less.
 * @throws {PlatformError} `INPUT` if there is none
 */
export function chooseUserStart(user: FileOwner, tools: PrivilegeTools): UserStart {
  if (tools.hasNoNewPrivileges) return { prefix: [], changesUser: false };
  const { uid, gid } = user;
  for (const setpriv of tools.candidates.filter(isExecutable)) {
    const full = [setpriv, `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--no-new-privs"];
    const bounded = [...full, "--inh-caps=-all", "--bounding-set=-all"];
    if (tools.succeeds([...bounded, ...NOTHING], undefined)) return { prefix: bounded, changesUser: true };
    const plain = [setpriv, "--no-new-privs"];
    if (tools.succeeds([...plain, ...NOTHING], user)) return { prefix: plain, changesUser: false };
  }
  throw new PlatformError(
    "INPUT",
    "Without an engine, buildpacks run as processes of this container, and nothing here keeps them from getting the rights of root.",
    {
      hint:
        "Install setpriv, of util-linux or busybox, in the builder or in an earlier step, " +
        'or start the container so that none of its processes gets more rights: "options: --security-opt no-new-privileges", or "allowPrivilegeEscalation: false" in Kubernetes.',
    },
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
