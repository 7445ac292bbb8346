// Dates and times of TOML with every digit that was written, which a Date of JavaScript does not keep. Pure.
import { TomlDate as ParsedDate } from "smol-toml";
import { isCalendarDay } from "./calendar-day.ts";

/** What a value of TOML says: a moment, a date and time somewhere, a date, or a time of day. */
type TomlDateKind = "moment" | "local date and time" | "date" | "time";

/** A date or time of a TOML file. */
export class TomlDate {
  readonly kind: TomlDateKind;
  /** As other lifecycles write it in TOML, e.g. `2026-01-02T03:04:05.5+02:00`. */
  readonly text: string;

  private constructor(kind: TomlDateKind, text: string) {
    this.kind = kind;
    this.text = text;
  }

  /** Reads a value of TOML; undefined if it is no date or time. */
  static parse(written: string): TomlDate | undefined {
    const parsed = new ParsedDate(written);
    if (!parsed.isValid() || (!parsed.isTime() && !isCalendarDay(written))) return undefined;
    const text = normalized(written);
    if (parsed.isTime()) return new TomlDate("time", text);
    if (parsed.isDate()) return new TomlDate("date", text);
    return new TomlDate(parsed.isLocal() ? "local date and time" : "moment", text);
  }

  /** What other lifecycles write into labels, which know moments only. */
  toJSON(): string {
    switch (this.kind) {
      case "moment":
        return this.text;
      case "local date and time":
        return `${this.text}Z`;
      case "date":
        return `${this.text}T00:00:00Z`;
      case "time":
        return `0000-01-01T${this.text}Z`;
    }
  }
}

const NANOSECOND_DIGITS = 9;
const LOWER_CASE_OR_SPACE = /(?<=^\d{4}-\d{2}-\d{2})[t ](?=\d)/;

/** Upper case, seconds, no zeros at the end of a fraction, `Z` for no offset, and nanoseconds at most. */
function normalized(written: string): string {
  return written
    .replace(LOWER_CASE_OR_SPACE, "T")
    .replace(/(?<=(?:^|T)\d{2}:\d{2})(?![\d:])/, ":00")
    .replace(/\.\d+/, (fraction) => fraction.slice(0, 1 + NANOSECOND_DIGITS).replace(/\.?0*$/, ""))
    .replace(/(?:z|[+-]00:00)$/i, "Z");
}
