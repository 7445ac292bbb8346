// The layers of an app image while they are put on each other: each is new or taken over from the previous image.
import type { AppLayer, ImageDestination } from "../image/image-writer.ts";
import type { LayerArchive } from "../layer/layer-tar.ts";
import { StepError } from "../lifecycle-error.ts";
import type { Logger } from "../logger.ts";

/** How a layer got into the image. */
export type Placement = "added" | "reused";

export interface LayerStack {
  readonly layers: readonly AppLayer[];
  /** Puts an archive on top; it is reused if it equals a layer that the previous image had in this role. */
  place(archive: LayerArchive, createdBy: string, previousShas: readonly string[]): Placement;
  /** The same, with a log line; returns the layer's diffID. */
  placeNamed(archive: LayerArchive, createdBy: string, previousSha: string | undefined): string;
  /** Puts a layer on top that is only in the previous image. @throws {Error} if it is not there */
  reuse(id: string, createdBy: string, diffId: string): void;
}

export function createLayerStack(
  destination: Pick<ImageDestination, "addLayer" | "canReuse">,
  log: Logger,
): LayerStack {
  const layers: AppLayer[] = [];
  const announce = (verb: "Adding" | "Reusing", id: string, sha: string): void => {
    log.info(`${verb} layer '${id}'`);
    log.debug(`Layer '${id}' SHA: ${sha}`);
  };
  const stack: LayerStack = {
    layers,
    place(archive, createdBy, previousShas) {
      const { diffId } = archive;
      if (previousShas.includes(diffId) && destination.canReuse(diffId)) {
        layers.push({ diffId, createdBy, isReused: true, archive });
        return "reused";
      }
      layers.push({ diffId, createdBy, isReused: false, archive });
      destination.addLayer(archive);
      return "added";
    },
    placeNamed(archive, createdBy, previousSha) {
      const placement = stack.place(archive, createdBy, previousSha === undefined ? [] : [previousSha]);
      announce(placement === "added" ? "Adding" : "Reusing", archive.id, archive.diffId);
      return archive.diffId;
    },
    reuse(id, createdBy, diffId) {
      announce("Reusing", id, diffId);
      if (!destination.canReuse(diffId)) {
        throw new StepError(
          `reusing layer: '${id}': previous image did not have layer with diff id '${diffId}'`,
        );
      }
      layers.push({ diffId, createdBy, isReused: true });
    },
  };
  return stack;
}
