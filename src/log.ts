// What a build has to say, as events: the wording and the form (log groups, colours) are decided by who listens.
// Nothing here runs; folders below `platform` do not log but return values or call back.

/** The phases of a lifecycle, by the names of their programs. */
export type PhaseName =
  "analyzer" | "detector" | "restorer" | "extender" | "builder" | "exporter" | "creator";

/** What runs in containers whose output is shown: the phases, and the test of the finished image. */
export type StageName = PhaseName | "test";

/** Where a choice comes from. */
export type Source = "input" | "builder" | "default" | "environment";

/** How far something slow is. */
export interface Progress {
  readonly doneBytes: number;
  /** Undefined as long as it is unknown. */
  readonly totalBytes?: number | undefined;
}

/** How a phase ended. */
export interface PhaseEnd {
  readonly exitCode: number;
  readonly durationMs: number;
  /** Whether the build goes on, although the phase failed. */
  readonly goesOn?: boolean;
}

/** A place in a file of the workspace. */
export interface FilePlace {
  /** Relative to the workspace, e.g. `services/api/project.toml`. */
  readonly file: string;
  /** The first is 1. */
  readonly line?: number | undefined;
}

/** A value together with why it was chosen, for people to read. */
export interface Choice<T> {
  readonly value: T;
  readonly source: Source;
  /** A clause that explains it, e.g. `the mirror on the registry of the image`. */
  readonly reason: string;
}

/** Events of a build, in the order in which they happen. */
export interface BuildLog {
  /** A step of the platform starts, e.g. `Reading the builder image`. */
  step(title: string): void;
  /** Something was decided; `subject` is e.g. `Run image`, `Flow`, `Platform API`. */
  chosen(subject: string, value: string, reason: string): void;
  info(line: string): void;
  /** Something that may be meant so, but that most people want to know once. */
  notice(message: string): void;
  /** Something the user should know and can act on; `place` is where. */
  warning(message: string, hint?: string, place?: FilePlace): void;
  /**
   * Something that can take long got on; may be called as often as there is something to tell.
   * @param subject what is going on, the same words each time, e.g. `Uploading the source`
   */
  progress(subject: string, progress: Progress): void;
  /** More than most people want to know. */
  debug(line: string): void;
  /** A phase's container is about to start, or those of a test; everything until {@link phaseEnded} is their untrusted output. */
  phaseStarted(phase: StageName, reason: string): void;
  phaseOutput(phase: StageName, line: string): void;
  /** Within the creator, a phase of its own begins or ends. */
  sectionStarted(phase: PhaseName): void;
  sectionEnded(phase: PhaseName, result: { readonly durationMs: number }): void;
  phaseEnded(phase: StageName, result: PhaseEnd): void;
  /** A phase that is left out, and why. */
  phaseSkipped(phase: PhaseName, reason: string): void;
}
