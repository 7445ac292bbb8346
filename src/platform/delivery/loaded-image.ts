// Getting an image into the engine: what the engine has already is not sent.
import { loadImage } from "../../docker/load-image.ts";
import { messageOf } from "../../errors.ts";
import type { FinishedImage } from "../../gateway/finished-image.ts";
import { formatImageReference } from "../../oci/image-reference.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { type EngineImage, forEngine, fullName, isReusable } from "./engine-image.ts";
import { rememberImage } from "./remembered-image.ts";

/** What an image is delivered with. */
export interface DeliveryContext {
  readonly resolved: ResolvedBuild;
  readonly plan: BuildPlan;
  readonly deps: BuildDeps;
  /** Whose layers are reused, if it is in no registry. */
  readonly engineImage: EngineImage | undefined;
  /** Of this build. */
  readonly directory: string;
}

/** Loads the image by these names; says what the engine calls it. @throws {PlatformError} as {@link loadImage} */
export async function loadFinished(
  finished: FinishedImage,
  names: readonly string[],
  context: DeliveryContext,
): Promise<string> {
  const {
    resolved,
    plan: { daemon, runImage },
    deps: { log, signal },
    engineImage,
  } = context;
  const { image, held } = await forEngine(finished, engineImage, { ...context, daemon });
  const { id, layers, omittedLayers } = await loadImage(
    { ...image, names },
    {
      daemon,
      relatives: [formatImageReference(runImage.value.pinned), ...resolved.tags.map(fullName)],
      held,
      signal,
      onBytes: (doneBytes) => {
        log.progress("Loading the image into the Docker engine", { doneBytes });
      },
    },
  );
  log.info(`Loaded the image into the engine as ${id}; it already had ${omittedLayers} of ${layers} layers.`);
  return id;
}

/** For the next build, which is only slower without. */
export async function rememberLoaded(
  { manifestBytes }: FinishedImage,
  id: string,
  { resolved, plan, deps, engineImage }: DeliveryContext,
): Promise<void> {
  const { mayWrite, branch } = deps.caches;
  if (!mayWrite || !isReusable(resolved, plan.daemon) || id === engineImage?.image.id) return;
  const [name] = resolved.tags;
  const loaded = { id, manifestJson: manifestBytes.toString("utf8") };
  await rememberImage({ name, branch }, loaded, plan.daemon).catch((error: unknown) => {
    deps.log.debug(`The next build will not reuse the layers of this image: ${messageOf(error)}`);
  });
}
