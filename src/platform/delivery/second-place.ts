// Where an image is exported to that is built a second time, only to be compared: it gets no name, and there is nothing of earlier
// images that a lifecycle could reuse.
import { PlatformError } from "../../errors.ts";
import { createDirectorySink } from "../../gateway/directory-sink.ts";
import { type FinishedImage, finishImage } from "../../gateway/finished-image.ts";
import type { ImageReference } from "../../oci/image-reference.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { noPreviousImage } from "../request/no-previous-image.ts";
import { secondGatewayDirectory } from "../workspace/run-directories.ts";
import { readStaged } from "./aside-destination.ts";
import { baseOrigins } from "./base-layers.ts";
import type { ExportedImage, ExportPlace } from "./destination.ts";
import { openGatewayPlace, takeExported } from "./gateway-place.ts";
import { directAccess } from "./image-access.ts";

/** Disposing of it leaves nothing on this machine. */
export interface SecondPlace extends ExportPlace, AsyncDisposable {
  /** What the lifecycle exported, as it would be delivered. */
  take(exported: ExportedImage): Promise<FinishedImage>;
}

/** The second build of an image that is complete. */
export interface SecondBuild {
  readonly resolved: Pick<ResolvedBuild, "tags" | "delivery">;
  readonly plan: Pick<BuildPlan, "delivery" | "runImage">;
  /** Its layers do not have to be exported again. */
  readonly first: FinishedImage;
}

type PlaceDeps = Pick<BuildDeps, "registry" | "keychain" | "log" | "temporaryDir" | "runLabel">;

/** @throws {PlatformError} `INPUT` if nothing holds the tags of the first image back, or an address cannot be listened on */
export async function openSecondPlace(build: SecondBuild, deps: PlaceDeps): Promise<SecondPlace> {
  const { value: delivery } = build.plan.delivery;
  switch (delivery.kind) {
    case "gateway":
      return placeAtGateway(delivery.address, build, deps);
    case "aside":
      return placeAside(delivery.tag, build, deps);
    case "direct":
      throw new PlatformError("INPUT", "The tags have moved already, so nothing is left to verify.");
  }
}

async function placeAtGateway(
  address: string,
  { resolved, plan, first }: SecondBuild,
  deps: PlaceDeps,
): Promise<SecondPlace> {
  const {
    tags: [image],
    delivery: { labels, annotations },
  } = resolved;
  const directory = secondGatewayDirectory(deps.temporaryDir, deps.runLabel);
  const place = await openGatewayPlace({ address, directory, image }, deps);
  const known = first.manifest.layers.map(({ digest }) => [digest, first.originOf(digest)] as const);
  place.gateway.serve({
    name: place.name,
    repository: undefined,
    sink: createDirectorySink(place.directory),
    provided: new Map([...known, ...baseOrigins(plan.runImage.value)]),
  });
  return {
    ...place,
    previousImage: undefined,
    async take(exported) {
      const renames = place.access.realNames;
      return finishImage(
        await takeExported(place, exported),
        { labels, annotations, renames },
        deps.registry,
      );
    },
  };
}

/** To where the first image was pushed, too: it is known by its digest. */
function placeAside(
  tag: ImageReference,
  { resolved: { delivery } }: SecondBuild,
  { registry, keychain }: PlaceDeps,
): SecondPlace {
  const { labels, annotations } = delivery;
  return {
    tags: [tag],
    previousImage: noPreviousImage(tag),
    access: directAccess(keychain),
    explain: (error) => error,
    async take({ digest }) {
      return finishImage(await readStaged(tag, digest, registry), { labels, annotations }, registry);
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
