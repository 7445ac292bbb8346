// Builds for several platforms, one after the other, and one index of their images. Everything that is wrong with any of them is told
// before anything slow starts, and no tag moves before all of them are complete in their registries.
import type { Digest } from "../../oci/digest.ts";
import { hostTarget } from "../../oci/target.ts";
import { asBuild, prepareBuild, type PreparedBuild } from "../build.ts";
import { clearSbomDirectory, writeReportFiles } from "../report/build-report-files.ts";
import { ownOutputs } from "../report/own-outputs.ts";
import type { ReportCollector } from "../report/report-collector.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { BuildReport } from "../request/build-request.ts";
import { checkAll } from "../request/check-all.ts";
import type { ImagesRequest } from "../request/images-request.ts";
import { platformDeps, tellingOnce } from "./platform-deps.ts";
import { nameOf, type PlatformRequest, platformRequests } from "./platform-requests.ts";
import { wordsOnFailure, wordsOnImages, wordsOnPlatform } from "./platform-words.ts";
import { withPreviousOf } from "./previous-image.ts";
import { sharedReport } from "./shared-report.ts";

/** The build for one platform. */
interface PlatformBuild extends PlatformRequest {
  /** In the report of the step. */
  readonly report: ReportCollector;
}

/** One of which everything is decided. */
interface PreparedPlatform extends PlatformBuild {
  readonly build: PreparedBuild;
}

/** @throws what the build rejects with that fails, or what making the index rejects with; no tag has moved then, unless that says so */
export async function buildPlatforms(
  request: ImagesRequest,
  deps: BuildDeps,
  report: ReportCollector,
): Promise<void> {
  await asBuild(deps, async () => {
    const parts = platformRequests(request, hostTarget(process.arch)).map((each) => {
      const part = { ...each, report: report.part() };
      part.report.add({ target: each.target });
      return part;
    });
    const { sbomDir } = request.outcome;
    // Of a build for a single platform.
    if (sbomDir !== undefined) await clearSbomDirectory(sbomDir);
    await using builds = new AsyncDisposableStack();
    const prepared = await prepareAll(await withoutOutputs(parts), builds, deps);
    await runInTurn(prepared, request, deps);
    if (request.delivery.push) await pushIndex(parts, { request, report }, deps);
    await finish(parts, { request, report });
  });
}

/** What the build for one platform writes into the source is no part of it for the next. */
async function withoutOutputs(parts: readonly PlatformBuild[]): Promise<readonly PlatformBuild[]> {
  const own = await ownOutputs(parts.map(({ request }) => request));
  return parts.map((part) => ({ ...part, request: { ...part.request, ownOutputs: own } }));
}

/** One after the other, so that the log tells of one at a time; all that is wrong with any of them is told together. */
async function prepareAll(
  parts: readonly PlatformBuild[],
  builds: AsyncDisposableStack,
  deps: BuildDeps,
): Promise<readonly PreparedPlatform[]> {
  const log = tellingOnce(deps.log);
  let before: Promise<unknown> = Promise.resolve();
  const prepare = async (part: PlatformBuild, at: number): Promise<PreparedPlatform> => {
    const { target, report } = part;
    log.step(wordsOnPlatform(target, { at, of: parts.length }));
    const own = await platformDeps(nameOf(target), log, deps);
    return report.working(async () => {
      const request = await withPreviousOf(target, part.request, own);
      return { ...part, request, build: builds.use(await prepareBuild(request, own, report)) };
    });
  };
  const checks = parts.map((part, at) => {
    const preparing = before.then(() => prepare(part, at));
    before = preparing.catch(() => undefined);
    return () => preparing;
  });
  try {
    return await checkAll(checks);
  } finally {
    // After a failure that is no finding, those that still go on must not be left behind.
    await before;
  }
}

/** The image that is loaded is the last: the engine has it only if the others are complete. */
async function runInTurn(
  prepared: readonly PreparedPlatform[],
  { delivery: { push } }: ImagesRequest,
  { log, signal }: Pick<BuildDeps, "log" | "signal">,
): Promise<void> {
  const isLoaded = ({ request }: PlatformBuild): number => Number(request.delivery.load);
  const waiting = [...prepared].sort((a, b) => isLoaded(a) - isLoaded(b));
  const built: BuildReport[] = [];
  for (const [at, { target, report, build }] of waiting.entries()) {
    log.step(wordsOnPlatform(target, { at, of: waiting.length }, "Building for"));
    try {
      await report.working(() => build.run());
      built.push(report.snapshot());
    } catch (error) {
      const left = waiting.slice(at + 1).map((each) => each.target);
      log.warning(wordsOnFailure(target, { built, left, push, isCancelled: signal.aborted }));
      throw error;
    }
  }
}

interface Step {
  readonly request: ImagesRequest;
  readonly report: ReportCollector;
}

async function pushIndex(
  parts: readonly PlatformBuild[],
  { request, report }: Step,
  { log, merge }: Pick<BuildDeps, "log" | "merge">,
): Promise<void> {
  const { tags, delivery } = request;
  log.step("Making the index of the images");
  const reports = parts.map((part) => part.report.snapshot());
  const images = reports.flatMap(({ digest }) => (digest as Digest | undefined) ?? []);
  const annotations = delivery.annotations.index;
  const index = { tags, byDigest: delivery.byDigest, images, annotations };
  const pushed = await report
    .time("make index", () => merge(index))
    .catch((error: unknown) => {
      log.warning(
        `The images are built, but not all tags are at an index of them. ${wordsOnImages(reports)}`,
      );
      throw error;
    });
  report.add({ digest: pushed.digest, image: pushed.image, tags: pushed.tags });
}

async function finish(
  parts: readonly PlatformBuild[],
  { request: { outcome, delivery }, report }: Step,
): Promise<void> {
  const { reportDir, sbomDir } = outcome;
  report.add({
    ...sharedReport(parts.map((part) => part.report.snapshot())),
    sbomDir: sbomDir?.path,
    reportDir: reportDir?.path,
    layoutDir: delivery.layout?.path,
  });
  const finished = report.finish();
  if (reportDir !== undefined) await writeReportFiles(reportDir, { toml: undefined, report: finished });
}
