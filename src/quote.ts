// Words of others in our sentences: a file name, a label or an answer may have line breaks, control characters, or no end. This
// file must not import anything at run time.

/** Of one quoted word; a message with many of them has limits of its own. */
const LIMIT = 300;

/**
 * Quotes untrusted text as JSON, so that all of it stays in one line and nothing in it is invisible or turns the line around.
 * @param limit in characters; longer text ends in an ellipsis
 */
export function quote(text: string, limit = LIMIT): string {
  const short = text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
  return JSON.stringify(short).replace(INVISIBLE, escapeCharacter);
}

/**
 * A text of ours of several lines, in which untrusted words may not have been quoted: what is invisible in it is written as JSON
 * has it, except line breaks, tabs, and what joins or parts the letters of some scripts.
 */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(UNSEEN, escapeCharacter);
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
