// Making a lifecycle image: the programs of a lifecycle on a small base, for builders that are not trusted.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#lifecycle
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  BUILDER_METADATA_LABEL,
  LIFECYCLE_APIS_LABEL,
  LIFECYCLE_VERSION_LABEL,
} from "../../src/cnb/builder-labels.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { encodeImageConfig } from "../../src/oci/image-config.ts";
import type { ImageReference } from "../../src/oci/image-reference.ts";
import { encodeJson } from "../../src/oci/json.ts";
import { tarOf } from "../../src/oci/tar-writer.ts";
import type { Target } from "../../src/oci/target.ts";
import { openLifecycleDirectory } from "../../src/packaging/builder/lifecycle-source.ts";
import { readImage } from "../../src/registry/image.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { writeLayerBlob } from "./packed-layer.ts";
import { pushImage } from "./push-image.ts";

/** A lifecycle image to be made. */
export interface LifecycleImageRequest {
  readonly reference: ImageReference;
  /** Has what the programs need to run; on the same registry. */
  readonly base: ImageReference;
  readonly lifecycleDir: string;
  readonly target: Target;
}

/** Pushes the image; the same inputs give the same digest. */
export async function createLifecycleImage(
  image: LifecycleImageRequest,
  registry: Registry,
): Promise<Digest> {
  const base = await readImage(registry, image.base, image.target);
  const lifecycle = await openLifecycleDirectory(image.lifecycleDir);
  const { version, apis } = lifecycle.descriptor;
  const temporary = await mkdtemp(path.join(tmpdir(), "lifecycle-image-"));
  try {
    const layer = await writeLayerBlob(tarOf(lifecycle.records()), path.join(temporary, "lifecycle.tar.gz"));
    const labels = {
      [LIFECYCLE_VERSION_LABEL]: version,
      [LIFECYCLE_APIS_LABEL]: encodeJson(apis),
      [BUILDER_METADATA_LABEL]: encodeJson({ lifecycle: { version, apis } }),
    };
    const created = "1980-01-01T00:00:01Z";
    const configJson = encodeImageConfig({
      ...base.config,
      created,
      history: [...(base.config.history ?? []), { created, created_by: "Lifecycle" }],
      rootfs: { type: "layers", diff_ids: [...base.config.rootfs.diff_ids, layer.diffId] },
      config: { Env: base.config.config?.Env, User: "0:0", WorkingDir: "/layers", Labels: labels },
    });
    return await pushImage({ reference: image.reference, base, layers: [layer], configJson }, registry);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
