// Manifests and tags of repositories.
// https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pulling-manifests
import { type Exchange, readAll } from "./exchange.ts";
import { answer, fail, type Reply } from "./reply.ts";
import { digestOf, inner, type State, type StoredManifest } from "./state.ts";

/** Takes or gives a manifest; the selector is its tag or digest. */
export async function serveManifest(
  state: State,
  { request, incoming }: Exchange,
  repository: string,
  selector: string,
): Promise<Reply> {
  const stored = inner(state.manifests, repository);
  if (request.method === "PUT") {
    const manifest = { mediaType: incoming.headers["content-type"] ?? "", bytes: await readAll(incoming) };
    const digest = digestOf(manifest.bytes);
    if (selector.startsWith("sha256:") && selector !== digest) return fail(400, "DIGEST_INVALID");
    const isTaken = state.options.takeAnyManifest === true || hasContents(state, repository, manifest.bytes);
    if (!isTaken) return fail(400, "MANIFEST_BLOB_UNKNOWN");
    stored.set(selector, manifest).set(digest, manifest);
    const subject = state.options.listsReferrers === true ? subjectOf(manifest) : undefined;
    return answer(201, { "docker-content-digest": digest, ...(subject && { "oci-subject": subject }) });
  }
  const manifest = stored.get(selector);
  if (manifest === undefined) return fail(404, "MANIFEST_UNKNOWN");
  const headers = {
    "content-type": manifest.mediaType,
    "content-length": String(manifest.bytes.byteLength),
    "docker-content-digest": digestOf(manifest.bytes),
  };
  return answer(200, headers, manifest.bytes);
}

/** As a real registry: what a manifest names must be there first. */
function hasContents(state: State, repository: string, bytes: Buffer): boolean {
  const manifest = JSON.parse(bytes.toString("utf8")) as {
    config?: { digest: string };
    layers?: { digest: string }[];
    manifests?: { digest: string }[];
  };
  const blobs = [manifest.config ?? [], manifest.layers ?? []].flat();
  return (
    blobs.every(({ digest }) => inner(state.blobs, repository).has(digest)) &&
    (manifest.manifests ?? []).every(({ digest }) => inner(state.manifests, repository).has(digest))
  );
}

function subjectOf({ bytes }: StoredManifest): string | undefined {
  const { subject } = JSON.parse(bytes.toString("utf8")) as { subject?: { digest: string } };
  return subject?.digest;
}

/** The list of what refers to an image. */
export function serveReferrers(state: State, repository: string, image: string): Reply {
  if (state.options.listsReferrers !== true) return fail(404, "UNSUPPORTED");
  const stored = [...inner(state.manifests, repository)].filter(([selector]) =>
    selector.startsWith("sha256:"),
  );
  const manifests = stored
    .filter(([, manifest]) => subjectOf(manifest) === image)
    .map(([digest, { mediaType, bytes }]) => {
      const { artifactType, annotations } = JSON.parse(bytes.toString("utf8")) as Record<string, unknown>;
      return { mediaType, digest, size: bytes.length, artifactType, annotations };
    });
  const mediaType = "application/vnd.oci.image.index.v1+json";
  const index = JSON.stringify({ schemaVersion: 2, mediaType, manifests });
  return answer(200, { "content-type": mediaType }, index);
}

/** The tags of a repository, in order. */
export function tagsOf(state: State, repository: string): string[] {
  const selectors = [...(state.manifests.get(repository)?.keys() ?? [])];
  return selectors.filter((selector) => !selector.startsWith("sha256:")).sort();
}

/** The list of tags. */
export function serveTags(state: State, repository: string): Reply {
  const tags = tagsOf(state, repository);
  return answer(200, { "content-type": "application/json" }, JSON.stringify({ name: repository, tags }));
}
