// Inputs that name a directory to write to.
import { stat } from "node:fs/promises";
import { type OutputPlace, outputPlace } from "../../files/output-directory.ts";
import { errorCode } from "../../files/regular-file.ts";
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";
import { complainOfPath } from "./path-problem.ts";

/** A parser of the input of that name; relative directories are below the workspace. */
export function outputPlaceOf(
  input: string,
): (
  text: string,
  complain: Complain,
  step: { readonly workspace: string },
) => Promise<OutputPlace | undefined> {
  return (text, complain, { workspace }) => readOutputPlace(text, complain, { input, workspace });
}

async function readOutputPlace(
  text: string,
  complain: Complain,
  { input, workspace }: { readonly input: string; readonly workspace: string },
): Promise<OutputPlace | undefined> {
  if (text === "") return undefined;
  try {
    const place = await outputPlace(input, text, workspace);
    // Said now: the build writes to it at its end, when the image is pushed.
    if (!(await isTaken(place.path))) return place;
    const hint = "Name a directory that is empty, or that does not exist yet.";
    complain(text, `${quote(text)} is not a directory, or lies below a file.`, hint);
    return undefined;
  } catch (error) {
    complainOfPath(complain, text, error);
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
