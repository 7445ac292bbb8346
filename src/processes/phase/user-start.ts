// Giving up rights for good: a program of another user is to have no groups, no capabilities, and no way to get any, such as by
// a program that becomes root's by its own mode.
import { spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import type { FileOwner } from "../../docker/daemon.ts";
import { PlatformError } from "../../errors.ts";

/** What starts a program that cannot get more rights: a program and its arguments; nothing where none is needed. */
export type UserStart = readonly string[];

/** What it takes to find that out. */
export interface PrivilegeTools {
  /** Whether this process, and so all that it starts, cannot get more rights. */
  readonly hasNoNewPrivileges: boolean;
  /** Paths of programs that may be there. */
  readonly candidates: readonly string[];
  /** Whether a program succeeds as a user. */
  readonly succeeds: (command: readonly string[], user: FileOwner) => boolean;
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
 * Node.js gives up groups, and the kernel capabilities, when a process becomes another user. The rest is for setpriv, which runs as
 * that user already: the builder's programs and libraries are never root's.
 * @throws {PlatformError} `INPUT` if there is none
 */
export function chooseUserStart(user: FileOwner, tools: PrivilegeTools): UserStart {
  if (tools.hasNoNewPrivileges) return [];
  for (const setpriv of tools.candidates.filter(isExecutable)) {
    const start = [setpriv, "--no-new-privs"];
    if (tools.succeeds([...start, ...NOTHING], user)) return start;
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

/** What the loader of programs and the C library look at before a program begins; the kernel leaves it out where a program gets rights. */
const OF_THE_LOADER =
  /^(?:LD_|MALLOC_|(?:GLIBC_TUNABLES|GCONV_PATH|GETCONF_DIR|LOCPATH|MUSL_LOCPATH|NLSPATH|TZDIR|LOCALDOMAIN|HOSTALIASES|RES_OPTIONS|RESOLV_HOST_CONF|NIS_PATH)$)/;
const ENV = "/usr/bin/env";

/** A program with its variables. */
export interface StartedProgram {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The program by what starts it. Of its variables, that does not get those which would make it load something: at that time, the
 * way back to the rights of root may still be open. Pure.
 */
export function startedBy(start: UserStart, { command, env }: StartedProgram): StartedProgram {
  if (start.length === 0) return { command, env };
  const isOfLoader = ([name]: readonly [string, string]): boolean => OF_THE_LOADER.test(name);
  const variables = Object.entries(env);
  const later = variables.filter(isOfLoader).map(([name, value]) => `${name}=${value}`);
  return {
    command: [...start, ...(later.length === 0 ? [] : [ENV, ...later]), ...command],
    env: Object.fromEntries(variables.filter((variable) => !isOfLoader(variable))),
  };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
