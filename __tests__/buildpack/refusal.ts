// How a promise fails, as a value.
import "../cnb/native-errors.ts";
import { PlatformError } from "../../src/errors.ts";

/** What a promise rejects with, as code, message and hint. */
export async function refusal(
  promise: Promise<unknown>,
): Promise<{ code: string; message: string; hint: string }> {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { code: error.code, message: error.message, hint: error.hint ?? "" };
  }
  return { code: "nothing was refused", message: "", hint: "" };
}
