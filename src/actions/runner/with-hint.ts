// What is wrong and what to do about it, as one text of an annotation.

/** The hint has a line of its own. */
export function withHint(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message}\n${hint}`;
}
