// The body of an answer as a new file, of which nothing is left unless all of it is there.
import { type FileHandle, open, rm } from "node:fs/promises";
import { describeFault, Verifier } from "../../bytes/verified.ts";
import type { Digest } from "../../oci/digest.ts";
import { mismatchError, RegistryError } from "../failure/registry-error.ts";
import { hintsFor } from "../failure/registry-hint.ts";
import type { HttpAnswer } from "./transport.ts";

/** A file that is to be made. */
export interface NewFile {
  /** Where there is nothing yet. */
  readonly path: string;
  readonly limitBytes: number;
  /** Of the content, if it is known. */
  readonly digest?: Digest | undefined;
  /** Told how much is there. */
  readonly onProgress?: ((progress: { readonly doneBytes: number }) => void) | undefined;
}

/** @throws {RegistryError} `REGISTRY` if it is larger than the limit, `DIGEST_MISMATCH` if it has another digest */
export async function saveBody(answer: HttpAnswer, file: NewFile): Promise<void> {
  try {
    const handle = await open(file.path, "wx", 0o600);
    try {
      await write(answer, file, handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    answer.cancel();
    await rm(file.path, { force: true });
    throw error;
  }
}

async function write(answer: HttpAnswer, file: NewFile, handle: FileHandle): Promise<void> {
  const verifier = new Verifier({ digest: file.digest, limitBytes: file.limitBytes }, (fault) =>
    fault.kind === "longer"
      ? tooLarge(answer, fault.limitBytes)
      : mismatchError(answer.request, `${answer.url.host} sent content with ${describeFault(fault)}`),
  );
  for (let chunk = await answer.readChunk(); chunk !== undefined; chunk = await answer.readChunk()) {
    verifier.add(chunk);
    await handle.writeFile(chunk);
    file.onProgress?.({ doneBytes: verifier.sizeBytes });
  }
  verifier.end();
}

/** It would be so again. */
function tooLarge({ request, url }: HttpAnswer, limitBytes: number): RegistryError {
  const why = `${url.host} sent more than ${limitBytes} bytes`;
  return new RegistryError("REGISTRY", request, why, { hint: hintsFor(request).damaged });
}
