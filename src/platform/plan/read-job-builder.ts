// The builder whose container the job is in, and whether it is the one that was named.
import { type BuilderImage, builderOf, readBuilder } from "../../builder/builder-image.ts";
import { type ImageQuery, type ImageSources, locateImage } from "../../builder/located-image.ts";
import {
  BUILDPACK_LAYERS_LABEL,
  BUILDPACK_ORDER_LABEL,
  parseBuildpackLayers,
} from "../../cnb/builder-labels.ts";
import { formatModule } from "../../cnb/module-reference.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { BuildLog, Choice } from "../../log.ts";
import { formatImageReference } from "../../oci/image-reference.ts";
import { quote, someOf } from "../../quote.ts";
import { JOB_BUILDER } from "../request/job-builder.ts";

/**
 * What the container says, and the digest that its image has where it was named and can be read.
 * @throws {PlatformError} `BUILDER_IMAGE` if another builder was named, or an image that is none, `NOT_FOUND` if its registry has no image
 * of that name, or as {@link readBuilder}
 */
export async function readJobBuilder(
  query: Omit<ImageQuery, "pull">,
  sources: ImageSources,
  log: Pick<BuildLog, "warning">,
): Promise<BuilderImage> {
  const own = await readBuilder({ ...query, pull: "never" }, sources);
  if (query.reference === JOB_BUILDER) return own;
  const name = quote(formatImageReference(query.reference));
  const asked = { ...query, pull: "always" } as const;
  const image = await locateImage(asked, sources).catch((error: unknown) => {
    if (error instanceof PlatformError && error.code === "NOT_FOUND") throw lacking(name, error);
    const message = `Whether this job is in the container of ${name} is not known: ${messageOf(error)}`;
    log.warning(message, LEAVE_OUT);
    return undefined;
  });
  // What is told of the build must not have a name that may be another builder's.
  if (image === undefined) return { ...own, reference: JOB_BUILDER };
  const named = builderOf(image, asked);
  const [difference] = differences(own, named);
  if (difference === undefined) return asNamed(own, named);
  throw new PlatformError(
    "BUILDER_IMAGE",
    `This job is in the container of another builder than ${name}, which is asked for: ${difference}.`,
    {
      hint: 'Leave "builder" out, or give the "container" of the job the same image, by its digest if its tag moves.',
    },
  );
}

const LEAVE_OUT = 'Without "builder", the build is the same, and nothing is compared.';

/** No job can be in it, unless the machine has the image from elsewhere. */
function lacking(name: string, cause: PlatformError): PlatformError {
  const message = `This job cannot be in the container of ${name}, which is asked for: ${messageOf(cause)}`;
  return new PlatformError("NOT_FOUND", message, {
    cause,
    hint: `Correct the name. If the machine has the image from elsewhere, leave "builder" out. ${LEAVE_OUT}`,
  });
}

/** A well-known name tells nothing of a builder that could not be compared with it. Pure. */
export function trustInJob(
  trust: Choice<boolean>,
  builder: Pick<BuilderImage, "reference">,
): Choice<boolean> {
  if (!trust.value || trust.source === "input" || builder.reference !== JOB_BUILDER) return trust;
  const reason = "it is not known whether the builder of this job is the well-known one that is named";
  return { value: false, source: "default", reason };
}

type Labels = BuilderImage["labels"];

/**
 * The builder of the job, whose files no digest proves, with what only the image of the same builder tells, such as the digests of
 * layers, and with the order as that has it: it may leave out versions, and what an image says of its build is to be the same as on an
 * engine. Pure.
 * @throws {PlatformError} `MALFORMED` if a label is not what it has to be
 */
export function asNamed(own: BuilderImage, { pinned, order, labels }: BuilderImage): BuilderImage {
  const orderLabel = labels[BUILDPACK_ORDER_LABEL];
  const known = orderLabel === undefined ? {} : { [BUILDPACK_ORDER_LABEL]: orderLabel };
  return { ...own, pinned, order, labels: { ...withLayers(own.labels, labels), ...known }, isUnproven: true };
}

function withLayers(own: Labels, named: Labels): Labels {
  const layersOf = (labels: Labels) =>
    parseBuildpackLayers(labels[BUILDPACK_LAYERS_LABEL] ?? "{}", "the builder");
  const known = layersOf(named);
  const layers = Object.entries(layersOf(own)).map(([id, versions]) => {
    const withDigests = Object.entries(versions).map(([version, layer]) => {
      const layerDiffID = known[id]?.[version]?.layerDiffID;
      return [version, { ...layer, ...(layerDiffID !== undefined && { layerDiffID }) }] as const;
    });
    return [id, Object.fromEntries(withDigests)] as const;
  });
  return { ...own, [BUILDPACK_LAYERS_LABEL]: JSON.stringify(Object.fromEntries(layers)) };
}

/** Clauses that name both. Pure. */
export function differences(own: BuilderImage, named: BuilderImage): string[] {
  const modules = ({ buildpacks }: BuilderImage): string[] => buildpacks.map(formatModule).sort();
  const facts: readonly (readonly [string, (builder: BuilderImage) => unknown])[] = [
    ["lifecycle", ({ lifecycle }) => lifecycle.version],
    ["user", ({ uid, gid }) => `${uid}:${gid}`],
    [
      "buildpacks",
      (builder) => someOf(difference(modules(builder), builder === own ? modules(named) : modules(own))),
    ],
    ["order", ({ order }) => order.map(groupWords).join(" or ")],
  ];
  return facts.flatMap(([what, tell]) => {
    const [ours, theirs] = [own, named].map((builder) => String(tell(builder)));
    if (ours === theirs) return [];
    const verb = what === "buildpacks" ? "are" : "is";
    const that = verb === "are" ? "those" : "that";
    return [`its ${what} ${verb} ${quote(ours ?? "")}, and ${that} of the other ${quote(theirs ?? "")}`];
  });
}

/** Labels may leave out versions that the file has. */
function groupWords({ group }: BuilderImage["order"][number]): string {
  return group.map(({ id, optional }) => (optional ? `${id} (optional)` : id)).join(" and ");
}

function difference(some: readonly string[], others: readonly string[]): string[] {
  return some.filter((each) => !others.includes(each));
}
