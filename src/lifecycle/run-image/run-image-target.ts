// The target data of a run image: what detection and buildpacks learn about where the app will run. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#target-data
import type { TargetData } from "../../cnb/analyzed.ts";
import type { ImageConfig } from "../../oci/image-config.ts";

const BASE_ID = "io.buildpacks.base.id";
const DISTRO_NAME = "io.buildpacks.base.distro.name";
const DISTRO_VERSION = "io.buildpacks.base.distro.version";

/** Reads `[run-image.target]` from an image's config; what the image does not say is left out. */
export function runImageTarget(config: ImageConfig): TargetData {
  const labels = config.config?.Labels ?? {};
  const { [BASE_ID]: id, [DISTRO_NAME]: name = "", [DISTRO_VERSION]: version = "" } = labels;
  const variant = config.variant ?? "";
  return {
    ...(id !== undefined && id !== "" && { id }),
    os: config.os,
    arch: config.architecture,
    ...(variant !== "" && { "arch-variant": variant }),
    ...((name !== "" || version !== "") && { distro: { name, version } }),
  };
}
