// What the engine says about its images, as the configuration that they were made from.
import * as v from "valibot";
import { type ImageConfig, parseImageConfig } from "../oci/image-config.ts";
import { quote } from "../quote.ts";

/** `GET /images/{name}/json`; what is in `Config` is checked when it has become an image's configuration. */
export const ImageDetails = v.object({
  Id: v.string(),
  RepoDigests: v.nullish(v.array(v.string()), []),
  Os: v.string(),
  Architecture: v.string(),
  Variant: v.nullish(v.string()),
  OsVersion: v.nullish(v.string()),
  Author: v.nullish(v.string()),
  RootFS: v.nullish(v.object({ Layers: v.nullish(v.array(v.string()), []) })),
  Config: v.nullish(v.record(v.string(), v.unknown())),
});

/** `GET /images/{name}/history`, the newest entry first. */
export const ImageHistory = v.array(
  v.object({ CreatedBy: v.optional(v.string()), Comment: v.optional(v.string()) }),
);

/** `GET /info` */
export const InfoAnswer = v.object({ DriverStatus: v.nullish(v.array(v.array(v.string())), []) });

/** The others say how a container was run, and are left over from images made of containers. */
const KEPT = [
  "Cmd",
  "Healthcheck",
  "Entrypoint",
  "Env",
  "Labels",
  "OnBuild",
  "User",
  "Volumes",
  "WorkingDir",
  "ExposedPorts",
  "StopSignal",
  "Shell",
] as const;

/**
 * The configuration of an image, as far as an engine tells it. Its history lacks which entries have no layer.
 * @throws {PlatformError} `MALFORMED` naming the image and the field
 */
export function toImageConfig(
  name: string,
  image: v.InferOutput<typeof ImageDetails>,
  history: v.InferOutput<typeof ImageHistory>,
): ImageConfig {
  const config = Object.fromEntries(KEPT.map((key) => [key, image.Config?.[key]]));
  const json = JSON.stringify({
    architecture: image.Architecture,
    author: image.Author,
    history: history.map(({ CreatedBy, Comment }) => ({ created_by: CreatedBy, comment: Comment })).reverse(),
    os: image.Os,
    rootfs: { type: "layers", diff_ids: image.RootFS?.Layers },
    config,
    "os.version": image.OsVersion,
    variant: image.Variant,
  });
  return parseImageConfig(json, `the image ${quote(name)}`);
}

/** The same of a configuration that an engine does not tell, from where it can be had: it loses what engines leave out. */
export function asEngineTells(name: string, config: ImageConfig): ImageConfig {
  const details = {
    Id: "",
    RepoDigests: [],
    Os: config.os,
    Architecture: config.architecture,
    Variant: config.variant,
    OsVersion: config["os.version"],
    Author: config.author,
    RootFS: { Layers: [...config.rootfs.diff_ids] },
    Config: { ...config.config },
  };
  const history = (config.history ?? []).map(({ created_by, comment }) => ({
    CreatedBy: created_by ?? "",
    Comment: comment ?? "",
  }));
  return toImageConfig(name, details, history.reverse());
}

/** The names by which an image can be had in registries. An engine calls what has none `<none>@<none>`. */
export function originsOf({ RepoDigests }: v.InferOutput<typeof ImageDetails>): readonly string[] {
  return RepoDigests.filter((name) => /^[^<].*@sha256:[0-9a-f]{64}$/.test(name));
}

/** Whether the engine keeps images in the containerd store, which knows a layer by its compressed blob only. */
export function usesContainerdStore({ DriverStatus }: v.InferOutput<typeof InfoAnswer>): boolean {
  return DriverStatus.some(
    ([key, value]) => key === "driver-type" && value === "io.containerd.snapshotter.v1",
  );
}
