// What the provenance of an image says of the build: what was decided, and what was used, by its digest. Pure.
import { type BuilderImage, provenReference } from "../../builder/builder-image.ts";
import { readBuilderModules } from "../../buildpack/builder-modules.ts";
import { formatApiVersion } from "../../cnb/api-version.ts";
import type { ModuleReference } from "../../cnb/module-reference.ts";
import { digestOf, isDigest } from "../../oci/digest.ts";
import { imageName, type ImageReference, publicName } from "../../oci/image-reference.ts";
import { formatTarget, type Target } from "../../oci/target.ts";
import type {
  BuildFacts,
  BuildInvocation,
  Byproduct,
  UsedBuildpack,
  UsedImage,
} from "../../provenance/build-provenance.ts";
import { CYCLONEDX_JSON } from "../../provenance/statement.ts";
import { imagePurl } from "../../sbom/package-url.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { BuildReport, ResolvedBuild } from "../request/build-request.ts";

/** A build whose image is complete. */
export interface CompleteBuild {
  readonly resolved: Pick<ResolvedBuild, "descriptorFile">;
  readonly plan: Pick<BuildPlan, "builder" | "runImage" | "lifecycleImage" | "api" | "order" | "target">;
  readonly report: BuildReport;
  /** Files about it, by name. */
  readonly files: ReadonlyMap<"report.toml" | "image.cdx.json", string>;
}

/** What the job knows of itself. */
export interface JobFacts extends Pick<BuildFacts, "inputs"> {
  readonly invocation: BuildInvocation;
  /** Milliseconds since 1970. */
  readonly time: number;
}

const MEDIA_TYPES = {
  "report.toml": "application/toml",
  "image.cdx.json": CYCLONEDX_JSON,
} as const;

/** What is known of a build, for {@link buildProvenance}. */
export function buildFacts(build: CompleteBuild, { invocation, inputs, time }: JobFacts): BuildFacts {
  const { resolved, plan, report, files } = build;
  return {
    invocation,
    inputs,
    descriptor: resolved.descriptorFile,
    images: imagesOf(plan, report),
    buildpacks: buildpacksOf(report, plan),
    choices: {
      platform: formatTarget(plan.target),
      platformApi: formatApiVersion(plan.api.value),
      lifecycleVersion: plan.lifecycleImage?.value.version ?? plan.builder.lifecycle.version,
      ...(report.flow !== undefined && { flow: report.flow }),
    },
    byproducts: [...files].map(([name, text]): Byproduct => ({
      name,
      digest: digestOf(text),
      mediaType: MEDIA_TYPES[name],
    })),
    startedAt: time - (report.durationMs ?? 0),
    finishedAt: time,
  };
}

function imagesOf(
  { builder, runImage, lifecycleImage, target }: CompleteBuild["plan"],
  report: BuildReport,
): UsedImage[] {
  const { pinned } = runImage.value;
  // The image itself knows best what it stands on.
  const said = report.runImage?.split("@")[1];
  const digest = said !== undefined && isDigest(said) ? said : pinned.digest;
  const lifecycle = lifecycleImage?.value;
  return [
    usedImage("builder", withoutUnproven(builder), target),
    usedImage("run-image", { ...pinned, ...(digest !== undefined && { digest }) }, target),
    ...(lifecycle === undefined
      ? []
      : [usedImage("lifecycle-image", lifecycle.pinned ?? lifecycle.reference, target)]),
  ];
}

/** Also a digest that was asked for says nothing of what it was not compared with. */
function withoutUnproven(builder: BuilderImage): ImageReference {
  const { digest, ...named } = provenReference(builder);
  return builder.isUnproven === true || digest === undefined ? named : { ...named, digest };
}

function usedImage(name: UsedImage["name"], reference: ImageReference, { arch }: Target): UsedImage {
  const { digest } = reference;
  const repository = publicName(imageName(reference));
  const purl = digest === undefined ? undefined : imagePurl(repository, digest, arch);
  return { name, uri: purl ?? `docker://${repository}`, digest };
}

/** Of those that are not the builder's own, or that were replaced in it, or of a builder that may be another one, the layer is not known. */
function buildpacksOf(
  { buildpacks }: BuildReport,
  { builder, order }: Pick<BuildPlan, "builder" | "order">,
): UsedBuildpack[] {
  const added = order.sources.flatMap(({ modules }) => modules);
  const { modules } = readBuilderModules("the builder", builder.target, builder.labels);
  const own = modules.filter(({ kind }) => kind === "buildpack");
  return buildpacks.map(({ id, version }) => {
    const isIt = (each: ModuleReference): boolean => each.id === id && each.version === version;
    const diffId = added.some(isIt) || builder.isUnproven === true ? undefined : own.find(isIt)?.diffId;
    return { id, version, layerDiffId: diffId !== undefined && isDigest(diffId) ? diffId : undefined };
  });
}
