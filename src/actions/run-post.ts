// The post step from the runner's point of view: it saves caches, sweeps what is left, and never fails the job.
import type { SaveOutcome } from "../cache/cache-store.ts";
import type { RemovedParts } from "../docker/daemon.ts";
import { messageOf } from "../errors.ts";
import type { SavedCache } from "../platform/cache/save-caches.ts";
import { formatDuration, formatSize } from "../quantities.ts";
import { quote } from "../quote.ts";
import type { Runner } from "./runner/runner.ts";
import type { MetEngine } from "./state.ts";
import { renderSaved } from "./summary/summary.ts";

/** What {@link runPost} needs. */
export interface PostStep {
  readonly runner: Runner;
  /** Undefined if there was no build. */
  readonly runLabel: string | undefined;
  /** Saves what the main step left to save; nothing if its phases did not succeed. */
  readonly saveCaches: () => Promise<readonly SavedCache[]>;
  /** Removes the directories of the step's caches. */
  readonly removeCaches: () => Promise<void>;
  /** Removes the files of the run. */
  readonly removeFiles: (runLabel: string) => Promise<void>;
  /** The engines that there were, which may have something left of the run. */
  readonly engines: readonly MetEngine[];
  readonly sweep: (engine: string, runLabel: string) => Promise<RemovedParts>;
  readonly writeSummary: (html: string) => Promise<void>;
}

/** Resolves once everything that can be saved is saved, and everything that can be removed is removed; never rejects. */
export async function runPost(step: PostStep): Promise<void> {
  const { runner, runLabel } = step;
  if (runLabel === undefined) return;
  await attempt(runner, "The caches were not saved", () => save(step));
  await attempt(runner, "The directory of the caches was not removed", step.removeCaches);
  await attempt(runner, "The files of the run were not removed", () => step.removeFiles(runLabel));
  for (const engine of step.engines) {
    await attempt(runner, remains(engine, runLabel), () => sweepEngine(engine, runLabel, step));
  }
}

async function sweepEngine(engine: MetEngine, runLabel: string, { runner, sweep }: PostStep): Promise<void> {
  const removed = await sweep(engine.name, runLabel);
  const { containers, volumes, files = 0 } = removed;
  if (containers + volumes + files === 0) return;
  runner.print(`Removed leftovers of the build: ${leftovers(engine, removed)}`);
}

function leftovers({ kind }: MetEngine, { containers, volumes, files = 0 }: RemovedParts): string {
  if (kind !== "processes") return `${count(containers, "container")}, ${count(volumes, "volume")}`;
  const parts = [
    [containers, `processes of ${count(containers, "phase")}`],
    [files, `${count(files, "file")} among those of the builder`],
    [volumes, count(volumes, "folder")],
  ] as const;
  return parts.flatMap(([number, words]) => (number === 0 ? [] : words)).join(", ");
}

/** On a permanent engine they would stay for ever, so it says how to find them. */
function remains({ name, kind }: MetEngine, runLabel: string): string {
  if (kind === "processes")
    return `Processes and files of the run with the label ${quote(runLabel)} may still be in the container of this job. They end with it, and could not be removed`;
  const filter = `--filter label=${runLabel}`;
  return `The containers and volumes of the run with the label ${quote(runLabel)} may still be in the Docker engine${name === "" ? "" : ` for ${quote(name)}`}. Remove them by \`docker ps --all --quiet ${filter} | xargs --no-run-if-empty docker rm --force\` and then \`docker volume ls --quiet ${filter} | xargs --no-run-if-empty docker volume rm\`. They could not be removed`;
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
      const size = formatSize(outcome.sizeBytes);
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

async function attempt(runner: Runner, what: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    runner.annotate("warning", `${what}: ${messageOf(error)}`);
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
