// Inputs that name a directory to write to.
import { outputPlace, type OutputPlace } from "../../files/output-directory.ts";
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
    return await outputPlace(input, text, workspace);
  } catch (error) {
    complainOfPath(reader.complainAbout(input), text, error);
    return undefined;
  }
}
