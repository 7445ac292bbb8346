// What the phases of a build are given.
import { packModules } from "../buildpack/pack-modules.ts";
import type { DeferredCleanup } from "../phases/deferred-cleanup.ts";
import type { PhaseArchive, PhaseContext } from "../phases/phase.ts";
import type { PhaseDeps } from "../phases/run-phase.ts";
import { createRegistryAuth } from "../registry/auth/registry-auth.ts";
import type { BuildLayerCache } from "./cache/build-layer-cache.ts";
import type { Destination } from "./delivery/destination.ts";
import { buildUser } from "./plan/build-user.ts";
import type { BuildPlan } from "./plan/plan.ts";
import type { ProvisionedBuilder } from "./pull/cached-builder.ts";
import type { ReportCollector } from "./report/report-collector.ts";
import { packBindings } from "./request/bindings.ts";
import { type BuildDeps, parseLabel } from "./request/build-deps.ts";
import type { ResolvedBuild } from "./request/build-request.ts";
import type { Workspace } from "./workspace/workspace.ts";

/** A build once it is planned, and what it is going to use. */
export interface PlannedBuild {
  readonly resolved: ResolvedBuild;
  readonly plan: BuildPlan;
  readonly destination: Destination;
  readonly cleanup: DeferredCleanup;
  readonly report: ReportCollector;
}

/** A build that has a place to work in. */
export interface StartedBuild extends PlannedBuild {
  readonly workspace: Workspace;
  readonly cache: BuildLayerCache;
}

/** What the phases are about. */
export function phaseContext(
  { resolved, plan, destination, workspace, cache }: StartedBuild,
  builder: ProvisionedBuilder,
): PhaseContext {
  const { value: delivery } = plan.delivery;
  const gateway = delivery.kind === "direct" ? undefined : delivery.address;
  return {
    api: plan.api.value,
    ...buildUser(resolved, plan),
    images: { builder: builder.image, lifecycle: plan.lifecycleImage?.value.runnable ?? builder.image },
    volumes: workspace.volumes,
    cache: cache.phase,
    tags: destination.tags,
    runImage: plan.runImage.value,
    previousImage: destination.previousImage,
    variables: resolved.env,
    projectMetadata: resolved.projectMetadata,
    containers: { ...resolved.containers, proxies: proxiesWithout(gateway, resolved.containers.proxies) },
    certificates: resolved.certificates,
    outcome: resolved.outcome,
    extender: plan.extender,
    extensions: undefined,
    order: plan.order.toml,
    archives: archivesOf(resolved, plan),
    skipRestore: resolved.clearCache,
    verbose: resolved.verbose,
  };
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
export function phaseDeps({ plan, destination, cleanup }: PlannedBuild, deps: BuildDeps): PhaseDeps {
  return {
    daemon: plan.daemon,
    cleanup,
    log: deps.log,
    labels: parseLabel(deps.runLabel),
    now: deps.now,
    signal: deps.signal,
    async registryAuth(registries) {
      const { json, secrets } = await createRegistryAuth(destination.keychain, registries);
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
