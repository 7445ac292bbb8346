// The log of a build as a GitHub runner shows it: one group a phase, build output fenced, warnings as annotations.
import type { BuildLog, FilePlace, PhaseEnd, PhaseName, Progress, StageName } from "../../log.ts";
import { formatDuration } from "../../quantities.ts";
import type { Runner } from "../runner/runner.ts";
import { withHint } from "../runner/with-hint.ts";
import { type Heartbeat, startHeartbeat } from "./heartbeat.ts";
import { ProgressLines } from "./progress-lines.ts";

/** How many lines of a failed phase are shown again outside of its group. */
const TAIL_LINES = 20;

const PHASE_WORDS: Readonly<Record<StageName, { readonly title: string; readonly done: string }>> = {
  analyzer: { title: "Analyze", done: "Analyzed" },
  detector: { title: "Detect", done: "Detected" },
  restorer: { title: "Restore", done: "Restored" },
  extender: { title: "Extend", done: "Extended" },
  builder: { title: "Build", done: "Built" },
  exporter: { title: "Export", done: "Exported" },
  creator: { title: "Create", done: "Ran all phases" },
  test: { title: "Test", done: "Tested" },
};

/** A {@link BuildLog} that can end in the middle of a phase. */
export interface ActionLog extends BuildLog {
  /** Closes what a failure left open, so that the next thing printed is not swallowed by a group or a fence. */
  close(): void;
}

/** How {@link createActionLog} logs. */
export interface ActionLogOptions {
  /** Prints debug lines for everybody, not only in workflows with debug logging. */
  readonly verbose: boolean;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
}

export function createActionLog(runner: Runner, options: ActionLogOptions): ActionLog {
  return new RunnerLog(runner, options);
}

class RunnerLog implements ActionLog {
  readonly #runner: Runner;
  readonly #verbose: boolean;
  readonly #progress: ProgressLines;
  readonly #now: () => number;
  readonly #startedMs: number;
  #inPhase = false;
  #heartbeat: Heartbeat | undefined;
  /** The group that is open, or is once something is printed: the phase with sections has none of its own if it is silent. */
  #group: { readonly title: string; isOpen: boolean } | undefined;
  /** The last lines of the phase. */
  #tail: string[] = [];

  constructor(runner: Runner, { verbose, now = () => performance.now() }: ActionLogOptions) {
    this.#runner = runner;
    this.#verbose = verbose;
    this.#progress = new ProgressLines(now);
    this.#now = now;
    this.#startedMs = now();
  }

  step(title: string): void {
    this.#runner.print(title);
  }

  chosen(subject: string, value: string, reason: string): void {
    this.#runner.print(`${subject}: ${value} (${reason})`);
  }

  info(line: string): void {
    this.#runner.print(line);
  }

  notice(message: string): void {
    this.#runner.annotate("notice", message);
  }

  warning(message: string, hint?: string, place?: FilePlace): void {
    this.#runner.annotate("warning", withHint(message, hint), place);
  }

  progress(subject: string, progress: Progress): void {
    const line = this.#progress.add(subject, progress);
    if (line !== undefined) this.#runner.print(line);
  }

  debug(line: string): void {
    if (this.#verbose) this.#runner.print(`debug: ${line}`);
    else this.#runner.debug(line);
  }

  phaseStarted(phase: StageName, reason: string): void {
    this.close();
    this.#inPhase = true;
    this.#tail = [];
    this.#startHeartbeat(phase);
    this.#group = { title: `${this.#title(phase)}: ${reason}`, isOpen: false };
    if (phase !== "creator") this.#openGroup();
  }

  phaseOutput(_phase: StageName, line: string): void {
    this.#heartbeat?.heard();
    this.#tail.push(line);
    if (this.#tail.length > TAIL_LINES) this.#tail.shift();
    this.#openGroup();
    // What a container still says after its phase has nowhere else to go.
    this.#runner.openFence();
    this.#runner.printUntrusted(line);
    if (!this.#inPhase) this.#runner.closeFence();
  }

  sectionStarted(phase: PhaseName): void {
    this.#closeGroup();
    this.#group = { title: this.#title(phase), isOpen: false };
    this.#openGroup();
  }

  sectionEnded(phase: PhaseName, { durationMs }: { readonly durationMs: number }): void {
    this.#closeGroup();
    this.#runner.print(`${PHASE_WORDS[phase].done} in ${formatDuration(durationMs)}`);
  }

  phaseEnded(phase: StageName, result: PhaseEnd): void {
    this.close();
    printEnd(this.#runner, phase, result);
    if (result.exitCode !== 0 && result.goesOn !== true) printTail(this.#runner, this.#tail);
  }

  phaseSkipped(phase: PhaseName, reason: string): void {
    this.#runner.print(`${PHASE_WORDS[phase].title}: skipped, ${reason}`);
  }

  close(): void {
    if (!this.#inPhase) return;
    this.#inPhase = false;
    this.#heartbeat?.stop();
    this.#closeGroup();
  }

  #startHeartbeat(phase: StageName): void {
    const startedMs = this.#now();
    this.#heartbeat = startHeartbeat(() => {
      this.#runner.print(`The ${phase} is still running after ${formatDuration(this.#now() - startedMs)}`);
    });
  }

  /** With when it begins: a runner prints the title of a group then, so how long it took can only follow it. */
  #title(phase: StageName): string {
    return `${PHASE_WORDS[phase].title} at ${formatDuration(this.#now() - this.#startedMs)}`;
  }

  #openGroup(): void {
    if (this.#group === undefined || this.#group.isOpen) return;
    this.#group.isOpen = true;
    this.#runner.startGroup(this.#group.title);
    this.#runner.openFence();
  }

  #closeGroup(): void {
    this.#runner.closeFence();
    if (this.#group?.isOpen === true) this.#runner.endGroup();
    this.#group = undefined;
  }
}

function printEnd(runner: Runner, phase: StageName, { exitCode, durationMs }: PhaseEnd): void {
  const duration = formatDuration(durationMs);
  if (exitCode === 0) runner.print(`${PHASE_WORDS[phase].done} in ${duration}`);
  else if (exitCode < 0) runner.print(`The ${phase} was stopped after ${duration}`);
  else runner.print(`The ${phase} ended with exit code ${exitCode} after ${duration}`);
}

function printTail(runner: Runner, lines: readonly string[]): void {
  if (lines.length === 0) return;
  runner.print(lines.length === 1 ? "Its last line:" : `Its last ${lines.length} lines:`);
  runner.openFence();
  for (const line of lines) runner.printUntrusted(line);
  runner.closeFence();
}
