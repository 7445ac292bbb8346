// Starting the programs of buildpacks.
import { constants } from "node:os";
import { openRegularFile } from "../files/regular-file.ts";
import { quote } from "../quote.ts";
import type { RunHelper } from "../registry/auth/credential-helper.ts";

/** One program to run; it reads nothing from standard input. */
export interface ProgramCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Gets standard output and standard error as they come. */
  readonly onOutput: (bytes: Buffer) => void;
}

/** How a program ended; `not-started` when it is missing or not executable. */
export type ProgramEnd =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "killed"; readonly signal: string }
  | { readonly kind: "not-started"; readonly reason: string };

export interface ProcessRunner {
  run(call: ProgramCall): Promise<ProgramEnd>;
}

/** Most phases start no program, and loading this takes as long as much of our own code. */
const loadSpawn = async () => (await import("node:child_process")).spawn;

/** How long a program may have ended before its output does, without a word about it. */
const HELD_MS = 5_000;

/** Does something after a while; what it returns calls that off. */
export type Later = (afterMs: number, act: () => void) => () => void;

const byTimer: Later = (afterMs, act) => {
  const timer = setTimeout(act, afterMs);
  return () => {
    clearTimeout(timer);
  };
};

/**
 * Runs programs as children of this process. One is done when its output ends: what it left running may still write to that.
 * @param onHeld told, after a while, of a program that has ended while its output has not
 */
export function createProcessRunner(
  onHeld: (program: string) => void,
  later: Later = byTimer,
): ProcessRunner {
  return {
    run: async ({ program, args, cwd, env, onOutput }) => {
      if (await isForShellOnly(program)) {
        const reason = `${quote(program)} has no first line that says what runs it, such as "#!/bin/sh"`;
        return { kind: "not-started", reason };
      }
      const spawn = await loadSpawn();
      return new Promise((resolve) => {
        const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
        let callOff = (): void => undefined;
        child.stdout.on("data", onOutput);
        child.stderr.on("data", onOutput);
        child.on("error", (error) => {
          resolve({ kind: "not-started", reason: error.message });
        });
        child.on("exit", () => {
          callOff = later(HELD_MS, () => {
            onHeld(program);
          });
        });
        child.on("close", (code, signal) => {
          callOff();
          resolve(endOf(code, signal));
        });
      });
    },
  };
}

/** How much of a program is looked at. */
const HEAD_BYTES = 256;

/**
 * Whether the kernel will not execute a file, since it is text without `#!`, or nothing. Node.js would then start a shell for it:
 * an empty bin/detect would pass here, and fail wherever else it runs.
 */
async function isForShellOnly(program: string): Promise<boolean> {
  try {
    await using file = await openRegularFile(program);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.toString("latin1", 0, bytesRead);
    return !head.startsWith("#!") && !head.includes("\0");
  } catch {
    // It may be executable all the same; starting it says what is wrong.
    return false;
  }
}

function endOf(code: number | null, signal: NodeJS.Signals | null): ProgramEnd {
  if (code !== null) return { kind: "exited", code };
  const number = constants.signals[signal ?? "SIGKILL"];
  return { kind: "killed", signal: `${signal ?? "unknown"} (${String(number)})` };
}

/** How a result reads in a message, e.g. `exit status 3`. */
export function describeResult(result: ProgramEnd): string {
  switch (result.kind) {
    case "exited":
      return `exit status ${String(result.code)}`;
    case "killed":
      return `killed by signal ${result.signal}`;
    case "not-started":
      return result.reason;
  }
}

/** Hands a server name to a helper and collects its answer; a helper that is missing gives exit code 127. */
export const runCredentialHelper: RunHelper = async (program, stdin) => {
  const spawn = await loadSpawn();
  return new Promise((resolve) => {
    const child = spawn(program, ["get"], { stdio: ["pipe", "pipe", "ignore"] });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", () => {
      resolve({ exitCode: 127, stdout: "" });
    });
    child.on("close", (code) => {
      resolve({ exitCode: code ?? 1, stdout: Buffer.concat(chunks).toString("utf8") });
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(stdin);
  });
};
