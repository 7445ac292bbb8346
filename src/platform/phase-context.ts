// What the phases of a build are given.
import type { RunImage } from "../builder/run-image.ts";
import { packModules } from "../buildpack/pack-modules.ts";
import type { DeferredCleanup } from "../phases/deferred-cleanup.ts";
import type { Extender } from "../phases/image-extensions.ts";
import type { PhaseArchive, PhaseContext } from "../phases/phase.ts";
import type { PhaseCache } from "../phases/phase-cache.ts";
import type { PhaseDeps } from "../phases/run-phase.ts";
import { createRegistryAuth } from "../registry/auth/registry-auth.ts";
import type { BuildLayerCache } from "./cache/build-layer-cache.ts";
import type { Destination, ExportPlace } from "./delivery/destination.ts";
import type { ImageAccess } from "./delivery/image-access.ts";
import { buildUser } from "./plan/build-user.ts";
import type { BuildPlan } from "./plan/plan.ts";
import type { ProvisionedBuilder } from "./pull/provision-builder.ts";
import type { ReportCollector } from "./report/report-collector.ts";
import { packBindings } from "./request/bindings.ts";
import { type BuildDeps, parseLabel } from "./request/build-deps.ts";
import type { ResolvedBuild } from "./request/build-request.ts";
import type { Workspace } from "./workspace/workspace.ts";

/** A build once it is planned, and what it is going to use. */
export interface PlannedExport {
  readonly resolved: ResolvedBuild;
  readonly plan: BuildPlan;
  readonly destination: ExportPlace;
  readonly cleanup: DeferredCleanup;
  readonly report: ReportCollector;
}

/** The same for an image that is delivered. */
export interface PlannedBuild extends PlannedExport {
  readonly destination: Destination;
}

/** A build that has a place to work in. */
export interface StartedBuild extends PlannedExport {
  readonly workspace: Workspace;
  readonly cache: BuildLayerCache;
}

/** What the phases are about. */
export function phaseContext(
  { resolved, plan, destination, workspace, cache }: StartedBuild,
  builder: ProvisionedBuilder,
): PhaseContext {
  const { value: delivery } = plan.delivery;
  const gateway = delivery.kind === "gateway" ? delivery.address : undefined;
  return {
    api: plan.api.value,
    ...buildUser(resolved, plan),
    images: { builder: builder.image, lifecycle: plan.lifecycleImage?.value.runnable ?? builder.image },
    exporterVersion:
      plan.lifecycleImage === undefined ? plan.builder.lifecycle.version : plan.lifecycleImage.value.version,
    volumes: workspace.volumes,
    cache: seenCache(cache.phase, destination.access),
    tags: destination.tags,
    runImage: seenRunImage(plan.runImage.value, destination.access),
    previousImage: destination.previousImage,
    variables: resolved.env,
    projectMetadata: resolved.projectMetadata,
    containers: {
      ...resolved.containers,
      proxies: proxiesWithout(gateway, resolved.containers.proxies),
      // A gateway has no TLS, and is all that they speak to; networks may have addresses that no lifecycle expects that of.
      ...(gateway !== undefined && { insecureRegistries: [destination.tags[0].registry] }),
    },
    certificates: resolved.certificates,
    outcome: resolved.outcome,
    extender: plan.extender && seenExtender(plan.extender, destination.access),
    extensions: undefined,
    order: builder.order,
    archives: archivesOf(resolved, plan),
    skipRestore: resolved.clearCache,
    verbose: resolved.verbose,
  };
}

/** The run image by the names that containers can use or find again. */
function seenRunImage(
  { name, reference, pinned, runImages }: RunImage,
  access: ImageAccess,
): PhaseContext["runImage"] {
  return {
    name: access.mention(name),
    // Of an index, lifecycles may take the image for another variant than was planned with.
    reference: access.read(reference, pinned.digest),
    runImages: runImages.map(({ image, mirrors }) => ({
      image: access.mention(image),
      mirrors: mirrors.map((mirror) => access.mention(mirror)),
    })),
  };
}

function seenCache(cache: PhaseCache, access: ImageAccess): PhaseCache {
  if (cache.kind !== "image") return cache;
  const { reference, writable } = cache;
  return { ...cache, reference: writable ? access.write(reference) : access.read(reference) };
}

function seenExtender({ buildImage, ...rest }: Extender, access: ImageAccess): Extender {
  return { ...rest, buildImage: buildImage && access.read(buildImage) };
}

/** What goes into containers besides small files. */
function archivesOf(resolved: ResolvedBuild, plan: BuildPlan): PhaseArchive[] {
  const { bindings } = resolved;
  return [
    ...(plan.order.sources.length > 0 ? [() => packModules(plan.order)] : []),
    ...(bindings.length > 0 ? [() => packBindings(bindings, buildUser(resolved, plan))] : []),
  ];
}

/** What the phases run with. */
export function phaseDeps({ plan, destination, cleanup }: PlannedExport, deps: BuildDeps): PhaseDeps {
  return {
    daemon: plan.daemon,
    cleanup,
    log: deps.log,
    labels: parseLabel(deps.runLabel),
    now: deps.now,
    signal: deps.signal,
    realNames: (text) => destination.access.real(text),
    async registryAuth(registries) {
      const { json, secrets } = await createRegistryAuth(destination.access.keychain, registries);
      for (const secret of secrets) deps.mask(secret);
      return json;
    },
  };
}

/** The proxies of containers, with the gateway's address in NO_PROXY if there are any. */
export function proxiesWithout(
  address: string | undefined,
  proxies: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const hasProxy = Object.keys(proxies).some((name) => /^https?_proxy$/i.test(name));
  if (address === undefined || !hasProxy) return proxies;
  const noProxy = [proxies["NO_PROXY"] ?? "", address].filter((part) => part !== "").join(",");
  return { ...proxies, NO_PROXY: noProxy, no_proxy: noProxy };
}
