// Getting an image from its blobs into the engine, and making sure that it works there.
import type { Daemon } from "../docker/daemon.ts";
import { hasLayers, loadImage } from "../docker/load-image.ts";
import { messageOf, PlatformError } from "../errors.ts";
import { type Digest, shortDigest } from "../oci/digest.ts";
import { quote } from "../quote.ts";
import { readBlobFile } from "./blob-directory.ts";
import type { KeptImage } from "./builder-blobs.ts";

/** What loading needs. */
export interface LoadDeps {
  readonly daemon: Daemon;
  /** Of the container that is started as a test. */
  readonly labels: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** An image that the engine took, and that works. */
export interface LoadedBuilder {
  /** What to make containers from. */
  readonly image: string;
  readonly layers: number;
  /** How many of the layers the engine had, so that they were not sent. */
  readonly omittedLayers: number;
}

/**
 * Every lifecycle has it, and it ends at once: with its version, or with a complaint about the missing Platform API.
 * https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#creator
 */
const PROBE = ["/cnb/lifecycle/creator", "-version"];
const PROBE_TIMEOUT_MS = 60_000;

const LOADED = "cloud-native-buildpacks.local/builder";

/**
 * The name of a loaded builder, e.g. `cloud-native-buildpacks.local/builder:0123456789ab`. It cannot be the name that it
 * is pulled by: only a pull gives an image a repository digest, unless the engine has the containerd store.
 */
export function builderImageName(manifestDigest: Digest): string {
  return `${LOADED}:${shortDigest(manifestDigest)}`;
}

/** Whether it is such a name. */
export function isLoadedBuilder(name: string): boolean {
  return name.startsWith(`${LOADED}:`);
}

/** The name of a builder that an earlier run loaded, if the engine still has it whole. */
export async function findLoadedBuilder(
  daemon: Pick<Daemon, "inspectImage">,
  { manifestDigest, diffIds }: { readonly manifestDigest: Digest; readonly diffIds: readonly string[] },
): Promise<string | undefined> {
  const name = builderImageName(manifestDigest);
  const image = await daemon.inspectImage(name);
  return image !== undefined && hasLayers(image, diffIds) ? name : undefined;
}

/**
 * Loads an image without the layers that it shares with its relatives in the engine, and all of it if that fails.
 * @param relatives names of images that may have the same first layers; unknown ones do not matter
 * @throws {PlatformError} `BUILDER_IMAGE` if no container starts from it, or what {@link loadImage} rejects with. Nothing is
 * left behind.
 */
export async function loadBuilder(
  image: KeptImage,
  relatives: readonly string[],
  deps: LoadDeps,
): Promise<LoadedBuilder> {
  const name = builderImageName(image.manifestDigest);
  const diffIds = image.config.rootfs.diff_ids;
  const readBlob = (digest: Digest): AsyncIterable<Buffer> => readBlobFile(image.directory, digest);
  const { layers, omittedLayers } = await loadImage(
    { ...image, names: [name], diffIds, readBlob },
    { daemon: deps.daemon, relatives, signal: deps.signal, check: () => checkStarts(name, deps) },
  );
  return { image: name, layers, omittedLayers };
}

/** Any exit code is fine: the program was there, could be run, and ended. */
async function checkStarts(name: string, { daemon, labels, signal }: LoadDeps): Promise<void> {
  const timeout = AbortSignal.timeout(PROBE_TIMEOUT_MS);
  try {
    await using container = await daemon.createContainer({
      image: name,
      command: PROBE,
      env: [],
      mounts: [],
      network: "none",
      labels,
      securityOptions: ["no-new-privileges=true"],
      dropCapabilities: ["ALL"],
    });
    await container.run({
      onLine: () => undefined,
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
  } catch (cause) {
    const why = `no container starts from it: ${messageOf(cause).replace(/\.$/, "")}`;
    throw new PlatformError("BUILDER_IMAGE", `The image ${quote(name)} cannot be used: ${why}.`, { cause });
  }
}
