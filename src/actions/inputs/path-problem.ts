// What is wrong with a path that an input names.
import { messageOf, PlatformError } from "../../errors.ts";
import { leadsNowhere, UnusableFileError } from "../../files/regular-file.ts";
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";

/** @param hint for whatever the error itself has no hint for */
export function complainOfPath(complain: Complain, name: string, error: unknown, hint?: string): void {
  if (error instanceof UnusableFileError) complain(name, `${quote(name)} ${error.problem}.`, hint);
  else if (error instanceof PlatformError) complain(name, error.message, error.hint);
  else if (leadsNowhere(error)) complain(name, `${quote(name)} does not exist.`, hint);
  else complain(name, `${quote(name)} cannot be read: ${messageOf(error)}.`, hint);
}
