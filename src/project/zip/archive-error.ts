// What is wrong with an archive that was to be the source.
import { PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";

/** An error about an archive; `why` continues `The archive "app.jar" …`. */
export function badArchive(path: string, why: string, cause?: unknown): PlatformError {
  return new PlatformError("SOURCE", `The archive ${quote(path)} ${why}.`, {
    cause,
    hint: 'Create the archive again with zip, jar or a build tool, or unpack it and set "path" to the directory.',
  });
}
