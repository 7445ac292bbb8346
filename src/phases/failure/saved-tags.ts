// What became of each tag that a lifecycle saved an image under, by its output. Pure.
import { quote, someOf } from "../../quote.ts";

const START = /^\*\*\* Images \(/;
const TAG = /^ {6}(\S+)( - .*)?$/;

/**
 * A sentence that names the tags that moved and those that did not; empty unless there are several: of one, the failure of the
 * phase says enough.
 */
export function describeSavedTags(lines: readonly string[]): string {
  const start = lines.findLastIndex((line) => START.test(line));
  const moved: string[] = [];
  const failed: string[] = [];
  for (const line of start < 0 ? [] : lines.slice(start + 1)) {
    const [, tag, failure] = TAG.exec(line) ?? [];
    if (tag === undefined) break;
    (failure === undefined ? moved : failed).push(quote(tag));
  }
  if (moved.length + failed.length < 2) return "";
  const list = (tags: readonly string[]): string => someOf(tags).join(", ") || "none";
  return `Tags that moved: ${list(moved)}. Tags that did not: ${list(failed)}.`;
}
