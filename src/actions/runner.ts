// The GitHub runner at the other end of standard output: it reads commands in what we print, so nothing that somebody else
// wrote may reach it unfenced. https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
import { randomUUID } from "node:crypto";
import * as core from "@actions/core";
import type { FilePlace } from "../log.ts";

/** How an annotation is shown. */
export type AnnotationLevel = "error" | "warning" | "notice";

/** What the runner can be told. All of it works at any time, also while a fence is open. */
export interface Runner {
  /** Prints a text of our own; what looks like a command in it is broken up. */
  print(text: string): void;
  /** Prints a line that somebody else wrote, as it is; only between {@link openFence} and {@link closeFence}. */
  printUntrusted(line: string): void;
  /** From here on the runner executes nothing that is printed. */
  openFence(): void;
  closeFence(): void;
  startGroup(title: string): void;
  endGroup(): void;
  /** @param place where in the workspace; the page of the run shows it there */
  annotate(level: AnnotationLevel, message: string, place?: FilePlace): void;
  /** Seen only when the workflow runs with debug logging. */
  debug(text: string): void;
  /** Replaces the secret by `***` in everything that is printed afterwards. */
  mask(secret: string): void;
  /** The text without what is masked, for what the runner does not filter. */
  redact(text: string): string;
}

/** @param newToken makes the word that ends a fence; nobody may be able to guess it */
export function createRunner(newToken: () => string = randomUUID): Runner {
  return new StdoutRunner(newToken);
}

class StdoutRunner implements Runner {
  readonly #newToken: () => string;
  readonly #masked = new Set<string>();
  /** Of the open fence. */
  #token: string | undefined;

  constructor(newToken: () => string) {
    this.#newToken = newToken;
  }

  print(text: string): void {
    core.info(harmless(text));
  }

  printUntrusted(line: string): void {
    if (this.#token === undefined) throw new Error("Untrusted text is printed outside of a fence.");
    core.info(line);
  }

  openFence(): void {
    if (this.#token !== undefined) return;
    this.#token = this.#newToken();
    core.info(`::stop-commands::${this.#token}`);
  }

  closeFence(): void {
    if (this.#token !== undefined) core.info(`::${this.#token}::`);
    this.#token = undefined;
  }

  startGroup(title: string): void {
    this.#lift(() => {
      core.startGroup(title);
    });
  }

  endGroup(): void {
    this.#lift(core.endGroup);
  }

  annotate(level: AnnotationLevel, message: string, place?: FilePlace): void {
    const { file, line: startLine } = place ?? {};
    this.#lift(() => {
      core[level](message, {
        ...(file !== undefined && { file }),
        ...(startLine !== undefined && { startLine }),
      });
    });
  }

  debug(text: string): void {
    if (!core.isDebug()) return;
    this.#lift(() => {
      core.debug(text);
    });
  }

  mask(secret: string): void {
    this.#masked.add(secret);
    this.#lift(() => {
      core.setSecret(secret);
    });
  }

  redact(text: string): string {
    // The longest first: it may have a shorter one in it.
    const secrets = [...this.#masked].sort((a, b) => b.length - a.length);
    return secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
  }

  /** A command inside of the fence would be printed instead of executed. The new fence has a new token. */
  #lift(issue: () => void): void {
    const wasOpen = this.#token !== undefined;
    this.closeFence();
    issue();
    if (wasOpen) this.openFence();
  }
}

/**
 * Breaks up what the runner would take for a command: `::` at the start of a line, and `##[` anywhere in it.
 * Source: `TryParse` and `TryParseV2` in actions/runner, src/Runner.Common/ActionCommand.cs.
 */
export function harmless(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^(\s*):(?=:)/, "$1: ").replaceAll("##[", "## ["))
    .join("\n");
}
