// What the runner takes for a line, and for a command in it. Pure.
// Source: `TryParse` and `TryParseV2` in actions/runner, src/Runner.Common/ActionCommand.cs, and StreamReader.ReadLine of .NET.

/** The lines that the runner sees in one that was printed; what a program prints of a line before it returns to its start is one. */
export function splitLines(line: string): readonly string[] {
  const lines = line.split(LINE_BREAK);
  if (lines.length > 1 && lines.at(-1) === "") lines.pop();
  return lines;
}

/** Breaks up what the runner would take for a command: `::` at the start of a line, and `##[` anywhere in it. */
export function harmless(text: string): string {
  return text
    .split(LINE_BREAK)
    .map((line) => line.replace(MODERN, "$1 ").replace(LEGACY, "$1 "))
    .join("\n");
}

const LINE_BREAK = /\r\n|\r|\n/;

// .NET trims U+0085, which `\s` of JavaScript lacks, and its comparison may skip invisible characters.
const MODERN = /^([\s\u0085\p{C}\p{DI}]*:)(?=[\p{C}\p{DI}]*:)/u;
const LEGACY = /(#[\p{C}\p{DI}]*#)(?=[\p{C}\p{DI}]*\[)/gu;
