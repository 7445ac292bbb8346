// The GitHub runner at the other end of standard output: it reads commands in what we print, so nothing that other programs
// wrote may reach it unfenced. https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
import { randomUUID } from "node:crypto";
import * as core from "@actions/core";
import type { FilePlace } from "../../log.ts";
import { visible } from "../../quote.ts";
import { cutText } from "./cut-text.ts";
import { harmless, splitLines } from "./runner-lines.ts";

/** How an annotation is shown. */
export type AnnotationLevel = "error" | "warning" | "notice";

/** Of one text of ours, in characters: with a list of thousands in it, the page of a run would show nothing else. */
const MAX_LENGTHS = { annotation: 4_000, title: 400, text: 32_000 } as const;

/** What the runner can be told. All of it works at any time, also while a fence is open. */
export interface Runner {
  /** Prints a text of our own; what looks like a command in it is broken up, and nothing in it is invisible. */
  print(text: string): void;
  /** Prints a line of another program, unchanged; only between {@link openFence} and {@link closeFence}. */
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

/** @param newToken makes the word that ends a fence; it must be impossible to guess */
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
    core.info(harmless(this.#shown(text, MAX_LENGTHS.text)));
  }

  printUntrusted(line: string): void {
    if (this.#token === undefined) throw new Error("Untrusted text is printed outside of a fence.");
    for (const each of splitLines(line)) core.info(each);
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
      core.startGroup(this.#shown(title, MAX_LENGTHS.title).replaceAll("\n", " "));
    });
  }

  endGroup(): void {
    this.#lift(core.endGroup);
  }

  annotate(level: AnnotationLevel, message: string, place?: FilePlace): void {
    const { file, line: startLine } = place ?? {};
    this.#lift(() => {
      core[level](this.#shown(message, MAX_LENGTHS.annotation), {
        ...(file !== undefined && { file }),
        ...(startLine !== undefined && { startLine }),
      });
    });
  }

  debug(text: string): void {
    if (!core.isDebug()) return;
    this.#lift(() => {
      core.debug(this.#shown(text, MAX_LENGTHS.text));
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

  /** Secrets go first: the runner knows none that is cut, or written in another way. */
  #shown(text: string, maxLength: number): string {
    return visible(cutText(this.redact(text), maxLength));
  }

  /** A command inside of the fence would be printed instead of executed. The new fence has a new token. */
  #lift(issue: () => void): void {
    const wasOpen = this.#token !== undefined;
    this.closeFence();
    issue();
    if (wasOpen) this.openFence();
  }
}
