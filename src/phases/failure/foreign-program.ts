// A phase that the machine of the engine could not even start, since its program is for another architecture. Pure.

/** In the words of runc and crun, which end with different codes. */
const FOREIGN = /^(?:exec |.*\bexec container process ).+: exec format error$/is;

/** Whether all that came out of a container is that its program cannot be executed. @param tail the last lines of its output */
export function isForeignProgram(tail: readonly string[]): boolean {
  return tail.length === 1 && FOREIGN.test(tail[0] ?? "");
}

/** As the meaning of an exit code, and what to do about it. */
export const FOREIGN_PROGRAM = {
  meaning:
    "the machine of the Docker engine cannot run the image's programs, which are for another architecture",
  hint: "Use a runner of that architecture, or let this one emulate it: run docker/setup-qemu-action in a step before.",
} as const;
