// What the engine says about its images, as the configuration that they were made from.
import type * as v from "valibot";
import { type ImageConfig, parseImageConfig, targetOf } from "../oci/image-config.ts";
import { quote } from "../quote.ts";
import type { HistoryAnswer, ImageAnswer } from "./answers.ts";
import type { DaemonImage } from "./daemon.ts";

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
  image: v.InferOutput<typeof ImageAnswer>,
  history: v.InferOutput<typeof HistoryAnswer> = [],
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
export function originsOf({ RepoDigests }: v.InferOutput<typeof ImageAnswer>): readonly string[] {
  return RepoDigests.filter((name) => /^[^<].*@sha256:[0-9a-f]{64}$/.test(name));
}

/** What is used of an image. @throws {PlatformError} as {@link toImageConfig} */
export function daemonImage(name: string, image: v.InferOutput<typeof ImageAnswer>): DaemonImage {
  const config = toImageConfig(name, image);
  return {
    id: image.Id,
    ...targetOf(config),
    env: config.config?.Env ?? [],
    labels: config.config?.Labels ?? {},
    user: config.config?.User ?? "",
    repoDigests: image.RepoDigests,
    diffIds: config.rootfs.diff_ids,
  };
}
