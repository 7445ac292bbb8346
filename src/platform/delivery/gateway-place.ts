// A repository of a gateway in this process, which a lifecycle exports one image to.
import { messageOf, PlatformError } from "../../errors.ts";
import { makeJobDirectory } from "../../files/job-directory.ts";
import type { BlobSink } from "../../gateway/blob-sink.ts";
import { type Gateway, startGateway } from "../../gateway/gateway.ts";
import type { StagedImage } from "../../gateway/staged-image.ts";
import type { Digest } from "../../oci/digest.ts";
import { type ImageReference, manifestSelector } from "../../oci/image-reference.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ExportedImage, ExportPlace } from "./destination.ts";
import { GatewayAccess } from "./gateway-access.ts";
import { registrySinks } from "./gateway-sinks.ts";
import { explainUnreached } from "./unreached-gateway.ts";

/** Where a gateway is, and for what. */
export interface PlaceOptions {
  /** That containers reach this process at. */
  readonly address: string;
  /** For what waits here; must not be there yet. */
  readonly directory: string;
  /** As others know it. */
  readonly image: ImageReference;
}

/** Serves nothing yet; when it is disposed, nothing of it is left. */
export interface GatewayPlace extends Omit<ExportPlace, "previousImage">, AsyncDisposable {
  readonly access: GatewayAccess;
  readonly gateway: Gateway;
  /** The path of the image's repository there. */
  readonly name: string;
  readonly directory: string;
  /** Takes what lifecycles write to the repository of an image in a registry. */
  readonly sinkFor: (image: ImageReference) => BlobSink;
}

/** @throws {PlatformError} `INPUT` if the address cannot be listened on */
export async function openGatewayPlace(
  { address, directory: path, image }: PlaceOptions,
  deps: Pick<BuildDeps, "registry" | "log">,
): Promise<GatewayPlace> {
  await using parts = new AsyncDisposableStack();
  const directory = parts.use(await makeJobDirectory(path));
  const onError = warningOnce(deps.log);
  const gateway = parts.use(await startGateway({ address, registry: deps.registry, onError }));
  const sinkFor = registrySinks(directory.path, deps);
  const access = new GatewayAccess({ gateway, sinkFor });
  const name = access.nameOf(image);
  const kept = parts.move();
  return {
    tags: [{ ...gateway.repository(name), tag: manifestSelector(image) }],
    access,
    explain: (error) => explainUnreached(error, gateway),
    gateway,
    name,
    directory: directory.path,
    sinkFor,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Each layer may be rejected for the same reason. */
function warningOnce(log: Pick<BuildDeps["log"], "warning">): (error: unknown) => void {
  const told = new Set<string>();
  return (error) => {
    const message = messageOf(error);
    if (told.has(message)) return;
    told.add(message);
    const hint = error instanceof PlatformError ? error.hint : undefined;
    log.warning(`The gateway rejected a request from the lifecycle: ${message}`, hint);
  };
}

/**
 * What the lifecycle pushed to the place, which ends its access.
 * @throws {PlatformError} `DIGEST_MISMATCH` if it is not what it says
 */
export async function takeExported(
  { gateway, name, tags: [image] }: Pick<GatewayPlace, "gateway" | "name" | "tags">,
  { digest }: Pick<ExportedImage, "digest">,
): Promise<StagedImage> {
  // No container of the build has anything to do any more.
  gateway.revoke();
  const staged = await gateway.exported(name, manifestSelector(image), digest);
  if (staged?.digest === digest) return staged;
  throw differentExport(digest, staged?.digest);
}

function differentExport(said: Digest, pushed: Digest | undefined): PlatformError {
  const message = `The lifecycle says it exported ${said}, but pushed ${pushed ?? "nothing"}.`;
  return new PlatformError("DIGEST_MISMATCH", message);
}
