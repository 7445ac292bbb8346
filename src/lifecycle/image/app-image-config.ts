// The configuration of an app image: that of the run image with what the build adds. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter
import { type ApiVersion, atLeast, formatApiVersion } from "../../cnb/api-version.ts";
import { envValue, type ImageConfig } from "../../oci/image-config.ts";
import { sortKeys } from "../../oci/json.ts";
import type { AppLayer } from "./image-writer.ts";

/** What makes an app image out of a run image. */
export interface AppImageParts {
  readonly runImage: ImageConfig;
  /** Above those of the run image. */
  readonly layers: readonly Pick<AppLayer, "diffId" | "createdBy">[];
  readonly appDir: string;
  readonly layersDir: string;
  readonly platformApi: ApiVersion;
  /** e.g. `/cnb/process/web` */
  readonly entrypoint: string;
  /** In this order; a later one replaces an earlier one and those of the run image. */
  readonly labels: readonly (readonly [key: string, value: string])[];
  /** e.g. `1980-01-01T00:00:01Z` */
  readonly created: string;
}

/** When all images were created, so that they are reproducible. */
export const FIXED_CREATED = "1980-01-01T00:00:01Z";

/** The run image's configuration, key by key: what is not mentioned here stays as it is. */
export function makeAppImageConfig(parts: AppImageParts): ImageConfig {
  const { runImage, layers, created } = parts;
  const { config } = runImage;
  return {
    ...runImage,
    container: undefined,
    created,
    history: makeHistory(parts),
    rootfs: {
      type: "layers",
      diff_ids: [...runImage.rootfs.diff_ids, ...layers.map(({ diffId }) => diffId)],
    },
    config: {
      ...config,
      Cmd: undefined,
      Entrypoint: [parts.entrypoint],
      Env: makeEnv(parts),
      WorkingDir: parts.appDir,
      Labels: sorted({ ...config?.Labels, ...Object.fromEntries(parts.labels) }),
      Volumes: sorted(config?.Volumes),
      ExposedPorts: sorted(config?.ExposedPorts),
    },
  };
}

/**
 * When the image says it was created: SOURCE_DATE_EPOCH from Platform API 0.9 on, else a fixed time.
 * Undefined if the value is not a number of seconds.
 */
export function createdAt(sourceDateEpoch: string | undefined, platformApi: ApiVersion): string | undefined {
  if (sourceDateEpoch === undefined || sourceDateEpoch === "" || !atLeast(platformApi, "0.9")) {
    return FIXED_CREATED;
  }
  const date = new Date(/^[+-]?\d+$/.test(sourceDateEpoch) ? Number(sourceDateEpoch) * 1000 : NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(".000Z", "Z");
}

/** One entry a layer. Those of the run image are kept if they can be told apart from those without a layer. */
function makeHistory({ runImage, layers, platformApi, created }: AppImageParts): ImageConfig["history"] {
  const count = runImage.rootfs.diff_ids.length;
  const base = (runImage.history ?? []).filter((entry) => entry.empty_layer !== true);
  const blank = Array.from({ length: count }, () => ({}));
  const added = layers.map(({ createdBy }) => ({ created_by: createdBy }));
  if (!atLeast(platformApi, "0.12")) return [...blank, ...added].map(() => ({ created }));
  return [...(base.length === count ? base : blank), ...added].map((entry) => ({ ...entry, created }));
}

/** Each variable in the place where the run image has it, else at the end. */
function makeEnv({ runImage, appDir, layersDir, platformApi }: AppImageParts): string[] {
  const env = [...(runImage.config?.Env ?? [])];
  const path = envValue(env, "PATH") ?? "";
  const changes = {
    CNB_LAYERS_DIR: layersDir,
    CNB_APP_DIR: appDir,
    CNB_PLATFORM_API: formatApiVersion(platformApi),
    CNB_DEPRECATION_MODE: "quiet",
    // Without a PATH in the run image a colon is left at the end, as in images of other lifecycles.
    PATH: `/cnb/process:/cnb/lifecycle:${path}`,
  };
  for (const [key, value] of Object.entries(changes)) {
    const at = env.findIndex((entry) => entry.split("=", 1)[0] === key);
    env.splice(at < 0 ? env.length : at, 1, `${key}=${value}`);
  }
  return env;
}

function sorted<T>(table: Record<string, T> | null | undefined): Record<string, T> | undefined {
  return table == null ? undefined : (sortKeys(table) as Record<string, T>);
}
