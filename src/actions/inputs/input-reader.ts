// Reads the inputs of a step by a table, each once, and collects what is wrong with them instead of stopping at the first.
import type { Environment } from "../../environment.ts";
import type { BuildLog } from "../../log.ts";
import { InputErrors, type InputProblem } from "./input-errors.ts";

/** Says what is wrong with a value of one input. */
export type Complain = (value: string, problem: string, hint?: string) => void;

/** How one input is read. */
export interface InputRow<Values extends object, Name extends keyof Values> {
  /** As in `action.yml`. */
  readonly input: string;
  /** As in `action.yml`; what an empty input is read as. */
  readonly byDefault?: string;
  /** `text` is without white space around it. */
  readonly parse: (
    text: string,
    complain: Complain,
    step: Step<Values>,
  ) => Values[Name] | Promise<Values[Name]>;
}

/** What a parser may know of the step besides its own input. */
export type Step<Values extends object> = Pick<
  InputReader<Values>,
  "env" | "workspace" | "text" | "value" | "remark"
>;

/** A row for each value, by the name of what it becomes. */
export type InputTable<Values extends object> = {
  readonly [Name in keyof Values]: InputRow<Values, Name>;
};

/** Gets sentences about what is fine, but has no effect, and about what was asked for and is not made. */
export type InputLog = Pick<BuildLog, "info" | "warning">;

/** Where the inputs of a step come from. */
export interface InputSource {
  /** Has them as the runner passes them, e.g. as `INPUT_RUN-IMAGE`. */
  readonly env: Environment;
  /** What the workflow calls an input, where that is another name, for complaints. */
  readonly writtenAs?: ReadonlyMap<string, string>;
  /** What is known to be wrong before any of them is read. */
  readonly problems?: readonly InputProblem[];
}

/** The inputs of one step. */
export class InputReader<Values extends object> {
  readonly env: Environment;
  /** Relative paths are below it. */
  readonly workspace: string;
  readonly #table: InputTable<Values>;
  readonly #source: InputSource;
  readonly #values: { [Name in keyof Values]?: Promise<Values[Name]> } = {};
  readonly #problems = new Map<keyof Values, InputProblem[]>();
  readonly #remarks: ((log: InputLog) => void)[] = [];

  constructor(table: InputTable<Values>, source: InputSource) {
    this.env = source.env;
    this.workspace = source.env["GITHUB_WORKSPACE"] ?? "";
    this.#table = table;
    this.#source = source;
  }

  /** The input that becomes this value, as it was written; its default if it is empty, as an expression may evaluate to. */
  text(name: keyof Values): string {
    const { input, byDefault } = this.#table[name];
    return inputText(this.env, input) || (byDefault ?? "");
  }

  /** What became of the input; something harmless if it is wrong. */
  value<Name extends keyof Values>(name: Name): Promise<Values[Name]> {
    return (this.#values[name] ??= this.#parse(name));
  }

  /** All of them, one after the other. */
  async values(): Promise<Values> {
    const values: Partial<Values> = {};
    for (const name of this.#names()) values[name] = await this.value(name);
    return values as Values;
  }

  /** Keeps a sentence for the log, which may be made later than it is said. */
  remark(level: keyof InputLog, sentence: string): void {
    this.#remarks.push((log) => {
      log[level](sentence);
    });
  }

  /** Tells all that was remarked so far. */
  tell(log: InputLog): void {
    for (const remark of this.#remarks.splice(0)) remark(log);
  }

  /**
   * Values that are required: where one is undefined, its parser has complained.
   * @throws {InputErrors} with all complaints so far, in the order of the table
   */
  complete<T extends object>(required: T): { readonly [Name in keyof T]: Exclude<T[Name], undefined> } {
    const problems = [
      ...(this.#source.problems ?? []),
      ...this.#names().flatMap((name) => this.#problems.get(name) ?? []),
    ];
    const isComplete = (
      values: T,
    ): values is T & { readonly [Name in keyof T]: Exclude<T[Name], undefined> } =>
      problems.length === 0 && !Object.values(values).includes(undefined);
    if (!isComplete(required)) throw new InputErrors(problems);
    return required;
  }

  async #parse<Name extends keyof Values>(name: Name): Promise<Values[Name]> {
    const { input, parse } = this.#table[name];
    const problems: InputProblem[] = [];
    this.#problems.set(name, problems);
    const complain: Complain = (value, problem, hint) => {
      problems.push({ input: this.#source.writtenAs?.get(input) ?? input, value, problem, hint });
    };
    return parse(this.text(name), complain, this);
  }

  #names(): readonly (keyof Values)[] {
    return Object.keys(this.#table) as (keyof Values)[];
  }
}

/** Without white space around it; empty if it was not given. */
export function inputText(env: Environment, input: string): string {
  return (env[inputVariable(input)] ?? "").trim();
}

/** The variable that an input is passed in, e.g. `INPUT_RUN-IMAGE`. */
export function inputVariable(input: string): string {
  return `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;
}
