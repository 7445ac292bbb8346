// What an engine does not do of what a container was created with, although it creates it. Pure.
import type { ResourceLimits } from "./daemon.ts";

/** A limit of a container; `swap` is the part of `memory` that lies in swap space. */
export type Limit = "memory" | "swap" | "cpus";

/** What an engine warned of when it created a container. */
export type EngineWarning =
  | { readonly kind: "no-limit"; readonly limit: Limit }
  /** Its programs are for another platform than the engine's; or of what else it warned. */
  | { readonly kind: "emulated" | "other"; readonly words: string };

/** In the words of Docker, since 20.10, and of Podman. */
const NO_LIMITS: readonly (readonly [RegExp, readonly Limit[]])[] = [
  [/not support memory limit/, ["memory"]],
  [/not support swap limit/, ["swap"]],
  [/not support CPU CFS/, ["cpus"]],
  [/Resource limits are not supported/, ["memory", "cpus"]],
];

/** What an engine's words mean. */
export function warningsIn(words: string): readonly EngineWarning[] {
  const limits = NO_LIMITS.find(([pattern]) => pattern.test(words))?.[1];
  if (limits !== undefined) return limits.map((limit) => ({ kind: "no-limit", limit }));
  return [{ kind: /does not match the detected host platform/.test(words) ? "emulated" : "other", words }];
}

/** The limits that a container has, 0 for none, and which of them the engine says that it can have. */
export interface LimitsInForce {
  readonly Memory: number;
  readonly NanoCpus: number;
  readonly MemoryLimit: boolean;
  readonly CpuCfsQuota: boolean;
}

/**
 * What of the limits is not in force, for an engine that leaves limits out without a word: without root and cgroup v2, Podman says
 * that it can have limits and makes them none, and Docker keeps them and says that it cannot have them.
 */
export function missingLimits(
  { memoryBytes, cpus }: ResourceLimits,
  { Memory, NanoCpus, MemoryLimit, CpuCfsQuota }: LimitsInForce,
): readonly EngineWarning[] {
  const missing: Limit[] = [];
  if (memoryBytes !== undefined && (Memory === 0 || !MemoryLimit)) missing.push("memory");
  if (cpus !== undefined && (NanoCpus === 0 || !CpuCfsQuota)) missing.push("cpus");
  return missing.map((limit) => ({ kind: "no-limit", limit }));
}
