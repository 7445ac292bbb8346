// What it means for a phase that failed that memory ran out: of the container, by the input "memory", or of the machine. Pure.

/** What is known about memory when a phase has failed. */
export interface MemoryUse {
  /** The input `memory`; undefined if the container may have all of the machine's. */
  readonly limitBytes: number | undefined;
  /** Whether the engine saw the kernel kill a process of the container because memory ran out. */
  readonly ranOut: boolean;
}

/** Where memory ran out, for a clause with "killed", and what to do about it. */
export interface MemoryWords {
  readonly where: string;
  /** One imperative sentence. */
  readonly hint: string;
}

/** The words for it. @param user what could use less */
export function memoryWords(
  { limitBytes }: Pick<MemoryUse, "limitBytes">,
  user: "build" | "app" = "build",
): MemoryWords {
  return limitBytes === undefined
    ? {
        where: "as the machine or the pod of the build ran out of memory",
        hint: `Use a larger runner, raise the memory limit of the pod if there is one, or make the ${user} use less memory.`,
      }
    : {
        where: `at the memory limit of ${formatMemory(limitBytes)}`,
        hint: `Set "memory" to more than that, or make the ${user} use less.`,
      };
}

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** As people write limits: in the largest unit that leaves a whole number, e.g. `512 MiB`. */
function formatMemory(bytes: number): string {
  let [amount, unit] = [bytes, 0];
  while (unit < UNITS.length - 1 && amount >= 1024 && amount % 1024 === 0) {
    amount /= 1024;
    unit += 1;
  }
  return `${amount} ${UNITS[unit] ?? ""}`;
}
