// The log of detection. It is held back until the end: a failure shows everything, a success only what was asked for.
import { formatModule } from "../../cnb/module-reference.ts";
import type { OrderElement } from "../../cnb/order.ts";
import type { InstalledModule } from "../buildpack/installed-extension.ts";
import type { Logger } from "../logger.ts";
import type { Verdict } from "./detect-buildpack.ts";

/** An element of a group and what it said. */
export interface JudgedElement {
  readonly element: OrderElement;
  readonly verdict: Verdict;
}

export class DetectionLog {
  readonly #lines: { readonly level: "debug" | "info"; readonly text: string }[] = [];

  verdicts(results: readonly JudgedElement[]): void {
    for (const { element, verdict } of results) this.#output(formatModule(element), verdict);
    this.#add("debug", "======== Results ========");
    for (const { element, verdict } of results) {
      const name = formatModule(element);
      if (verdict.kind === "error") {
        const code =
          verdict.exitCode === undefined || verdict.exitCode === 0 ? "" : ` (${String(verdict.exitCode)})`;
        this.#add("info", `err:  ${name}${code}`);
      } else if (verdict.kind === "pass") this.#add("debug", `pass: ${name}`);
      else this.#add("debug", `${element.optional ? "skip" : "fail"}: ${name}`);
    }
  }

  nobodyPassed(): void {
    this.#add("debug", "fail: no viable buildpacks in group");
  }

  planning(line: string): void {
    this.#add("debug", line);
  }

  participants(modules: readonly InstalledModule[], tried: number): void {
    if (modules.length !== tried) {
      this.#add("info", `${String(modules.length)} of ${String(tried)} buildpacks participating`);
    }
    const width = Math.max(...modules.map(({ descriptor }) => descriptor.id.length));
    for (const { descriptor } of modules)
      this.#add("info", `${descriptor.id.padEnd(width)} ${descriptor.version}`);
  }

  /** Prints what was collected; everything if detection failed. */
  flush(log: Logger, failed: boolean): void {
    for (const { level, text } of this.#lines) {
      if (failed || level === "info") log.info(text);
      else log.debug(text);
    }
  }

  #output(name: string, { kind, output, problem }: Verdict): void {
    const level = kind === "error" ? "info" : "debug";
    if (output !== "") this.#add(level, `======== Output: ${name} ========\n${output.replace(/\n$/, "")}`);
    if (problem !== undefined) this.#add(level, `======== Error: ${name} ========\n${problem}`);
  }

  #add(level: "debug" | "info", text: string): void {
    this.#lines.push({ level, text });
  }
}
