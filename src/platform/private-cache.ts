// A copy of a cache volume for a build that may read what is kept, but whose own layers nobody else is to get.
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { ContainerSpec, Daemon, Volume } from "../docker/daemon.ts";
import { countBytes } from "../oci/count-bytes.ts";
import type { Target } from "../oci/target.ts";
import { PHASE_PATHS } from "../phases/phase-paths.ts";
import { volumeMount } from "../phases/phase.ts";
import { ensureHolderImage } from "./holder-image.ts";

/** What {@link createPrivateCache} needs. */
export interface PrivateCacheDeps {
  readonly daemon: Daemon;
  readonly target: Target;
  /** Of the copy, so that it is swept with the run. */
  readonly labels: Readonly<Record<string, string>>;
  /** Told how much was copied so far. */
  readonly onBytes: (bytes: number) => void;
}

/** Copies a volume inside the engine; the copy goes when it is disposed. */
export async function createPrivateCache(
  shared: string,
  { daemon, target, labels, onBytes }: PrivateCacheDeps,
): Promise<Volume> {
  const image = await ensureHolderImage(daemon, target);
  const holder = (volume: string): ContainerSpec => ({
    image,
    command: ["/holder"],
    env: [],
    mounts: [volumeMount(volume, PHASE_PATHS.cache)],
    network: "none",
    labels,
    securityOptions: ["no-new-privileges"],
  });
  const copy = await daemon.createVolume(`cnb-build-${randomUUID().slice(0, 8)}-cache`, labels);
  try {
    await using from = await daemon.createContainer(holder(shared));
    await using to = await daemon.createContainer(holder(copy.name));
    const content = countBytes((await from.getArchive(PHASE_PATHS.cache)) as AsyncIterable<Buffer>, onBytes);
    await to.putArchive("/", Readable.from(content));
    return copy;
  } catch (error) {
    await copy[Symbol.asyncDispose]();
    throw error;
  }
}
