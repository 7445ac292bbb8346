// A tiny image for containers that never start, by which files get into volumes while the builder is still being pulled. Its only program
// ends at once, so it also tells what an engine can run.
import { Readable } from "node:stream";
import type { Daemon } from "../../docker/daemon.ts";
import { imageArchive } from "../../docker/image-archive.ts";
import { digestOf } from "../../oci/digest.ts";
import type { Descriptor, ImageManifest } from "../../oci/manifest.ts";
import { OCI_CONFIG, OCI_MANIFEST, OCI_TAR_LAYER } from "../../oci/media-types.ts";
import { packTar, tarRecord } from "../../oci/tar-records.ts";
import type { Target } from "../../oci/target.ts";
import { tinyProgram } from "./tiny-program.ts";

const REPOSITORY = "cloud-native-buildpacks.local/holder";
const VERSION = "2";

/** Makes sure that the engine has the image, and returns its name; it stays, since other builds may be using it. */
export async function ensureHolderImage(daemon: Daemon, target: Target): Promise<string> {
  const name = `${REPOSITORY}:${VERSION}-${target.arch}`;
  if ((await daemon.inspectImage(name)) === undefined) {
    await daemon.loadImage(Readable.from(holderArchive(name, target)));
  }
  return name;
}

/** One file: the program, which is empty where none is known. */
function holderArchive(name: string, target: Target): AsyncGenerator<Buffer> {
  const layer = packTar([tarRecord({ name: "holder", type: "file", mode: 0o755 }, tinyProgram(target.arch))]);
  const config = json({
    architecture: target.arch,
    os: target.os,
    created: "1980-01-01T00:00:01Z",
    config: { Cmd: ["/holder"] },
    rootfs: { type: "layers", diff_ids: [digestOf(layer)] },
  });
  const manifest: ImageManifest = {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: descriptor(OCI_CONFIG, config),
    layers: [descriptor(OCI_TAR_LAYER, layer)],
  };
  const manifestBytes = json(manifest);
  return imageArchive({
    names: [name],
    manifestDigest: digestOf(manifestBytes),
    mediaType: OCI_MANIFEST,
    manifestBytes,
    manifest,
    omitLeading: 0,
    readBlob: (digest) => Readable.from([digest === manifest.config.digest ? config : layer]),
  });
}

function descriptor(mediaType: string, content: Buffer): Descriptor {
  return { mediaType, digest: digestOf(content), size: content.length };
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
