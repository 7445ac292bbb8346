// Texts that are too long for the place where they are shown.

/** Cuts a text to a number of characters, with a note of how many are left out. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const note = (left: number): string => `… and ${left} more characters`;
  const kept = text.slice(0, maxLength - note(text.length).length).replace(/[\ud800-\udbff]$/, "");
  return `${kept}${note(text.length - kept.length)}`;
}

/** Cuts a text to a number of characters; the last is `…` if there were more. */
export function shorten(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}
