// Making a base image (a build image or a run image) of one root file system.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#build-image
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Digest } from "../../src/oci/digest.ts";
import { encodeImageConfig } from "../../src/oci/image-config.ts";
import type { ImageReference } from "../../src/oci/image-reference.ts";
import type { Target } from "../../src/oci/target.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { writeLayerBlob } from "./packed-layer.ts";
import { pushImage } from "./push-image.ts";

/** A base image to be made. */
export interface BaseImage {
  readonly reference: ImageReference;
  readonly target: Target;
  /** Path of an uncompressed tar. */
  readonly rootfsTar: string;
  /** `uid:gid` */
  readonly user: string;
  /** `KEY=value` each. */
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** Pushes the image; the same inputs give the same digest. */
export async function createBaseImage(image: BaseImage, registry: Registry): Promise<Digest> {
  const temporary = await mkdtemp(path.join(tmpdir(), "base-image-"));
  try {
    const tar = createReadStream(image.rootfsTar, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>;
    const layer = await writeLayerBlob(tar, path.join(temporary, "rootfs.tar.gz"));
    const created = "1980-01-01T00:00:01Z";
    const configJson = encodeImageConfig({
      architecture: image.target.arch,
      os: image.target.os,
      created,
      config: { User: image.user, Env: [...image.env], Labels: { ...image.labels } },
      rootfs: { type: "layers", diff_ids: [layer.diffId] },
      history: [{ created, created_by: "Root file system" }],
    });
    return await pushImage({ reference: image.reference, layers: [layer], configJson }, registry);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
