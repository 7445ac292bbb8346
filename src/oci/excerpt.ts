// External text in messages: what a file or an image holds may be huge, a message may not.

/** The text if it is short, else its start and an ellipsis. @param limit in characters */
export function excerpt(text: string, limit = 300): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
