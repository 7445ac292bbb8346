// The phases that the creator runs in its one container, as they begin and end. Its output is untrusted, so a buildpack can begin
// one too early: that misleads only readers, and each begins at most once.
import type { BuildLog, PhaseName } from "../../log.ts";

/** When a phase within the creator ran; times in milliseconds of the clock of the phases. */
export interface SectionTiming {
  readonly name: PhaseName;
  readonly startedAt: number;
  readonly durationMs: number;
}

/** What following the sections needs. */
export interface SectionDeps {
  readonly log: Pick<BuildLog, "sectionStarted" | "sectionEnded">;
  readonly now: () => number;
  readonly onSection?: ((timing: SectionTiming) => void) | undefined;
}

/** Follows the sections of one container; of any other phase than the creator there are none. */
export class CreatorSections {
  readonly #deps: SectionDeps;
  readonly #isCreator: boolean;
  readonly #seen: Set<PhaseName>;
  #current: { readonly name: PhaseName; readonly startedAt: number } | undefined;

  constructor(phase: PhaseName, deps: SectionDeps) {
    this.#deps = deps;
    this.#seen = new Set([phase]);
    this.#isCreator = phase === "creator";
  }
  /** @param section of the line that comes next */
  enter(section: PhaseName): void {
    if (!this.#isCreator || this.#seen.has(section)) return;
    this.#seen.add(section);
    this.end({ succeeded: true });
    this.#current = { name: section, startedAt: this.#deps.now() };
    this.#deps.log.sectionStarted(section);
  }

  /** Ends the section that is running, if there is one. */
  end({ succeeded }: { readonly succeeded: boolean }): void {
    if (this.#current === undefined) return;
    const { name, startedAt } = this.#current;
    const durationMs = this.#deps.now() - startedAt;
    this.#current = undefined;
    this.#deps.onSection?.({ name, startedAt, durationMs });
    if (succeeded) this.#deps.log.sectionEnded(name, { durationMs });
  }
}
