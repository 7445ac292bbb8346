// A lifecycle whose phases are run as plain processes on this machine, timed, with their peak memory.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";

/** The programs of a lifecycle. */
export interface LifecycleProgram {
  readonly name: "ours" | "zstd" | "official";
  /** Variables besides those that every phase has. */
  readonly env?: Readonly<Record<string, string>>;
  /** Who runs the phases, if not who measures. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** e.g. `["node", "/cnb/lifecycle/exporter"]` */
  command(phase: string): readonly [string, ...string[]];
}

/** How a phase went. */
export interface PhaseRun {
  readonly durationMs: number;
  /** Of all processors, which says more where they have other work, too. */
  readonly processorMs: number;
  /** Of the process's resident memory; the kernel keeps it. */
  readonly peakMib: number;
  readonly log: string;
}

const POLL_MS = 25;

/** @throws {Error} with the phase's log, if it fails */
export async function runPhase(
  program: LifecycleProgram,
  phase: string,
  args: readonly string[],
): Promise<PhaseRun> {
  const [file, ...first] = program.command(phase);
  const startedAt = performance.now();
  const child = spawn(file, [...first, ...args], {
    env: environmentOf(program),
    ...program.user,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => log.push(chunk));
  let peakKb = 0;
  let processorMs = 0;
  const poll = async (): Promise<void> => {
    const status = await readFile(`/proc/${String(child.pid)}/status`, "utf8").catch(() => "");
    peakKb = Math.max(peakKb, Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0));
    const usage = await readFile(`/proc/${String(child.pid)}/stat`, "utf8").catch(() => "");
    // User and system time in clock ticks, of which Linux has 100 a second; the name before them may contain anything.
    const [user = 0, system = 0] = usage.slice(usage.lastIndexOf(")")).split(" ").slice(12, 14).map(Number);
    processorMs = Math.max(processorMs, (user + system) * 10);
  };
  const timer = setInterval(() => void poll(), POLL_MS);
  try {
    const [exitCode] = (await once(child, "close")) as [number | null];
    const durationMs = performance.now() - startedAt;
    const text = Buffer.concat(log).toString("utf8");
    if (exitCode !== 0) throw new Error(`${path.basename(phase)} of ${program.name} failed:\n${text}`);
    return { durationMs, processorMs, peakMib: peakKb / 1024, log: text };
  } finally {
    clearInterval(timer);
  }
}

function environmentOf({ env, user }: LifecycleProgram): NodeJS.ProcessEnv {
  const { uid, gid } = user ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  return {
    PATH: process.env["PATH"],
    CNB_PLATFORM_API: "0.14",
    CNB_USER_ID: String(uid),
    CNB_GROUP_ID: String(gid),
    CNB_NO_COLOR: "true",
    ...env,
  };
}
