// Getting a pruned builder into the engine: the engine pulls it from a gateway, which has its manifest and config, and passes on the
// layers out of the builder's registry.
import { builderImageName } from "../../cache/builder-load.ts";
import type { Daemon, PullOptions } from "../../docker/daemon.ts";
import { hasLayers } from "../../docker/load-image.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { BlobOrigin } from "../../gateway/blob-origin.ts";
import { startGateway } from "../../gateway/gateway.ts";
import type { GatewayRoute } from "../../gateway/gateway-route.ts";
import type { Digest } from "../../oci/digest.ts";
import { formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { PrunedPull } from "./prune-builder.ts";
import { daemonCredentials } from "./pull-image.ts";

/** What is pulled, and from where its layers come. */
export interface PrunedSource extends PrunedPull {
  readonly pinned: ImageReference;
}

/** What pulling it needs. */
export interface PrunedPullDeps extends Pick<BuildDeps, "registry" | "log"> {
  readonly daemon: Daemon;
}

const REPOSITORY = "builder";
const TAG = "pruned";

/**
 * Pulls it, and gives it a name of its own: by the builder's own name, the engine would have another image than its registry.
 * @returns the name
 * @throws {PlatformError} `DAEMON` if the engine has something else then, or what the engine rejects with
 */
export async function pullPruned(
  source: PrunedSource,
  options: Pick<PullOptions, "signal" | "onProgress">,
  { daemon, registry, log }: PrunedPullDeps,
): Promise<string> {
  const { builder, address } = source;
  const onError = (error: unknown): void => {
    log.debug(`The gateway could not serve a part of the builder: ${messageOf(error)}`);
  };
  await using gateway = await startGateway({ address, registry, routes: [routeOf(source)], onError });
  await gateway.stage(REPOSITORY, TAG, { mediaType: builder.mediaType, bytes: builder.manifestBytes });
  const passing = formatImageReference({ ...gateway.repository(REPOSITORY), tag: TAG });
  const credentials = await daemonCredentials(gateway.host, gateway.keychain);
  await daemon.pullImage(passing, { ...options, credentials });
  const name = builderImageName(builder.digest);
  try {
    await daemon.tagImage(passing, name);
  } finally {
    await daemon.removeImage(passing);
  }
  const image = await daemon.inspectImage(name);
  if (image !== undefined && hasLayers(image, builder.config.rootfs.diff_ids)) return name;
  const message = `The image ${quote(name)} cannot be used: its layers in the engine are not those of its config.`;
  throw new PlatformError("DAEMON", message);
}

function routeOf({ builder, pinned }: PrunedSource): GatewayRoute {
  const inRegistry: BlobOrigin = { kind: "repository", repository: pinned };
  const { config, layers } = builder.manifest;
  const provided = new Map<Digest, BlobOrigin>(layers.map(({ digest }) => [digest, inRegistry]));
  provided.set(config.digest, { kind: "memory", bytes: builder.configBytes });
  return { name: REPOSITORY, repository: undefined, provided };
}
