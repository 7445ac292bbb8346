// The images of the engine, for a lifecycle that makes images there.
import type { Daemon } from "../../../docker/daemon.ts";

/** What of the engine is used here. */
export type ImageStore = Pick<Daemon, "readImage" | "saveImage" | "loadImage" | "tagImage" | "describeHost">;
