// Inputs that name a directory to write to.
import { stat } from "node:fs/promises";
import { type OutputPlace, outputPlace } from "../../files/output-directory.ts";
import { errorCode } from "../../files/regular-file.ts";
import { quote } from "../../quote.ts";
import type { InputReader } from "./input-reader.ts";
import { complainOfPath } from "./path-problem.ts";

/** @param workspace relative directories are below it */
export async function readOutputPlace(
  reader: InputReader,
  input: string,
  workspace: string,
): Promise<OutputPlace | undefined> {
  const text = reader.text(input);
  if (text === "") return undefined;
  try {
    const place = await outputPlace(input, text, workspace);
    // Said now: the build writes to it at its end, when the image is pushed.
    if (!(await isTaken(place.path))) return place;
    const hint = "Name a directory that is empty, or that does not exist yet.";
    reader.complainAbout(input)(text, `${quote(text)} is not a directory, or lies below a file.`, hint);
    return undefined;
  } catch (error) {
    complainOfPath(reader.complainAbout(input), text, error);
    return undefined;
  }
}

/** Whether a file is where the directory, or one above it, has to be. */
async function isTaken(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => !found.isDirectory(),
    (error: unknown) => errorCode(error) === "ENOTDIR",
  );
}
