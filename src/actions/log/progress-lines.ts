// When to say how far slow things are, and how: not at all for what is quick, and never more than one line a second. Pure.
import type { Progress } from "../../log.ts";
import { formatDuration, formatSize } from "../../quantities.ts";

/** What ends within this time needs no line. */
const QUIET_MS = 2_000;
/** Between two lines. */
const SHORTEST_PAUSE_MS = 1_000;
/** What takes long is told of less often: after a tenth of the time that it took so far. */
const PAUSE_SHARE = 0.1;

/** From less, what is left would be a guess: what begins slowly would take years. */
const LEAST_PERCENT = 1;

interface Subject {
  readonly startedAt: number;
  readonly startedWith: number;
  progress: Progress;
  lastAt: number;
  /** Whether it got on since the last line. */
  isNews: boolean;
}

/** What is under way in one build; one line tells of everything that got on. */
export class ProgressLines {
  readonly #now: () => number;
  readonly #subjects = new Map<string, Subject>();
  #lastLineAt = -Infinity;

  /** @param now milliseconds of a clock that only goes forward */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes what is known, and returns a line if one is due. */
  add(title: string, progress: Progress): string | undefined {
    const now = this.#now();
    const known = this.#subjects.get(title);
    // What starts over, e.g. another upload of that kind, is timed from the start.
    if (known === undefined || progress.doneBytes < known.progress.doneBytes) {
      const startedWith = known === undefined ? progress.doneBytes : 0;
      this.#subjects.set(title, { startedAt: now, startedWith, progress, lastAt: now, isNews: true });
      return undefined;
    }
    if (progress.doneBytes === known.progress.doneBytes) return undefined;
    known.progress = progress;
    known.lastAt = now;
    known.isNews = true;
    const elapsedMs = now - known.startedAt;
    const pauseMs = Math.max(SHORTEST_PAUSE_MS, elapsedMs * PAUSE_SHARE);
    if (elapsedMs < QUIET_MS || now - this.#lastLineAt < pauseMs) return undefined;
    this.#lastLineAt = now;
    return this.#line(now);
  }

  #line(now: number): string {
    const parts: string[] = [];
    for (const [title, subject] of this.#subjects) {
      const { isNews, startedAt, lastAt } = subject;
      // What was last heard of long ago has ended.
      if (!isNews || now - startedAt < QUIET_MS || now - lastAt > QUIET_MS) continue;
      subject.isNews = false;
      parts.push(`${title}: ${describe(subject, now - startedAt)}`);
    }
    return parts.join("; ");
  }
}

function describe({ progress, startedWith }: Subject, elapsedMs: number): string {
  const { doneBytes, totalBytes } = progress;
  const perSecond = (doneBytes - startedWith) / (elapsedMs / 1000);
  const rate = `${formatSize(perSecond)}/s`;
  if (totalBytes === undefined || totalBytes < doneBytes || totalBytes === 0) {
    return `${formatSize(doneBytes)} (${rate})`;
  }
  const percent = Math.floor((doneBytes / totalBytes) * 100);
  const restMs = ((totalBytes - doneBytes) / perSecond) * 1000;
  const isKnown = percent >= LEAST_PERCENT && Number.isFinite(restMs) && restMs >= 1000;
  const rest = isKnown ? `, ${formatDuration(restMs)} left` : "";
  return `${formatSize(doneBytes)} of ${formatSize(totalBytes)} (${percent} %, ${rate}${rest})`;
}
