// How long something computes. Other than what a clock shows, it does not grow with what else the machine does.

/** Milliseconds of one processor. */
export function computingMs(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
