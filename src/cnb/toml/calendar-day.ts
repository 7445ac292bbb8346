// Which days there are. Pure.

/** Whether the month has the day that a text begins with, as in `2026-01-31`; a Date of JavaScript takes 30 February for a day of March. */
export function isCalendarDay(text: string): boolean {
  const day = text.slice(0, "2026-01-31".length);
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
