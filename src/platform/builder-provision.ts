// Getting the builder into the engine, with the help of its cache, and what is left to save of it.
import path from "node:path";
import { builderCacheKey } from "../cache/builder-cache.ts";
import { decideSave, limitsPulls } from "../cache/builder-cache-decision.ts";
import { imageSizeBytes } from "../cache/builder-blobs.ts";
import { provideBuilder, type ProvidedBuilder } from "../cache/builder-provision.ts";
import { formatImageReference } from "../oci/image-reference.ts";
import type { PendingCaches } from "./build-caches.ts";
import { parseLabel, type BuildDeps } from "./build-deps.ts";
import type { BuildRequest, CacheReport } from "./build-request.ts";
import type { BuildPlan } from "./plan.ts";
import { daemonCredentials, ensureImage } from "./pull-image.ts";

/** A builder in the engine. */
export interface ReadyBuilder {
  /** What to make containers from. */
  readonly image: string;
  readonly report: CacheReport | undefined;
  readonly pending: PendingCaches["builder"];
}

/** @throws what the engine rejects with, if the cache cannot help either */
export async function readyBuilder(
  request: BuildRequest,
  { daemon, builder, target, runImage }: BuildPlan,
  deps: BuildDeps & { readonly signal: AbortSignal },
): Promise<ReadyBuilder> {
  const { served, runnable, pinned } = builder;
  if (served === undefined || pinned?.digest === undefined) {
    await ensureImage(builder, { ...deps, daemon });
    return { image: runnable, report: undefined, pending: undefined };
  }
  const manifestDigest = pinned.digest;
  const entry = {
    manifestDigest,
    target,
    directory: entryDirectory(deps.caches.directory, { manifestDigest, target }),
  };
  const credentials = await daemonCredentials(builder.reference.registry, deps.keychain);
  const policy = request.builderCache;
  const provided = await provideBuilder(
    {
      policy,
      entry,
      manifest: served.manifest,
      diffIds: served.diffIds,
      runnable,
      relatives: [formatImageReference(builder.reference), runImage.value.name],
    },
    {
      daemon,
      store: deps.caches.store,
      labels: parseLabel(deps.runLabel),
      signal: deps.signal,
      onDecision: (reason) => {
        deps.log.info(reason);
      },
      pull: (options) => daemon.pullImage(runnable, { ...options, credentials }),
    },
  );
  const save = decideSave({
    policy,
    storeAvailable: deps.caches.store.isAvailable(),
    mayWrite: deps.caches.mayWrite,
    entryExists: provided.entryExists,
    origin: provided.origin,
    registryLimitsPulls: limitsPulls(builder.reference, { anonymous: credentials === undefined }),
    entryBytes: imageSizeBytes(served.manifest),
  });
  deps.log.debug(save.reason);
  const pending = {
    reference: formatImageReference(pinned),
    manifestDigest,
    manifest: served.manifestBytes.toString("base64"),
    target,
    directory: entry.directory,
  };
  return {
    image: provided.image,
    report: describe(provided, save.reason),
    pending: save.choice === "save" ? pending : undefined,
  };
}

/** Where an entry's blobs are on the way; for this builder alone. */
function entryDirectory(root: string, entry: Parameters<typeof builderCacheKey>[0]): string {
  return path.join(root, builderCacheKey(entry));
}

function describe({ origin, restored }: ProvidedBuilder, saveReason: string): CacheReport {
  const common = { name: "builder", kind: "github" } as const;
  switch (restored?.kind) {
    case "loaded": {
      const { key, sizeBytes, restoreMs, loadMs } = restored;
      const reason = `restored and loaded in ${((restoreMs + loadMs) / 1000).toFixed(1)} s`;
      return { ...common, outcome: "hit", reason, key, sizeBytes, restoreMs: restoreMs + loadMs };
    }
    case "miss":
      return { ...common, outcome: "miss", reason: "there is no entry" };
    case "unavailable":
      return { ...common, outcome: "unavailable", reason: restored.reason };
    case undefined:
      return {
        ...common,
        outcome: "unused",
        reason: origin.kind === "engine" ? "the engine had the builder" : saveReason,
      };
  }
}
