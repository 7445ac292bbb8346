// Whether a build is needed: what the image would be made from is compared with what earlier images say they were made from.
import { digestModules } from "../buildpack/pack-modules.ts";
import type { ModuleKind } from "../cnb/module-reference.ts";
import { PlatformError } from "../errors.ts";
import { editImage } from "../gateway/edit-image.ts";
import type { CompleteImage } from "../gateway/finished-image.ts";
import { servedImage } from "../gateway/served-image.ts";
import type { Digest } from "../oci/digest.ts";
import { digestOfSource } from "../project/source/source-digest.ts";
import { createSourceFilter } from "../project/source/source-filter.ts";
import type { ReportedImage } from "./delivery/destination.ts";
import { type ComparedImage, type EarlierImages, findEarlierImages } from "./delivery/earlier-images.ts";
import { deliverReused, type ReusedImage } from "./delivery/reused-image.ts";
import { chooseWork, type Work } from "./plan/choose-work.ts";
import { digestInputs, type InputDigests } from "./plan/input-digests.ts";
import { formatInputsRecord, INPUTS_LABEL } from "./plan/inputs-record.ts";
import type { BuildPlan } from "./plan/plan.ts";
import type { ReportCollector } from "./report/report-collector.ts";
import type { BuildDeps } from "./request/build-deps.ts";
import type { BuildRequest, ResolvedBuild } from "./request/build-request.ts";
import { reasonToBuild } from "./request/reuse-request.ts";

/** What is compared, besides the source. */
export interface ComparedPlan {
  readonly request: BuildRequest;
  readonly plan: BuildPlan;
  readonly report: Pick<ReportCollector, "time">;
}

/** A build that may be none. */
export interface Comparison extends AsyncDisposable {
  /** Looks at earlier images, and says in the log what is done, and why. */
  decide(planned: ComparedPlan): Promise<DecidedWork>;
}

/** What to do for the image. */
export type DecidedWork =
  /** The request, with a label that says what the image is made from. */
  { readonly kind: "build"; readonly resolved: ResolvedBuild } | ReusingWork;

/** An earlier image, or what is made of it, gets the tags. */
export interface ReusingWork {
  readonly kind: "rebase" | "skip";
  readonly deliver: () => Promise<ReportedImage>;
}

/** Begins to read the source, while other things are found out. */
export function openComparison(resolved: ResolvedBuild, deps: BuildDeps): Comparison {
  const end = new AbortController();
  const { path, fileModes, selection, ownOutputs, reuse } = resolved;
  if (reuse.key !== undefined) deps.mask(reuse.key);
  const signal = AbortSignal.any([deps.signal, end.signal]);
  const filter = createSourceFilter(selection, ownOutputs);
  const source = digestOfSource({ path, fileModes, filter, signal });
  // What is wrong with it is told when it is asked for.
  const ended = source.then(
    () => undefined,
    () => undefined,
  );
  return {
    decide: ({ request, plan, report }) =>
      report.time("compare inputs", async () =>
        decide({ request, resolved, plan, source: await source }, deps),
      ),
    async [Symbol.asyncDispose]() {
      end.abort();
      await ended;
    },
  };
}

interface Compared {
  readonly request: BuildRequest;
  readonly resolved: ResolvedBuild;
  readonly plan: BuildPlan;
  readonly source: Digest;
}

async function decide(build: Compared, deps: BuildDeps): Promise<DecidedWork> {
  const { resolved, plan } = build;
  const modules = {
    buildpack: await digestsOf("buildpack", plan),
    extension: await digestsOf("extension", plan),
  };
  const now = digestInputs({ ...build, modules });
  const { work, reused } = await findWork(now, build, deps);
  deps.log.chosen("Work", WORK_WORDS[work.kind], work.reason);
  if (work.kind === "build" || reused === undefined)
    return { kind: "build", resolved: withRecord(resolved, now) };
  return { kind: work.kind, deliver: () => deliverReused(reused, resolved, deps) };
}

const WORK_WORDS = {
  build: "a build",
  rebase: "a new run image below the earlier image",
  skip: "none, the earlier image gets the tags",
} as const;

function digestsOf(
  kind: ModuleKind,
  { order: { sources } }: Pick<BuildPlan, "order">,
): Promise<readonly Digest[]> {
  return digestModules(sources.filter(({ modules }) => modules.some((module) => module.kind === kind)));
}

interface FoundWork {
  readonly work: Work<ComparedImage>;
  /** Undefined for a build. */
  readonly reused?: ReusedImage;
}

async function findWork(
  now: InputDigests,
  { resolved, plan }: Compared,
  deps: BuildDeps,
): Promise<FoundWork> {
  const reason = reasonToBuild(resolved);
  if (reason !== undefined) return { work: { kind: "build", reason } };
  const earlier = await findEarlierImages(resolved, plan.target, deps);
  const work = chooseWork(now, earlier.images, resolved.reuse);
  switch (work.kind) {
    case "build":
      return { work };
    case "skip": {
      const { image } = work.image;
      return { work, reused: { image: servedImage(image), home: image.reference, digests: earlier.digests } };
    }
    case "rebase":
      return rebaseUnlessRefused(work, { resolved, plan, earlier }, deps);
  }
}

async function rebaseUnlessRefused(
  work: Extract<Work<ComparedImage>, { kind: "rebase" | "skip" }>,
  { resolved, plan, earlier }: Pick<Compared, "resolved" | "plan"> & { readonly earlier: EarlierImages },
  { rebase }: Pick<BuildDeps, "rebase">,
): Promise<FoundWork> {
  const build = (why: string): FoundWork => ({
    work: { kind: "build", reason: `${work.reason}, but ${why}` },
  });
  try {
    const image = await rebase(work.image.image, plan.runImage.value);
    if (image === undefined) return build("it says that it stands on the new one");
    return { work, reused: { image: annotated(image, resolved), home: undefined, digests: earlier.digests } };
  } catch (error) {
    if (!(error instanceof PlatformError && error.code === "RUN_IMAGE")) throw error;
    return build(error.message.replace(/\.$/, ""));
  }
}

/** A rebase keeps labels, but no annotations. */
function annotated(image: CompleteImage, { delivery: { annotations } }: ResolvedBuild): CompleteImage {
  return { ...editImage(image, { annotations }), originOf: (layer) => image.originOf(layer) };
}

function withRecord(resolved: ResolvedBuild, now: InputDigests): ResolvedBuild {
  const { delivery } = resolved;
  const labels = new Map([...delivery.labels, [INPUTS_LABEL, formatInputsRecord(now)]]);
  return { ...resolved, delivery: { ...delivery, labels } };
}
