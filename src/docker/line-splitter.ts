// Output in lines: chunks cut it anywhere.

/** Longer lines are split, so that a container cannot fill the memory; UTF-16 code units. */
export const MAX_LINE_LENGTH = 64 * 1024;

/** Passes on each line, without its `\n`, and keeps less than a line. */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  // Output may legally begin with a byte order mark; it is the reader's to keep.
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #pending = "";

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  write(bytes: Uint8Array): void {
    this.#push(this.#decoder.decode(bytes, { stream: true }));
  }

  end(): void {
    this.#push(this.#decoder.decode());
    if (this.#pending !== "") this.#onLine(this.#pending);
    this.#pending = "";
  }

  #push(text: string): void {
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      this.#append(text.slice(start, end));
      this.#onLine(this.#pending);
      this.#pending = "";
      start = end + 1;
    }
    this.#append(text.slice(start));
  }

  #append(text: string): void {
    this.#pending += text;
    while (this.#pending.length > MAX_LINE_LENGTH) {
      const end = isHighSurrogate(this.#pending, MAX_LINE_LENGTH - 1) ? MAX_LINE_LENGTH - 1 : MAX_LINE_LENGTH;
      this.#onLine(this.#pending.slice(0, end));
      this.#pending = this.#pending.slice(end);
    }
  }
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}
