// What can be wrong with a request in itself. Pure.
import { type ApiVersion, atLeast, formatApiVersion } from "../../cnb/api-version.ts";
import { isOwnLifecycle } from "../../cnb/lifecycle-version.ts";
import type { DaemonInfo } from "../../docker/daemon.ts";
import { readsZstdLayers } from "../../docker/engine-version.ts";
import { PlatformError } from "../../errors.ts";
import type { Choice } from "../../log.ts";
import {
  distinctRepositories,
  formatImageReference,
  type ImageReference,
} from "../../oci/image-reference.ts";
import type { ResolvedBuild } from "./build-request.ts";

/** The tags whose repositories must be writable, one of each repository. */
export function repositoriesOf(resolved: ResolvedBuild): readonly ImageReference[] {
  if (!resolved.delivery.push) return [];
  return distinctRepositories(resolved.tags);
}

/** @throws {PlatformError} `INPUT` if a tag is none */
export function checkRequest(resolved: ResolvedBuild): void {
  for (const tag of resolved.tags) {
    if (tag.digest === undefined) continue;
    throw new PlatformError("INPUT", `"${formatImageReference(tag)}" has a digest, so it cannot be pushed.`, {
      hint: 'Write the names in "image" with a tag, or without one.',
    });
  }
}

/** @throws {PlatformError} `INCOMPATIBLE_API` if something is asked for that the builder's lifecycle is too old for */
export function checkNeededApi(
  { containers, outcome }: ResolvedBuild,
  { value: api, reason }: Choice<ApiVersion>,
): void {
  const needs = [
    { input: "insecure-registries", isUsed: containers.insecureRegistries.length > 0, since: "0.13" },
    { input: "creation-time", isUsed: outcome.createdAt !== undefined, since: "0.9" },
    { input: "exec-env", isUsed: outcome.execEnv !== undefined, since: "0.15" },
  ];
  for (const { input, isUsed, since } of needs) {
    if (!isUsed || atLeast(api, since)) continue;
    const message = `The input "${input}" needs Platform API ${since}, but this build speaks ${formatApiVersion(api)}: ${reason}.`;
    throw new PlatformError("INCOMPATIBLE_API", message, {
      hint: `Leave "${input}" out, or use a builder with a newer lifecycle.`,
    });
  }
}

/** @throws {PlatformError} `INPUT` if something is asked for that only our lifecycle does, and another one exports the image */
export function checkNeededLifecycle(
  { outcome }: Pick<ResolvedBuild, "outcome">,
  { who, version = "of an unknown version" }: { readonly who: string; readonly version: string | undefined },
): void {
  if (outcome.layerCompression === undefined || isOwnLifecycle(version)) return;
  const message = `"layer-compression" is "${outcome.layerCompression}", but the lifecycle ${version} of ${who} knows only gzip.`;
  throw new PlatformError("INPUT", message, {
    hint: 'Leave "layer-compression" out, or use a builder with the lifecycle of this action.',
  });
}

/** @throws {PlatformError} `INPUT` if the engine could not load what is asked for */
export function checkNeededEngine(
  { outcome, delivery }: Pick<ResolvedBuild, "outcome" | "delivery">,
  engine: Pick<DaemonInfo, "serverVersion">,
): void {
  if (!delivery.load || outcome.layerCompression === undefined || readsZstdLayers(engine)) return;
  const message = `"load" is "true" and "layer-compression" is "${outcome.layerCompression}", which the Docker engine ${engine.serverVersion} cannot read.`;
  throw new PlatformError("INPUT", message, {
    hint: "Leave one of them out, or use Docker 23 or later.",
  });
}
