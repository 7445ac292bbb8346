// The engine's answers: schemas that list only the fields that are used, and what they become.
import * as v from "valibot";
import type { DaemonHost, DaemonInfo } from "./daemon.ts";

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

/**
 * `GET /images/{name}/json`; empty fields may be missing since API 1.52. What is in `Config` is checked when it has become an
 * image's configuration.
 */
export const ImageAnswer = v.object({
  Id: v.string(),
  RepoDigests: strings,
  Os: v.string(),
  Architecture: v.string(),
  Variant: v.nullish(v.string()),
  OsVersion: v.nullish(v.string()),
  Author: v.nullish(v.string()),
  RootFS: v.nullish(v.object({ Layers: strings })),
  Config: v.nullish(v.record(v.string(), v.unknown())),
});

/** `GET /images/{name}/history`, the newest entry first; `null` for an image that has none. */
export const HistoryAnswer = v.nullish(
  v.array(v.object({ CreatedBy: v.optional(v.string()), Comment: v.optional(v.string()) })),
  [],
);

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

/** `GET /volumes/{name}` */
export const VolumeAnswer = v.object({ Labels: v.nullish(v.record(v.string(), v.string()), {}) });

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
  DriverStatus: v.nullish(v.array(v.array(v.string())), []),
  RegistryConfig: v.nullish(v.object({ Mirrors: strings }), { Mirrors: [] }),
});

/** What is used of a version. */
export function daemonInfo(version: v.InferOutput<typeof VersionAnswer>): DaemonInfo {
  const { Version: serverVersion, ApiVersion: apiVersion, Os: os, Arch: arch, Components } = version;
  const isPodman = Components.some(({ Name }) => Name === "Podman Engine");
  return { serverVersion, apiVersion, engine: isPodman ? "podman" : "docker", os, arch };
}

/** What is used of the description of an engine. */
export function daemonHost(host: v.InferOutput<typeof HostAnswer>): DaemonHost {
  return {
    name: host.Name,
    isRootless: host.SecurityOptions.includes("name=rootless"),
    usesContainerdStore: host.DriverStatus.some(
      ([key, value]) => key === "driver-type" && value === "io.containerd.snapshotter.v1",
    ),
    hasHubMirrors: host.RegistryConfig.Mirrors.length > 0,
  };
}
