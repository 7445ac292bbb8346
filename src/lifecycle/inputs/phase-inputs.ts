// The inputs of each phase, after flags, variables and defaults are resolved.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#lifecycle-interface
import type { DockerfileKind } from "../../cnb/extension-descriptor.ts";
import type { ImageReference } from "../../oci/image-reference.ts";
import type { ImageName } from "../image/images.ts";
import type { LayerCompression } from "../image/layer-compression.ts";

export interface AnalyzeInputs {
  readonly analyzedPath: string;
  readonly layersDir: string;
  /** The image that will be exported. */
  readonly appImage: ImageReference;
  /** The names as they were given; messages quote them. */
  readonly appImageName: string;
  /** Where layers are reused from: `-previous-image`, else the app image. */
  readonly previousImage: ImageReference;
  readonly previousImageName: string;
  readonly additionalTags: readonly ImageReference[];
  /** As given by `-run-image`; undefined means: choose from run.toml. */
  readonly runImageName: string | undefined;
  readonly runPath: string;
  readonly cacheImage: ImageReference | undefined;
  readonly skipLayers: boolean;
}

export interface DetectInputs {
  readonly analyzedPath: string;
  readonly appDir: string;
  readonly buildConfigDir: string;
  readonly buildpacksDir: string;
  readonly extensionsDir: string;
  /** e.g. `/layers/generated` */
  readonly generatedDir: string;
  readonly groupPath: string;
  readonly layersDir: string;
  readonly orderPath: string;
  /** e.g. `/cnb/system.toml`; read from Platform API 0.15 on. */
  readonly systemPath?: string;
  readonly planPath: string;
  readonly platformDir: string;
  /** The run images that extensions are expected to choose from. */
  readonly runPath: string;
}

/** Where the build cache is. Given both, the image is used. */
export interface CacheInputs {
  readonly cacheDir: string | undefined;
  readonly cacheImage: ImageReference | undefined;
}

export interface RestoreInputs extends CacheInputs {
  readonly analyzedPath: string;
  /** As given by `-build-image`; only for builds with extensions. */
  readonly buildImageName?: string | undefined;
  readonly buildpacksDir: string;
  readonly groupPath: string;
  readonly layersDir: string;
  readonly runPath: string;
  readonly skipLayers: boolean;
}

export interface BuildInputs {
  readonly analyzedPath: string;
  readonly appDir: string;
  readonly buildConfigDir: string;
  readonly buildpacksDir: string;
  readonly groupPath: string;
  readonly layersDir: string;
  readonly planPath: string;
  readonly platformDir: string;
}

/** The extender of the build image goes on with the build. */
export interface ExtendInputs extends BuildInputs {
  readonly generatedDir: string;
  readonly kind: DockerfileKind;
}

export interface ExportInputs extends CacheInputs {
  readonly analyzedPath: string;
  readonly appDir: string;
  readonly groupPath: string;
  /** The app image and its additional tags, as given. */
  readonly imageNames: readonly string[];
  readonly images: readonly ImageReference[];
  /** e.g. `/cnb/lifecycle/launcher` */
  readonly launcherPath: string;
  /** Where `lifecycle.sbom.*` and `launcher.sbom.*` lie, e.g. `/cnb/lifecycle`. */
  readonly launcherSbomDir: string;
  /** Of layers that no image has yet; a daemon gets them as they are. */
  readonly layerCompression: LayerCompression;
  readonly layersDir: string;
  readonly parallel: boolean;
  /** As given by `-process-type`. */
  readonly processType: string | undefined;
  readonly projectMetadataPath: string;
  readonly reportPath: string;
  readonly runPath: string;
  /** Seconds since the epoch as text; undefined means 1980-01-01T00:00:01Z. */
  readonly sourceDateEpoch: string | undefined;
}

export interface RebaseInputs {
  /** The image that is rebased: `-previous-image`, else the first name. */
  readonly app: ImageName;
  readonly force: boolean;
  /** What the result is saved as. */
  readonly names: readonly [ImageName, ...ImageName[]];
  readonly reportPath: string;
  /** As given by `-run-image`; undefined means: the one that the app image names. */
  readonly runImage: ImageName | undefined;
}
