// A log that remembers its events.
import type { BuildLog, PhaseEnd } from "../../src/log.ts";

/** Events as one line each, e.g. `start creator`, `out creator: hello`, `end creator 0`. */
export class RecordingLog implements BuildLog {
  readonly events: string[] = [];
  /** Of warnings. */
  readonly hints: string[] = [];
  /** Of each phase, in milliseconds. */
  readonly durations: number[] = [];
  /** The last of each subject. */
  readonly progressed = new Map<string, { doneBytes: number; totalBytes: number | undefined }>();

  step(title: string): void {
    this.events.push(`step ${title}`);
  }
  chosen(subject: string, value: string, reason: string): void {
    this.events.push(`chosen ${subject}: ${value} (${reason})`);
  }
  info(line: string): void {
    this.events.push(`info ${line}`);
  }
  notice(message: string): void {
    this.events.push(`notice ${message}`);
  }
  warning(message: string, hint?: string): void {
    this.events.push(`warning ${message}`);
    if (hint !== undefined) this.hints.push(hint);
  }
  debug(line: string): void {
    this.events.push(`debug ${line}`);
  }
  phaseStarted(phase: string): void {
    this.events.push(`start ${phase}`);
  }
  phaseOutput(phase: string, line: string): void {
    this.events.push(`out ${phase}: ${line}`);
  }
  progress(subject: string, { doneBytes, totalBytes }: { doneBytes: number; totalBytes?: number }): void {
    this.progressed.set(subject, { doneBytes, totalBytes });
  }
  sectionStarted(phase: string): void {
    this.events.push(`section ${phase}`);
  }
  sectionEnded(phase: string): void {
    this.events.push(`end of section ${phase}`);
  }
  phaseEnded(phase: string, { exitCode, durationMs, goesOn }: PhaseEnd): void {
    this.durations.push(durationMs);
    this.events.push(`end ${phase} ${exitCode}${goesOn === true ? ", and the build goes on" : ""}`);
  }
  phaseSkipped(phase: string): void {
    this.events.push(`skip ${phase}`);
  }
}
