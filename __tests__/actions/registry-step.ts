// A step of a sub-action that works in registries only: its workspace, what the runner gives it, and what it left there.
import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseVariables } from "../support/mini-runner/command-files.ts";
import { CapturedStdout } from "./captured-stdout.ts";

/** What a step left. */
export interface StepResult {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  /** Everything that was printed. */
  readonly log: string;
  readonly summary: string;
  /** What it declared. */
  readonly artifacts: string;
}

/** Disposing of it removes its workspace, and gives standard output back. */
export class RegistryStep implements AsyncDisposable {
  /** Absolute, without links. */
  readonly workspace: string;
  readonly #stdout = new CapturedStdout();

  private constructor(workspace: string) {
    this.workspace = workspace;
    process.env["GITHUB_OUTPUT"] = this.#file("output");
  }

  static async open(): Promise<RegistryStep> {
    const step = new RegistryStep(await realpath(await mkdtemp(path.join(tmpdir(), "registry-step-"))));
    for (const name of ["output", "summary", "artifacts"]) await writeFile(step.#file(name), "");
    return step;
  }

  /** The variables that the runner gives a step with these inputs. */
  env(inputs: Readonly<Record<string, string>>): Record<string, string> {
    const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    return {
      GITHUB_WORKSPACE: this.workspace,
      GITHUB_STEP_SUMMARY: this.#file("summary"),
      GITHUB_ARTIFACTS: this.#file("artifacts"),
      ...(Object.fromEntries(given) as Record<string, string>),
    };
  }

  async result(exitCode: number): Promise<StepResult> {
    return {
      exitCode,
      outputs: parseVariables(await readFile(this.#file("output"), "utf8")),
      log: this.#stdout.lines.join("\n"),
      artifacts: await readFile(this.#file("artifacts"), "utf8"),
      summary: await readFile(this.#file("summary"), "utf8"),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stdout[Symbol.dispose]();
    Reflect.deleteProperty(process.env, "GITHUB_OUTPUT");
    await rm(this.workspace, { recursive: true });
  }

  #file(name: string): string {
    return path.join(this.workspace, name);
  }
}
