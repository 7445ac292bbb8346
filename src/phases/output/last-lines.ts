// The end of what a container prints, for people: untrusted text of bounded size.

const MAX_LINES = 50;
const MAX_LINE_LENGTH = 2_000;

/** The last lines that are not empty, oldest first, without colours. */
export class LastLines {
  readonly #lines: string[] = [];

  /** @returns whether the line counts */
  add(line: string): boolean {
    const text = plainLine(line);
    if (text.trim() === "") return false;
    this.#lines.push(text);
    if (this.#lines.length > MAX_LINES) this.#lines.shift();
    return true;
  }

  get lines(): readonly string[] {
    return [...this.#lines];
  }
}

/** Without colours, and not too long. */
export function plainLine(line: string): string {
  // eslint-disable-next-line no-control-regex -- colours are control sequences
  return line.slice(0, MAX_LINE_LENGTH).replace(/\u001b\[[0-9;]*[A-Za-z]|\r/g, "");
}
