// An upload whose size and digest are known only at its end: what comes is passed on at once, so there is no second try.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-a-blob-in-chunks
import type { Digest } from "../oci/digest.ts";
import { imageName, type ImageReference } from "../oci/image-reference.ts";
import { locationOf, startUpload, withDigest } from "./blob-upload.ts";
import type { Connection, RegistryCall } from "./connection.ts";
import type { StreamedUpload } from "./registry.ts";
import { readText, resolveLocation, type HttpAnswer } from "./transport.ts";

/** Opens the upload; only that is tried again. */
export async function streamUpload(
  connect: Connection,
  retry: <T>(attempt: () => Promise<T>) => Promise<T>,
  target: ImageReference,
): Promise<StreamedUpload> {
  const doing = `push a blob to "${imageName(target)}"`;
  const call = { reference: target, doing, access: "push" } as const;
  let location = locationOf(await retry(() => startUpload(connect, target, doing)));
  return {
    async write(content) {
      const answer = await connect({
        ...call,
        method: "PATCH",
        to: location,
        headers: { "content-type": "application/octet-stream" },
        body: { sizeBytes: undefined, open: onlyOnce(content) },
        expect: [200, 201, 202, 204],
      });
      await readText(answer);
      location = nextLocation(answer, location);
    },
    commit: (digest) => commit(connect, call, { location, digest }),
    async cancel() {
      try {
        await readText(await connect({ ...call, method: "DELETE", to: location, expect: [204] }));
      } catch {
        // Registries forget open uploads by themselves, and several cannot cancel them.
      }
    },
  };
}

async function commit(
  connect: Connection,
  call: Pick<RegistryCall, "reference" | "doing" | "access">,
  { location, digest }: { readonly location: URL; readonly digest: Digest },
): Promise<void> {
  const to = withDigest(location, digest);
  await readText(await connect({ ...call, method: "PUT", to, expect: [200, 201, 204] }));
}

/** Registries whose uploads stay where they are need not say so. */
function nextLocation(answer: HttpAnswer, location: URL): URL {
  const header = answer.headers.get("location");
  return header === null ? location : resolveLocation(answer.request, answer.url, header);
}

/** A request that is sent again, e.g. with a new token, would lack what is gone. */
function onlyOnce(content: AsyncIterable<Uint8Array>): () => AsyncIterable<Uint8Array> {
  let isOpened = false;
  return () => {
    if (isOpened) throw new Error("the content was passed on already, and cannot be read again");
    isOpened = true;
    return content;
  };
}
