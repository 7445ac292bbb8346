// Getting a pruned builder into the engine, or all of one. It pulls from a gateway, which has manifest and config, and passes on the layers
// out of the builder's registry; or it is sent the same as an archive. An engine that keeps no blobs gets the layers decompressed: it unpacks
// one after the other, and only once it has all of one, while this process decompresses several as they come.
import { countBytes } from "../../bytes/count-bytes.ts";
import { builderImageName } from "../../cache/builder-load.ts";
import type { PullCallbacks } from "../../cache/builder-provision.ts";
import type { Daemon } from "../../docker/daemon.ts";
import { hasLayers, loadImage } from "../../docker/load-image.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { type BlobOrigin, openLazily } from "../../gateway/blob-origin.ts";
import { startGateway } from "../../gateway/gateway.ts";
import { type Digest, shortDigest } from "../../oci/digest.ts";
import { formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { PrunedPull } from "./builder-stages.ts";
import { hasPulledBase } from "./builder-way.ts";
import { inTurn } from "./layers-in-turn.ts";
import { offerDecompressed, type OfferedBuilder } from "./offer-decompressed.ts";
import { daemonCredentials } from "./pull-image.ts";

/** What is wanted, and from where its layers come. */
export interface PrunedSource extends PrunedPull {
  readonly pinned: ImageReference;
}

/** What getting it needs. */
export interface PrunedPullDeps extends Pick<BuildDeps, "registry" | "log">, PullCallbacks {
  readonly daemon: Daemon;
  /** Names of images in the engine that may share its first layers. */
  readonly relatives: readonly string[];
}

const REPOSITORY = "builder";
const TAG = "pruned";

/**
 * Gets it, with a name of its own: by the builder's own name, the engine would have another image than its registry.
 * @returns the name
 * @throws {PlatformError} `DAEMON` if the engine has something else then, or what the engine or the registry rejects with
 */
export async function pullPruned(source: PrunedSource, deps: PrunedPullDeps): Promise<string> {
  const name = builderImageName(source.builder.digest);
  if (source.way.kind === "pull") await pullAt(source.way.address, source, { ...deps, name });
  else await load(source, { ...deps, name });
  return name;
}

type NamedDeps = PrunedPullDeps & { readonly name: string };

async function pullAt(address: string, source: PrunedSource, deps: NamedDeps): Promise<void> {
  const { daemon, log, name, signal } = deps;
  const { digest, config } = source.builder;
  const onError = (error: unknown): void => {
    log.debug(`The gateway could not serve a part of the builder: ${messageOf(error)}`);
  };
  const pulling = new AbortController();
  const offered = await offer(source, { ...deps, signal: AbortSignal.any([signal, pulling.signal]) });
  await using gateway = await startGateway({ address, registry: offered.registry, onError });
  gateway.serve({ name: REPOSITORY, repository: undefined, provided: offered.provided });
  await gateway.stage(REPOSITORY, TAG, offered.manifest);
  const passing = formatImageReference({ ...gateway.repository(REPOSITORY), tag: TAG });
  const credentials = await daemonCredentials(gateway.host, gateway.keychain);
  await daemon.pullImage(passing, { signal, onProgress: offered.onProgress, credentials }).finally(() => {
    pulling.abort();
  });
  try {
    await daemon.tagImage(passing, name);
  } finally {
    await daemon.removeImage(passing).catch((error: unknown) => {
      log.debug(`The engine keeps the name ${quote(passing)}: ${messageOf(error)}`);
    });
  }
  const image = await daemon.inspectImage(name);
  if (image !== undefined && hasLayers(image, config.rootfs.diff_ids)) return;
  const why = `its layers in the engine are not those of its config (${digest})`;
  throw new PlatformError("DAEMON", `The image ${quote(name)} cannot be used: ${why}.`);
}

async function offer(source: PrunedSource, deps: NamedDeps): Promise<OfferedBuilder> {
  const { manifest, config } = source.builder;
  const { daemon, relatives, signal, onProgress } = deps;
  const [{ usesContainerdStore: keepsBlobs }, hasBase] = await Promise.all([
    daemon.describeHost(),
    hasPulledBase(daemon, relatives, config.rootfs.diff_ids),
  ]);
  const registry = inTurn(deps.registry, manifest.layers, signal);
  const offerAs = keepsBlobs || hasBase ? asStored : offerDecompressed;
  return offerAs(source, { registry, onProgress });
}

function asStored(
  source: PrunedSource,
  { registry, onProgress }: Pick<PrunedPullDeps, "registry" | "onProgress">,
): OfferedBuilder {
  const { mediaType, manifestBytes: bytes, manifest } = source.builder;
  const blobs = [manifest.config, ...manifest.layers];
  const provided = new Map(blobs.map(({ digest }) => [digest, originOf(digest, source)]));
  return { manifest: { mediaType, bytes }, provided, registry, onProgress };
}

/** Tells the progress of layers as an engine that pulls does. */
async function load(source: PrunedSource, deps: NamedDeps): Promise<void> {
  const { daemon, registry, name, relatives, signal, onProgress } = deps;
  const { builder } = source;
  const blobs = [builder.manifest.config, ...builder.manifest.layers];
  const sizes = new Map(blobs.map(({ digest, size }) => [digest, size]));
  const readBlob = (digest: Digest): AsyncIterable<Buffer> => {
    const blob = { digest, size: sizes.get(digest) ?? 0 };
    return countBytes(openLazily(originOf(digest, source), blob, registry), (currentBytes) => {
      onProgress({ status: "Downloading", layer: shortDigest(digest), currentBytes });
    });
  };
  const image = { ...builder, manifestDigest: builder.digest, diffIds: builder.config.rootfs.diff_ids };
  await loadImage({ ...image, names: [name], readBlob }, { daemon, relatives, signal });
}

function originOf(digest: Digest, { builder, pinned }: Pick<PrunedSource, "builder" | "pinned">): BlobOrigin {
  return digest === builder.manifest.config.digest
    ? { kind: "memory", bytes: builder.configBytes }
    : { kind: "repository", repository: pinned };
}
