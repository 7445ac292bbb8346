// How much of an image was reused. Pure.
import type { BuildReport } from "../../platform/request/build-request.ts";

/** Layers of the app image, without those of the run image. */
export interface Reuse {
  readonly reused: number;
  /** As stored; undefined unless the sizes of all reused layers are known. */
  readonly reusedBytes: number | undefined;
}

export function countReused({ layers }: Pick<BuildReport, "layers">): Reuse {
  const reused = layers.filter(({ outcome }) => outcome === "reused");
  const sizes = reused.flatMap(({ sizeBytes }) => sizeBytes ?? []);
  return {
    reused: reused.length,
    reusedBytes: sizes.length === reused.length ? sizes.reduce((sum, size) => sum + size, 0) : undefined,
  };
}
