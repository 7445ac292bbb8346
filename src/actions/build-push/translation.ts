// What becomes of the inputs of one step, rule by rule: ours by what they are to be, and what is to be said about it.
import type { Environment } from "../../environment.ts";
import { quote } from "../../quote.ts";
import type { InputProblem } from "../inputs/input-errors.ts";
import { inputText, inputVariable } from "../inputs/input-reader.ts";
import type { KnownInput } from "../inputs/set-inputs.ts";

/** A step's inputs with ours in place of those of docker/build-push-action. */
export interface TranslatedInputs {
  readonly env: Environment;
  /** The input that the workflow wrote, by ours that it stands for. */
  readonly writtenAs: ReadonlyMap<string, string>;
  readonly problems: readonly InputProblem[];
  /** Sentences about what is fine, but has no effect here. */
  readonly notices: readonly string[];
  /** Sentences about what was asked for, and is not made. */
  readonly warnings: readonly string[];
}

/** Gathers them. An input of ours that is set to something else than its default counts more than any other name for it. */
export class Translation {
  readonly #env: Environment;
  readonly #known: ReadonlyMap<string, KnownInput>;
  readonly #values = new Map<string, string>();
  readonly #writtenAs = new Map<string, string>();
  readonly #problems: InputProblem[] = [];
  readonly #notices: string[] = [];
  readonly #warnings = new Set<string>();

  /** @param known the inputs of ours, with their defaults */
  constructor(env: Environment, known: ReadonlyMap<string, KnownInput>) {
    this.#env = env;
    this.#known = known;
  }

  /** The input as the workflow wrote it, or as a rule before has set it. */
  text(input: string): string {
    return this.#values.get(input) ?? inputText(this.#env, input);
  }

  /** Whether an input of ours is set, or has been set, to something else than its default. */
  isSet(input: string): boolean {
    const text = this.text(input);
    return this.#values.has(input) || (text !== "" && text !== this.#known.get(input)?.byDefault);
  }

  /** Sets an input of ours to what the workflow wrote as another. */
  set(input: string, value: string, writtenAs: string): void {
    if (this.isSet(input)) {
      const stronger = this.#writtenAs.get(input) ?? input;
      if (this.text(input) !== value)
        this.notice(`${quote(writtenAs)} has no effect, because ${quote(stronger)} is set.`);
      return;
    }
    this.#values.set(input, value);
    this.#writtenAs.set(input, writtenAs);
  }

  /** Puts what we call it in the place of a value that another action knows by the same name of an input. */
  replace(input: string, value: string): void {
    this.#values.set(input, value);
  }

  complain(input: string, problem: string, hint: string): void {
    this.#problems.push({ input, value: "", problem, hint });
  }

  notice(sentence: string): void {
    this.#notices.push(sentence);
  }

  warn(sentence: string): void {
    this.#warnings.add(sentence);
  }

  /** Everything so far; the same environment if nothing had to be translated. */
  finish(): TranslatedInputs {
    const values = [...this.#values].map(([input, value]) => [inputVariable(input), value] as const);
    return {
      env: values.length === 0 ? this.#env : { ...this.#env, ...Object.fromEntries(values) },
      writtenAs: this.#writtenAs,
      problems: this.#problems,
      notices: this.#notices,
      warnings: [...this.#warnings],
    };
  }
}
