// How much memory the processes take that this one has started, and those that they have started.
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const SAMPLE_EVERY_MS = 10;
const PAGE_BYTES = 4096;

/** The most that all of them took together while the work was done, in MiB; memory that they share counts for each. */
export async function peakOfChildren(work: () => Promise<unknown>): Promise<number> {
  let peakBytes = 0;
  const done = new AbortController();
  const sampling = (async () => {
    while (!done.signal.aborted) {
      peakBytes = Math.max(peakBytes, residentBytesBelow(process.pid, await readProcesses()));
      await sleep(SAMPLE_EVERY_MS);
    }
  })();
  try {
    await work();
  } finally {
    done.abort();
    await sampling;
  }
  return peakBytes / 1024 ** 2;
}

interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly residentBytes: number;
}

function residentBytesBelow(pid: number, processes: readonly RunningProcess[]): number {
  return processes
    .filter(({ parent }) => parent === pid)
    .reduce((sum, child) => sum + child.residentBytes + residentBytesBelow(child.pid, processes), 0);
}

async function readProcesses(): Promise<readonly RunningProcess[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const processes = await Promise.all(pids.map(readProcess));
  return processes.filter((one) => one !== undefined);
}

/** Nothing if it has ended meanwhile. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function readProcess(pid: string): Promise<RunningProcess | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (stat === undefined) return undefined;
  // Names in parentheses may have spaces. The first field after it is the third one.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { pid: Number(pid), parent: Number(fields[1]), residentBytes: Number(fields[21]) * PAGE_BYTES };
}
