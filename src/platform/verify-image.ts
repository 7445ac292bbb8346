// Whether an image is reproducible: it is built a second time without anything of earlier builds, and compared, before it gets its names.
import { PlatformError } from "../errors.ts";
import type { FinishedImage } from "../gateway/finished-image.ts";
import type { Digest } from "../oci/digest.ts";
import { digestOfSource } from "../project/source/source-digest.ts";
import { createSourceFilter } from "../project/source/source-filter.ts";
import { quote } from "../quote.ts";
import { pushedName } from "./delivery/deliver-staged.ts";
import { keptBack } from "./delivery/kept-back.ts";
import { openSecondPlace } from "./delivery/second-place.ts";
import { exportImage, type UsedBuilder } from "./export-image.ts";
import type { PlannedBuild } from "./phase-context.ts";
import { phasesOnly } from "./phases-only.ts";
import { ReportCollector } from "./report/report-collector.ts";
import type { BuildDeps } from "./request/build-deps.ts";
import type { ResolvedBuild } from "./request/build-request.ts";
import { findDifferences } from "./verify/image-differences.ts";
import { describeDifferences, verificationError } from "./verify/verification-error.ts";

/** The build whose image is to be verified. */
export interface VerifiedBuild extends Omit<PlannedBuild, "destination"> {
  readonly builder: UsedBuilder;
}

/** Verifies the image of one build. */
export interface Verification {
  /**
   * @throws {PlatformError} `VERIFICATION` if the second image has another digest, `SOURCE` if the source has changed meanwhile, and
   * what the second build rejects with
   */
  verify(image: FinishedImage, build: VerifiedBuild): Promise<void>;
}

/** Is to be opened before anything is built. @throws {PlatformError} `SOURCE` if something of the source cannot be read */
export async function openVerification(resolved: ResolvedBuild, deps: BuildDeps): Promise<Verification> {
  const source = await digestOf(resolved, deps);
  return {
    verify: (image, build) => build.report.time("verify", () => verify({ image, build, source }, deps)),
  };
}

function digestOf(
  { path, fileModes, selection, ownOutputs }: ResolvedBuild,
  { signal }: Pick<BuildDeps, "signal">,
): Promise<Digest> {
  return digestOfSource({ path, fileModes, filter: createSourceFilter(selection, ownOutputs), signal });
}

interface Verified {
  readonly image: FinishedImage;
  readonly build: VerifiedBuild;
  /** As it was before the image was built. */
  readonly source: Digest;
}

async function verify({ image: first, build, source }: Verified, deps: BuildDeps): Promise<void> {
  const { resolved, report } = build;
  const { digest } = first;
  const image = { digest, image: pushedName(resolved, digest) };
  // It is there, whatever comes of it.
  report.add(image);
  deps.log.step("Building the image again without any cache, to verify it");
  // Without an engine, it is built in the same directories.
  await build.cleanup.settle();
  await using place = await openSecondPlace({ ...build, first }, deps);
  const again = buildAgain({ ...build, destination: place }, deps);
  const exported = await again.catch((error: unknown) => {
    throw secondFailed(place.explain(error), image);
  });
  const second = await place.take(exported).catch((error: unknown) => {
    throw secondFailed(error, image);
  });
  report.add({ verified: second.digest === digest });
  if (second.digest === digest) return;
  if ((await digestOf(resolved, deps)) !== source) throw sourceChanged(resolved, image);
  const differences = await findDifferences(first, second, deps.signal);
  const reuse = report.snapshot().layers;
  const failure = { image, secondDigest: second.digest, differences, reuse };
  // An annotation has the first of them, and there may be no summary.
  deps.log.step("What differs");
  for (const line of describeDifferences(failure)) deps.log.info(line);
  throw verificationError(failure);
}

type Again = Omit<VerifiedBuild, "report"> & Pick<Parameters<typeof exportImage>[0], "destination">;

/** Nothing of it gets into the report of the first build, or into a cache. */
function buildAgain(build: Again, deps: BuildDeps): ReturnType<typeof exportImage> {
  const { resolved, plan, builder, destination, cleanup } = build;
  const { outcome } = resolved;
  return exportImage(
    {
      resolved: {
        ...resolved,
        previousImage: undefined,
        cache: { kind: "none" },
        clearCache: true,
        builderCache: "never",
        outcome: { ...outcome, sbomDir: undefined, reportDir: undefined },
      },
      plan: {
        ...plan,
        builder: { ...plan.builder, runnable: builder.image },
        presentBuilder: builder.image,
        order: { ...plan.order, toml: builder.order },
      },
      destination,
      cleanup,
      report: new ReportCollector(deps.now),
    },
    { ...deps, log: phasesOnly(deps.log) },
  );
}

type KeptImage = Parameters<typeof keptBack>[0];

function secondFailed(error: unknown, image: KeptImage): unknown {
  if (!(error instanceof PlatformError) || error.code === "CANCELLED") return error;
  const { code, message, hint, details } = error;
  const words = `The image was built, but not a second time, without any cache: ${message} ${keptBack(image)}`;
  return new PlatformError(code, words, { hint, details, cause: error });
}

function sourceChanged({ path }: ResolvedBuild, image: KeptImage): PlatformError {
  const message = `The source ${quote(path)} changed while the image was built twice, so both cannot be compared. ${keptBack(image)}`;
  return new PlatformError("SOURCE", message, {
    hint: "Let no other process write to it during the step.",
  });
}
