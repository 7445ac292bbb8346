// Values as Buildx reads them. Lists have a line for each entry, `KEY=VALUE` between commas in it, quotes around what has a comma. Pure.

/** One line of such a list. */
export interface ListEntry {
  /** As it was written. */
  readonly line: string;
  /** By key, in lower case; a part without `=` has an empty value. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** The entries of an input; lines without text are none. */
export function listEntries(text: string): readonly ListEntry[] {
  return linesOf(text).map((line) => ({ line, attributes: new Map(splitFields(line).map(splitPair)) }));
}

/** What stands in the lines of an input. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** One of the words that Buildx takes for it, as Go's strconv.ParseBool. */
export function isTrue(text: string): boolean {
  return /^(?:1|t|true)$/i.test(text);
}

/** As {@link isTrue}, for false. */
export function isFalse(text: string): boolean {
  return /^(?:0|f|false)$/i.test(text);
}

/** At commas outside of quotes; in quotes, `""` is one. */
function splitFields(line: string): readonly string[] {
  const fields = line.match(/\s*"(?:[^"]|"")*"\s*|[^,]+/g) ?? [];
  return fields.map((field) => {
    const [, inner] = /^\s*"((?:[^"]|"")*)"\s*$/.exec(field) ?? [];
    return (inner?.replaceAll('""', '"') ?? field).trim();
  });
}

function splitPair(field: string): readonly [key: string, value: string] {
  const equals = field.indexOf("=");
  if (equals < 0) return [field, ""];
  return [field.slice(0, equals).trim().toLowerCase(), field.slice(equals + 1).trim()];
}
