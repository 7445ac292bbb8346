// The engine's answers: schemas that list only the fields that are used, and what they become.
import * as v from "valibot";
import type { DaemonHost, DaemonImage, DaemonInfo } from "./daemon.ts";

const strings = v.nullish(v.array(v.string()), []);

/** It becomes part of paths. */
const VersionNumber = v.pipe(v.string(), v.regex(/^\d+\.\d+$/));

/** `GET /version`; `Arch` is Go's word, e.g. `amd64`. */
export const VersionAnswer = v.object({
  Version: v.string(),
  ApiVersion: VersionNumber,
  MinAPIVersion: v.nullish(VersionNumber),
  Components: v.nullish(v.array(v.object({ Name: v.string() })), []),
  Os: v.string(),
  Arch: v.string(),
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
export const CreatedAnswer = v.object({ Id: v.string(), Warnings: strings });

/** `GET /containers/{id}/json` */
export const ContainerAnswer = v.object({
  State: v.object({ OOMKilled: v.nullish(v.boolean(), false) }),
  HostConfig: v.nullish(v.object({ Memory: v.nullish(v.number(), 0), NanoCpus: v.nullish(v.number(), 0) }), {
    Memory: 0,
    NanoCpus: 0,
  }),
});

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

/** `GET /networks/{name}` */
export const NetworkAnswer = v.object({
  IPAM: v.nullish(
    v.object({
      Config: v.nullish(
        v.array(v.object({ Gateway: v.nullish(v.string()), Subnet: v.nullish(v.string()) })),
        [],
      ),
    }),
  ),
});

/** `GET /info` */
export const HostAnswer = v.object({
  Name: v.nullish(v.string(), ""),
  SecurityOptions: strings,
  MemoryLimit: v.nullish(v.boolean(), true),
  CpuCfsQuota: v.nullish(v.boolean(), true),
});

/** What is used of a version. */
export function daemonInfo(version: v.InferOutput<typeof VersionAnswer>): DaemonInfo {
  const { Version: serverVersion, ApiVersion: apiVersion, Os: os, Arch: arch, Components } = version;
  const isPodman = Components.some(({ Name }) => Name === "Podman Engine");
  return { serverVersion, apiVersion, engine: isPodman ? "podman" : "docker", os, arch };
}

/** What is used of the description of an engine. */
export function daemonHost({ Name, SecurityOptions }: v.InferOutput<typeof HostAnswer>): DaemonHost {
  return { name: Name, isRootless: SecurityOptions.includes("name=rootless") };
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
