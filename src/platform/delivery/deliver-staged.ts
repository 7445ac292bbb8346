// An image that is complete and has no name yet: it gets its labels, goes to every registry and into the engine, and at the very end
// its tags move.
import { rewriteReport } from "../../cnb/report.ts";
import { type FinishedImage, finishImage } from "../../gateway/finished-image.ts";
import type { StagedImage } from "../../gateway/staged-image.ts";
import type { Digest } from "../../oci/digest.ts";
import { atDigest, formatImageReference } from "../../oci/image-reference.ts";
import { PHASE_PATHS } from "../../phases/phase-paths.ts";
import { writeLayout } from "../report/layout-directory.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { checkBaseLayers } from "./base-layers.ts";
import type { DeliveredImage, ExportedImage, Gate, Hurdles } from "./destination.ts";
import { fullName } from "./engine-image.ts";
import { describeIfReadable } from "./exported-image.ts";
import { type DeliveryContext, loadFinished, rememberLoaded } from "./loaded-image.ts";
import { publishWithChecks } from "./tagged-image.ts";
import { loadUntested } from "./untested-image.ts";

/** What is to be made of an image on its way. */
export interface StagedDelivery extends Hurdles {
  /** What the lifecycle says of it, by the names that others know. */
  readonly exported: ExportedImage;
  /** Names that the lifecycle saw and that are useless elsewhere, and what is written in their place. */
  readonly renames?: ReadonlyMap<string, string>;
}

/**
 * Brings an image everywhere, and gives it its names once all of that is done and the gate lets it.
 * @throws {PlatformError} `DIGEST_MISMATCH` if it stands on another run image, and what the gate and all places reject with
 */
export async function deliverStaged(
  staged: StagedImage,
  { exported, renames = new Map<string, string>(), gate, verify, whenComplete }: StagedDelivery,
  context: DeliveryContext,
): Promise<DeliveredImage> {
  const { resolved, plan, deps } = context;
  const { labels, annotations, push, byDigest } = resolved.delivery;
  const finished = await finishImage(staged, { labels, annotations, renames }, deps.registry);
  const { manifest, config } = finished;
  const standing = { layers: manifest.layers, labels: config.config?.Labels ?? {} };
  const base = { runImage: exported.runImage, planned: plan.runImage.value };
  await checkBaseLayers(standing, base, deps.registry);
  const repositories = push ? resolved.tags : [];
  const tags = byDigest ? [] : repositories;
  const toml = reportFile(exported, finished, resolved);
  let delivered: DeliveredImage = { ...report(finished, context), toml };
  const complete = async (): Promise<void> => {
    const bringing =
      gate === undefined
        ? verifyAndBring(finished, verify, context)
        : passAndBring(finished, { gate, verify }, context);
    delivered = { ...delivered, imageId: await bringing };
    await whenComplete?.(delivered);
  };
  // With nothing that tags wait for, a single one is moved by the same request that pushes the image. What is attested has an SBOM.
  const { layout, load } = resolved.delivery;
  const isHeld = gate !== undefined || verify !== undefined;
  const waits = isHeld || layout !== undefined || load || resolved.outcome.sbomDir !== undefined;
  await publishWithChecks(finished, { tags, repositories, beforeTags: waits ? complete : undefined }, deps);
  if (!waits) await complete();
  return delivered;
}

/** Into a directory and the engine, as far as that is asked for and it may; says what the engine calls the image. */
async function verifyAndBring(
  finished: FinishedImage,
  verify: Hurdles["verify"],
  context: DeliveryContext,
  load = (): Promise<string> => loadFinished(finished, fullNames(context), context),
): Promise<string> {
  const { delivery } = context.resolved;
  await verify?.(finished);
  await keep(finished, context);
  if (!delivery.load) return finished.manifest.config.digest;
  const id = await load();
  await rememberLoaded(finished, id, context);
  return id;
}

/** The same, once the gate has seen it run. */
async function passAndBring(
  finished: FinishedImage,
  { gate, verify }: Pick<Hurdles, "verify"> & { readonly gate: Gate },
  context: DeliveryContext,
): Promise<string> {
  const untested = await loadUntested(finished, context);
  try {
    const { digest, config } = finished;
    const image = pushedName(context.resolved, digest);
    await gate.pass({ digest, image, config, runnable: untested.name });
    return await verifyAndBring(finished, verify, context, async () => {
      for (const name of fullNames(context)) await context.plan.daemon.tagImage(untested.name, name);
      return untested.id;
    });
  } finally {
    gate.cleanup.start(untested, "the image that was tested");
  }
}

/** What the image is called in its registry whatever its tags are at; undefined if it is not pushed. */
export function pushedName(
  { tags: [image], delivery }: Pick<ResolvedBuild, "tags" | "delivery">,
  digest: Digest,
): string | undefined {
  return delivery.push ? formatImageReference(atDigest(image, digest)) : undefined;
}

/** Writes the image to a directory, if one is asked for. */
async function keep(image: FinishedImage, context: DeliveryContext): Promise<void> {
  const {
    resolved,
    deps: { log, signal },
  } = context;
  const { layout } = resolved.delivery;
  if (layout === undefined) return;
  await writeLayout(layout, image, {
    names: fullNames(context),
    signal,
    onProgress: (doneBytes, totalBytes) => {
      log.progress("Writing the image to a directory", { doneBytes, totalBytes });
    },
  });
}

function fullNames({ resolved }: DeliveryContext): string[] {
  return resolved.tags.map(fullName);
}

/** What the lifecycle says of the image, which has other names and a new digest by now. */
function reportFile(
  { toml }: ExportedImage,
  { digest, manifestBytes }: FinishedImage,
  { tags }: ResolvedBuild,
): string {
  const image = { tags: tags.map(formatImageReference), digest, manifestSizeBytes: manifestBytes.length };
  return rewriteReport(toml, image, PHASE_PATHS.report);
}

function report(
  { digest, config, manifest, manifestBytes }: FinishedImage,
  { resolved, deps: { log } }: DeliveryContext,
): DeliveredImage {
  const {
    tags: [image],
    delivery,
  } = resolved;
  const tags = resolved.tags.map(formatImageReference);
  return {
    ...describeIfReadable({ config, manifest, name: formatImageReference(image) }, log),
    digest,
    image: pushedName(resolved, digest),
    tags: delivery.push && !delivery.byDigest ? tags : [],
    loaded: delivery.load ? tags : [],
    layoutDir: delivery.layout?.path,
    manifestSizeBytes: manifestBytes.length,
  };
}
