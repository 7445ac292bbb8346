// What measures have in common: findings, medians, stopwatches, a scratch directory.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** The directory of the repository. */
export const ROOT = path.resolve(import.meta.dirname, "..", "..");

/** One line of the closing table. */
export interface Finding {
  readonly what: string;
  /** With its unit, e.g. `0.84 s`. */
  readonly value: string;
  readonly aim?: { readonly text: string; readonly isMet: boolean };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** A variable that script/bench has from the test bed. */
export function testbedVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set; use script/bench`);
  return value;
}

/** A new directory that is gone when disposed. */
export async function scratchDirectory(): Promise<AsyncDisposable & { readonly path: string }> {
  const directory = await mkdtemp(path.join(tmpdir(), "bench-"));
  return { path: directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) };
}

/** Milliseconds that the work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Milliseconds that a script took; what it needs are its arguments from `$0` on. */
export async function timedShell(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  return timed(() => promisify(execFile)("bash", ["-o", "pipefail", "-c", script, ...args], { env }));
}

/** Milliseconds for the eye: two digits of a second, or of a millisecond. */
export function formatMs(durationMs: number): string {
  return durationMs < 100 ? `${durationMs.toFixed(2)} ms` : `${(durationMs / 1000).toFixed(2)} s`;
}
