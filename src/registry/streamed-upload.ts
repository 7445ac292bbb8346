// An upload whose size and digest are known only at its end: what comes is passed on at once, so a second try begins at its start.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-a-blob-in-chunks
import type { Digest } from "../oci/digest.ts";
import { imageName, type ImageReference } from "../oci/image-reference.ts";
import { locationOf, startUpload, withDigest } from "./blob-upload.ts";
import type { Attempt, Calls } from "./calls.ts";
import type { Connection, RegistryCall } from "./connection.ts";
import { RegistryError } from "./failure/registry-error.ts";
import type { StreamedUpload, StreamSource } from "./registry.ts";
import { type HttpAnswer, resolveLocation, startOfBody } from "./transport/transport.ts";

/** Opens the upload; only that is tried again, and its end as long as the registry has not looked at it. */
export async function streamUpload(calls: Calls, target: ImageReference): Promise<StreamedUpload> {
  const push = pushTo(target);
  const start = await calls.retried("push blob", (connect) => startUpload(connect, target, push.doing));
  const { send, ...upload } = uploadFrom(locationOf(start), push, {
    run: (attempt) => calls.once(attempt),
    end: (attempt) => calls.unlessTaken("push blob", attempt),
    afterwards: calls.afterwards,
  });
  return { ...upload, write: (content) => send(onlyOnce(content)) };
}

/** A whole blob, tried again if its source can be read again. @throws {RegistryError} also if streams are refused */
export async function pushStream(calls: Calls, target: ImageReference, source: StreamSource): Promise<void> {
  if (source.opens === "once") {
    const upload = await streamUpload(calls, target);
    return sendAll({ ...upload, send: (open) => upload.write(open()) }, source);
  }
  const push = pushTo(target);
  await calls.retried("push blob", async (connect) => {
    const start = await startUpload(connect, target, push.doing);
    const run: Way["run"] = (attempt) => attempt(connect);
    const way: Way = { run, end: run, afterwards: calls.afterwards };
    await sendAll(uploadFrom(locationOf(start), push, way), source);
  });
}

/** What a gateway answers with for what its registry did not take, however it was sent. */
const FAILED_DEPENDENCY = 424;

/** Registries that want to know the size of each request, and proxies that do so, answer with various errors. */
export function isStreamRefused(error: unknown): boolean {
  const mayBeWay = error instanceof RegistryError && error.statusCode !== FAILED_DEPENDENCY;
  return mayBeWay && error.code === "REGISTRY" && !error.isTemporary;
}

/**
 * Whether what was streamed had better be sent with its size the next time: it is refused otherwise, or there are too many requests, and
 * only what is kept can be sent again when the registry wants it.
 */
export function isBetterSized(error: unknown): boolean {
  return isStreamRefused(error) || (error instanceof RegistryError && error.statusCode === TOO_MANY_REQUESTS);
}

const TOO_MANY_REQUESTS = 429;

/** An upload whose content is opened for each request that it is sent in. */
interface OpenedUpload extends Omit<StreamedUpload, "write"> {
  readonly send: (open: () => AsyncIterable<Uint8Array>) => Promise<void>;
}

async function sendAll(upload: OpenedUpload, source: StreamSource): Promise<void> {
  try {
    await upload.send(() => source.open());
    await upload.commit(source.digest());
  } catch (error) {
    // Who does not answer would not answer that either.
    if (!(error instanceof RegistryError && error.code === "REGISTRY_UNREACHABLE")) await upload.cancel();
    throw error;
  }
}

/** How the requests of an upload are made. */
interface Way {
  readonly run: <T>(attempt: Attempt<T>) => Promise<T>;
  /** The last one, which has no content. */
  readonly end: Way["run"];
  readonly afterwards: Connection;
}

function uploadFrom(start: URL, push: Push, { run, end, afterwards }: Way): OpenedUpload {
  let location = start;
  return {
    async send(open) {
      const answer = await run((connect) => append(connect, push, { location, open }));
      location = nextLocation(answer, location);
    },
    commit: (digest) => end((connect) => commit(connect, push, { location, digest })),
    async cancel() {
      try {
        await startOfBody(await afterwards({ ...push, method: "DELETE", to: location, expect: [204] }));
      } catch {
        // Registries forget open uploads by themselves, and several cannot cancel them.
      }
    },
  };
}

function pushTo(target: ImageReference): Push {
  return { reference: target, doing: `push a blob to "${imageName(target)}"`, access: "push" };
}

type Push = Pick<RegistryCall, "reference" | "doing" | "access">;

async function append(
  connect: Connection,
  push: Push,
  { location, open }: { readonly location: URL; readonly open: () => AsyncIterable<Uint8Array> },
): Promise<HttpAnswer> {
  const answer = await connect({
    ...push,
    method: "PATCH",
    to: location,
    headers: { "content-type": "application/octet-stream" },
    body: { sizeBytes: undefined, open },
    expect: [200, 201, 202, 204],
  });
  await startOfBody(answer);
  return answer;
}

async function commit(
  connect: Connection,
  push: Push,
  { location, digest }: { readonly location: URL; readonly digest: Digest },
): Promise<void> {
  const to = withDigest(location, digest);
  await startOfBody(
    await connect({ ...push, method: "PUT", to, expect: [200, 201, 204], content: "stored" }),
  );
}

/** Registries whose uploads stay where they are do not have to say so. */
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
