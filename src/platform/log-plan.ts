// Telling what was asked for and what was chosen for a build, and why.
import path from "node:path";
import { provenReference } from "../builder/builder-image.ts";
import { formatApiVersion } from "../cnb/api-version.ts";
import { breaksImagesInEngines } from "../cnb/lifecycle-version.ts";
import { formatModule } from "../cnb/module-reference.ts";
import type { BuildLog } from "../log.ts";
import { formatImageReference } from "../oci/image-reference.ts";
import { formatTarget } from "../oci/target.ts";
import { quote } from "../quote.ts";
import type { BuildPlan } from "./plan/plan.ts";
import type { BuildDeps } from "./request/build-deps.ts";
import type { BuildRequest, ResolvedBuild } from "./request/build-request.ts";
import { isTested } from "./request/image-test.ts";
import { JOB_BUILDER } from "./request/job-builder.ts";
import type { Flow } from "./run-lifecycle.ts";

/** What was asked for, as it came in and as it was resolved. */
export interface Asked {
  readonly request: BuildRequest;
  readonly resolved: ResolvedBuild;
}

/** The first lines of a build's log. */
export function logPlan({ request, resolved }: Asked, plan: BuildPlan, log: BuildLog): void {
  const { builder, runImage, lifecycleImage, api, order } = plan;
  log.chosen("Image", resolved.tags.map(formatImageReference).join(", "), 'the input "image"');
  log.chosen(
    "Source",
    path.relative(request.workspace, request.path) || ".",
    sourceReason({ request, resolved }),
  );
  log.chosen(
    "Builder",
    formatImageReference(provenReference(builder)),
    builderReason({ request, resolved }, plan),
  );
  log.chosen("Platform", formatTarget(plan.target), platformReason(request, plan));
  log.chosen("Run image", formatImageReference(runImage.value.pinned), runImage.reason);
  for (const { origin, modules } of order.sources) {
    log.chosen("Buildpack", modules.map(formatModule).join(", "), `added from ${origin}`);
  }
  if (lifecycleImage !== undefined) {
    log.chosen("Lifecycle image", lifecycleImage.value.runnable, lifecycleImage.reason);
  }
  log.chosen("Delivery", deliveryWords(resolved, plan), plan.delivery.reason);
  const { layerCompression } = resolved.outcome;
  if (layerCompression !== undefined) {
    log.chosen("Layers", `new layers compressed with ${layerCompression}`, 'the input "layer-compression"');
  }
  if (isTested(resolved.test)) log.chosen("Test", testWords(resolved), "before the image gets its names");
  if (resolved.verify)
    log.chosen("Verification", "a second build must give the same image", 'the input "verify"');
  log.chosen("Platform API", formatApiVersion(api.value), api.reason);
  warnOfLifecycle(resolved, plan, log);
  logDetails(resolved, plan, log);
}

/** Where SBOM and provenance of the image will be, and whether anybody can check who made them. */
export function logAttesting(
  { delivery: { attest } }: ResolvedBuild,
  { attesting: { identityToken }, log }: Pick<BuildDeps, "attesting" | "log">,
): void {
  if (attest === "false") return;
  const where = attest === "github" ? "at GitHub" : "beside the image, in each of its registries";
  log.chosen("Attestations", `SBOM and provenance, ${where}`, 'the input "attest"');
  if (identityToken !== undefined) return;
  const why = 'the job has no permission "id-token: write"';
  log.notice(
    `The attestations are not signed, since ${why}: everybody who may push to the repository can forge them.`,
  );
}

/** It pushes to this action, as to any registry; but who has this builder may load images in other ways, too. */
function warnOfLifecycle({ delivery }: ResolvedBuild, plan: BuildPlan, log: BuildLog): void {
  const { version } = plan.lifecycleImage?.value ?? plan.builder.lifecycle;
  if (!delivery.load || version === undefined || !breaksImagesInEngines(version)) return;
  const { reference } = plan.lifecycleImage?.value ?? plan.builder;
  log.warning(
    `The lifecycle ${version} of ${quote(formatImageReference(reference))} is known to write broken images into engines. ` +
      "This action avoids that: it loads and checks the image itself. " +
      "With other tools, use a builder with another lifecycle, e.g. 0.21.14.",
  );
}

