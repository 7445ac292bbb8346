// What a step asks for: a build, or one for each of several platforms.
import { buildImage } from "../build.ts";
import type { ReportCollector } from "../report/report-collector.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import { buildFor, type ImagesRequest } from "../request/images-request.ts";

/** @throws what {@link buildImage} rejects with, for the first platform that fails, and what making the index rejects with */
export async function buildImages(
  request: ImagesRequest,
  deps: BuildDeps,
  report: ReportCollector,
): Promise<void> {
  const { targets } = request;
  if (targets.length > 1) {
    // Few builds need the code for it.
    const { buildPlatforms } = await import("./build-platforms.ts");
    await buildPlatforms(request, deps, report);
  } else await buildImage(buildFor(targets[0], request), deps, report);
}
