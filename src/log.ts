// What a build has to say, as events: the wording and the form (log groups, colours) are decided by who listens.
// Nothing here runs; folders below `platform` do not log but return values or call back.

/** The phases of a lifecycle, by the names of their programs. */
export type PhaseName = "analyzer" | "detector" | "restorer" | "builder" | "exporter" | "creator";

/** Where a choice comes from. */
export type Source = "input" | "builder" | "default" | "environment";

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
  /** Something the user should know and can act on. */
  warning(message: string, hint?: string): void;
  /** More than most people want to know. */
  debug(line: string): void;
  /** A phase's container is about to start; everything until {@link phaseEnded} is its untrusted output. */
  phaseStarted(phase: PhaseName, reason: string): void;
  phaseOutput(phase: PhaseName, line: string): void;
  phaseEnded(phase: PhaseName, result: { readonly exitCode: number; readonly durationMs: number }): void;
  /** A phase that is left out, and why. */
  phaseSkipped(phase: PhaseName, reason: string): void;
}
