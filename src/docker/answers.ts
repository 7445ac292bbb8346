// The engine's answers: schemas that list only the fields that are used, and what they become.
import * as v from "valibot";
import type { DaemonImage, DaemonInfo } from "./daemon.ts";

const strings = v.nullish(v.array(v.string()), []);

/** `GET /version`; `Arch` is Go's word (`amd64`), where `GET /info` has the kernel's (`x86_64`). */
export const VersionAnswer = v.object({
  Version: v.string(),
  ApiVersion: v.string(),
  Os: v.string(),
  Arch: v.string(),
});

/** `GET /info` */
export const InfoAnswer = v.object({
  DriverStatus: v.nullish(v.array(v.array(v.string())), []),
});

/** `GET /images/{name}/json`; empty fields may be missing since API 1.52. */
export const ImageAnswer = v.object({
  Id: v.string(),
  Os: v.string(),
  Architecture: v.string(),
  Variant: v.nullish(v.string()),
  RepoDigests: strings,
  RootFS: v.nullish(v.object({ Layers: strings })),
  Config: v.nullish(
    v.object({
      Env: strings,
      Labels: v.nullish(v.record(v.string(), v.string()), {}),
      User: v.nullish(v.string(), ""),
    }),
  ),
});

/** `POST /containers/create` */
export const CreatedAnswer = v.object({ Id: v.string() });

/** `POST /containers/{id}/wait` */
export const WaitAnswer = v.object({
  StatusCode: v.pipe(v.number(), v.integer()),
  Error: v.nullish(v.object({ Message: v.nullish(v.string(), "") })),
});

/** `GET /containers/json` */
export const ContainersAnswer = v.array(v.object({ Id: v.string() }));

/** `GET /volumes` */
export const VolumesAnswer = v.object({
  Volumes: v.nullish(v.array(v.object({ Name: v.string() })), []),
});

/** Puts both answers together. */
export function daemonInfo(
  version: v.InferOutput<typeof VersionAnswer>,
  info: v.InferOutput<typeof InfoAnswer>,
): DaemonInfo {
  const containerd = info.DriverStatus.some(
    ([key, value]) => key === "driver-type" && value === "io.containerd.snapshotter.v1",
  );
  return {
    serverVersion: version.Version,
    apiVersion: version.ApiVersion,
    os: version.Os,
    arch: version.Arch,
    imageStore: containerd ? "containerd" : "graphdriver",
  };
}

/** What is used of an image. */
export function daemonImage(image: v.InferOutput<typeof ImageAnswer>): DaemonImage {
  return {
    id: image.Id,
    os: image.Os,
    arch: image.Architecture,
    ...(image.Variant != null && image.Variant !== "" && { variant: image.Variant }),
    env: image.Config?.Env ?? [],
    labels: image.Config?.Labels ?? {},
    user: image.Config?.User ?? "",
    repoDigests: image.RepoDigests,
    diffIds: image.RootFS?.Layers ?? [],
  };
}
