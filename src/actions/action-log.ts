// The log of a build as a GitHub runner shows it: one group a phase, build output fenced, warnings as annotations.
import type { BuildLog, PhaseName } from "../log.ts";
import { formatDuration } from "./duration.ts";
import type { Runner } from "./runner.ts";

/** How many lines of a failed phase are shown again outside of its group. */
const TAIL_LINES = 20;

const PHASE_WORDS: Readonly<Record<PhaseName, { readonly title: string; readonly done: string }>> = {
  analyzer: { title: "Analyze", done: "Analyzed" },
  detector: { title: "Detect", done: "Detected" },
  restorer: { title: "Restore", done: "Restored" },
  builder: { title: "Build", done: "Built" },
  exporter: { title: "Export", done: "Exported" },
  creator: { title: "Create", done: "Created" },
};

/** A {@link BuildLog} that can end in the middle of a phase. */
export interface ActionLog extends BuildLog {
  /** Closes what a failure left open, so that the next thing printed is not swallowed by a group or a fence. */
  close(): void;
}

/** @param options.verbose prints debug lines for everybody, not only in workflows with debug logging */
export function createActionLog(runner: Runner, options: { readonly verbose: boolean }): ActionLog {
  return new RunnerLog(runner, options.verbose);
}

class RunnerLog implements ActionLog {
  readonly #runner: Runner;
  readonly #verbose: boolean;
  #inPhase = false;
  /** The last lines of the phase. */
  #tail: string[] = [];

  constructor(runner: Runner, verbose: boolean) {
    this.#runner = runner;
    this.#verbose = verbose;
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

  warning(message: string, hint?: string): void {
    this.#runner.annotate("warning", hint === undefined ? message : `${message}\n${hint}`);
  }

  debug(line: string): void {
    if (this.#verbose) this.#runner.print(`debug: ${line}`);
    else this.#runner.debug(line);
  }

  phaseStarted(phase: PhaseName, reason: string): void {
    this.close();
    this.#inPhase = true;
    this.#tail = [];
    this.#runner.startGroup(`${PHASE_WORDS[phase].title}: ${reason}`);
    this.#runner.openFence();
  }

  phaseOutput(_phase: PhaseName, line: string): void {
    this.#tail.push(line);
    if (this.#tail.length > TAIL_LINES) this.#tail.shift();
    // What a container still says after its phase has nowhere else to go.
    this.#runner.openFence();
    this.#runner.printUntrusted(line);
    if (!this.#inPhase) this.#runner.closeFence();
  }

  phaseEnded(phase: PhaseName, result: { readonly exitCode: number; readonly durationMs: number }): void {
    this.close();
    printEnd(this.#runner, phase, result);
    if (result.exitCode !== 0) printTail(this.#runner, this.#tail);
  }

  phaseSkipped(phase: PhaseName, reason: string): void {
    this.#runner.print(`${PHASE_WORDS[phase].title}: skipped, ${reason}`);
  }

  close(): void {
    if (!this.#inPhase) return;
    this.#inPhase = false;
    this.#runner.closeFence();
    this.#runner.endGroup();
  }
}

function printEnd(
  runner: Runner,
  phase: PhaseName,
  { exitCode, durationMs }: { exitCode: number; durationMs: number },
): void {
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
