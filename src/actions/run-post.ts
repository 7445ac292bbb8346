// The post step from the runner's point of view: it saves caches, sweeps what is left, and never fails the job.
import type { SaveOutcome } from "../cache/cache-store.ts";
import { messageOf, PlatformError } from "../errors.ts";
import { formatDuration } from "./duration.ts";
import type { Runner } from "./runner.ts";
import { renderSaved } from "./summary.ts";

/** What came of saving one cache. */
export interface SavedCache {
  readonly name: string;
  readonly outcome: SaveOutcome;
}

/** What {@link runPost} needs. */
export interface PostStep {
  readonly runner: Runner;
  /** Undefined if there was no build. */
  readonly runLabel: string | undefined;
  /** Saves what the main step left to save; nothing if it did not succeed. */
  readonly saveCaches: () => Promise<readonly SavedCache[]>;
  /** Removes the directory of the job's caches. */
  readonly removeCaches: () => Promise<void>;
  readonly sweep: (runLabel: string) => Promise<{ readonly containers: number; readonly volumes: number }>;
  readonly writeSummary: (html: string) => Promise<void>;
}

/** Resolves once everything that can be saved is saved, and everything that can be removed is removed; never rejects. */
export async function runPost(step: PostStep): Promise<void> {
  const { runner, runLabel } = step;
  if (runLabel === undefined) return;
  await attempt(runner, "The caches were not saved", () => save(step));
  await attempt(runner, "The directory of the caches was not removed", step.removeCaches);
  await attempt(runner, "Nothing was cleaned up", async () => {
    const { containers, volumes } = await step.sweep(runLabel);
    if (containers + volumes === 0) return;
    runner.print(
      `Removed what the build left: ${count(containers, "container")}, ${count(volumes, "volume")}`,
    );
  });
}

async function save({ runner, saveCaches, writeSummary }: PostStep): Promise<void> {
  const saved = await saveCaches();
  for (const { name, outcome } of saved) {
    const line = describe(name, outcome);
    if (outcome.kind === "failed") runner.annotate("warning", line);
    else runner.print(line);
  }
  if (saved.length > 0)
    await writeSummary(renderSaved(saved.map(({ name, outcome }) => describe(name, outcome))));
}

function describe(name: string, outcome: SaveOutcome): string {
  switch (outcome.kind) {
    case "saved": {
      const size = `${(outcome.sizeBytes / 1e6).toFixed(1)} MB`;
      return `Cache of the ${name}: saved ${size} in ${formatDuration(outcome.durationMs)} as ${outcome.key}`;
    }
    case "exists":
      return `Cache of the ${name}: ${outcome.key} exists already`;
    case "refused":
      return `Cache of the ${name}: not saved, ${outcome.reason}`;
    case "failed":
      return `Cache of the ${name}: saving failed: ${outcome.reason}`;
  }
}

/** Where no engine answers, the main step said so already, and there is nothing left on it. */
async function attempt(runner: Runner, what: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    const message = `${what}: ${messageOf(error)}`;
    if (error instanceof PlatformError && error.code === "DAEMON_UNREACHABLE") runner.print(message);
    else runner.annotate("warning", message);
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