/** Who may see credentials, and in how many containers or processes it is built. */
export function logFlow(
  { trust, daemon }: Pick<BuildPlan, "trust" | "daemon">,
  flow: { readonly value: Flow; readonly reason: string },
  log: BuildLog,
): void {
  const words = !trust.value
    ? "Not trusted: five phases"
    : flow.value === "creator"
      ? `Trusted: creator, one ${daemon.info.engine === "processes" ? "process" : "container"}`
      : "Trusted, but five phases";
  log.info(`${words}, because ${flow.reason}`);
}

function sourceReason({ request, resolved: { selection } }: Asked): string {
  const where = request.path === request.workspace ? "the workspace" : 'the input "path"';
  return selection.kind === "all"
    ? where
    : `${where}: what "${selection.kind}" in ${request.descriptor.name} leaves`;
}

function builderReason({ request, resolved }: Asked, plan: BuildPlan): string {
  const from = request.builder === undefined ? request.descriptor.name : 'the input "builder"';
  if (resolved.builder === JOB_BUILDER) return "the image of this job, which no input names";
  if (plan.builder.reference === JOB_BUILDER)
    return `the image of this job; whether ${from} names it is not known`;
  return `${from}: ${builderPlace(plan)}`;
}

function builderPlace({ builder: { reference, location }, daemon }: BuildPlan): string {
  if (daemon.info.engine === "processes") return "the image of this job";
  if (location === "daemon") return "the Docker engine has it, so the registry was not asked";
  if (reference.digest !== undefined) return "named by its digest";
  return `the current digest of "${formatImageReference(reference)}" in its registry`;
}

function platformReason({ target }: BuildRequest, { daemon }: Pick<BuildPlan, "daemon">): string {
  if (target !== undefined) return 'the input "platform"';
  return daemon.info.engine === "processes"
    ? "the platform of this machine"
    : "the platform of the Docker engine";
}

function deliveryWords(
  { delivery: { push, byDigest, load } }: ResolvedBuild,
  { delivery }: BuildPlan,
): string {
  if (delivery.value.kind === "direct") return "the lifecycle pushes the image itself";
  if (delivery.value.kind === "aside") {
    return `the lifecycle pushes the image as ${formatImageReference(delivery.value.tag)}, and this action moves its tags`;
  }
  const pushes = byDigest ? "pushes it without a tag" : "pushes it";
  const deeds = [...(push ? [pushes] : []), ...(load ? ["loads it into the Docker engine"] : [])];
  return `the lifecycle hands the image to this action, which ${deeds.join(" and ") || "only checks it"}`;
}

function testWords({ test: { command, http, network, readOnly } }: ResolvedBuild): string {
  const asked = http === undefined ? [] : [`GET ${quote(http)} must be answered`];
  const run = command === undefined ? [] : [`${quote(command)} must succeed`];
  const root = readOnly ? "with a read-only root" : "with a root that can be written";
  const where = network === undefined ? "and no network" : `in the network ${quote(network)}`;
  return `${[...asked, ...run].join(" and ")}, ${root} ${where}`;
}

/** Names and sources only: values of variables and bindings may be secret. */
function logDetails(resolved: ResolvedBuild, plan: BuildPlan, log: BuildLog): void {
  const { daemon, builder, runImage, trust, delivery } = plan;
  const { serverVersion, apiVersion, os, arch, engine } = daemon.info;
  const place =
    engine === "processes" ? "No Docker engine" : `Docker engine ${serverVersion} with API ${apiVersion}`;
  log.debug(`${place} for ${os}/${arch}`);
  log.debug(`Lifecycle ${builder.lifecycle.version} of the builder`);
  log.debug(`Users: ${builder.uid}:${builder.gid} of the builder`);
  log.debug(`Run image ${quote(runImage.value.name)} has ${runImage.value.layers.length} layers`);
  log.debug(
    `Sources of choices: run image ${runImage.source}, trust ${trust.source}, delivery ${delivery.source}`,
  );
  if (delivery.value.kind === "gateway")
    log.debug(`The lifecycle reaches this action at ${delivery.value.address}`);
  log.debug(`Variables for the buildpacks: ${resolved.env.map(({ name }) => name).join(", ") || "none"}`);
  log.debug(`Bindings: ${resolved.bindings.map(({ name }) => name).join(", ") || "none"}`);
  log.debug(`Network of the containers: ${resolved.containers.network ?? "the engine's default"}`);
  log.debug(`Images are pulled ${resolved.pull}; the builder is cached ${resolved.builderCache}`);
}
