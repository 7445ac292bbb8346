// Words of others in our sentences: a file name, a label or an answer may have line breaks, control characters, or no end. This
// file must not import anything at run time.

/** Of one quoted word; a message with many of them has limits of its own. */
const LIMIT = 300;

/**
 * Quotes untrusted text as JSON, so that all of it stays in one line and nothing in it is invisible or turns the line around.
 * @param limit in characters; longer text ends in an ellipsis
 */
export function quote(text: string, limit = LIMIT): string {
  return JSON.stringify(cut(text, limit)).replace(INVISIBLE, escapeCharacter);
}

/**
 * Untrusted text that has no place of its own in a sentence, such as what a server answered, in one line and without quotes.
 * @param limit in characters; longer text ends in an ellipsis
 */
export function oneLine(text: string, limit = LIMIT): string {
  return cut(text.replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, " ").trim(), limit);
}

/** Cuts a list to a number of items, with a last one that says how many are left out. */
export function someOf(items: readonly string[], limit = 20): readonly string[] {
  const left = items.length - limit;
  return left <= 0 ? items : [...items.slice(0, limit), `and ${left} more`];
}

/** The addresses in a text without what may be a login: users, passwords, and queries, which are often signatures or tokens. */
export function withoutLogins(text: string): string {
  return text.replace(LOGIN, "$1***@").replace(QUERY, "$1?***");
}

/** What stands before `@` in the name of an image is its repository. */
const LOGIN = /(\b(?!docker:)[a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#"'<>]*@/gi;
const QUERY = /(\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s?#"'<>]*)\?[^\s#"'<>]+/gi;

/**
 * A text of several lines, in which what is invisible is written as JSON has it: except line breaks, tabs, and what joins or
 * parts the letters of some scripts.
 * @param limit in characters; longer text ends in an ellipsis
 */
export function visible(text: string, limit = Infinity): string {
  return cut(text, limit).replace(/\r\n?/g, "\n").replace(UNSEEN, escapeCharacter);
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}

/** What turns, hides or moves the words around it. */
const UNSEEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/gu;

/** What JSON leaves as it is: DEL and C1 controls, line separators, formats such as bidirectional marks, and odd spaces. */
const INVISIBLE = /[\u007f-\u009f\p{Zl}\p{Zp}\p{Cf}]|(?! )\p{Zs}/gu;

/** One escape for each half of a surrogate pair, as JSON has it. */
function escapeCharacter(character: string): string {
  const units = Array.from({ length: character.length }, (_none, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
