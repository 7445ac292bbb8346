// From a container specification to what `POST /containers/create` takes. Pure.
import type { ContainerCreateOptions, MountSettings } from "dockerode";
import type { ContainerSpec, Mount, ResourceLimits } from "./daemon.ts";

/** The body of `POST /containers/create`; see https://docs.docker.com/reference/api/engine/version/v1.41/ */
export function containerConfig(spec: ContainerSpec): ContainerCreateOptions {
  return {
    Image: spec.image,
    Entrypoint: spec.command.slice(0, 1),
    Cmd: spec.command.slice(1),
    Env: [...spec.env],
    ...(spec.user !== undefined && { User: spec.user }),
    ...(spec.workingDir !== undefined && { WorkingDir: spec.workingDir }),
    Labels: spec.labels,
    // No terminal: with one, stdout and stderr could not be told apart.
    Tty: false,
    OpenStdin: false,
    AttachStdout: true,
    AttachStderr: true,
    // An image's own stop signal or health check is about the app in it, not about what runs here.
    StopSignal: "SIGTERM",
    Healthcheck: { Test: ["NONE"] },
    HostConfig: {
      Mounts: spec.mounts.map((mount) => mountConfig(mount, spec.labels)),
      SecurityOpt: [...spec.securityOptions],
      ...(spec.network !== undefined && { NetworkMode: spec.network }),
      ...(spec.dropCapabilities !== undefined && { CapDrop: [...spec.dropCapabilities] }),
      ...limitsConfig(spec.limits),
      ...(spec.readOnlyRoot === true && READ_ONLY_ROOT),
    },
  };
}

/** Docker would not let programs in `/tmp` be executed. */
const READ_ONLY_ROOT = { ReadonlyRootfs: true, Tmpfs: { "/tmp": "rw,exec,nosuid,nodev,mode=1777" } } as const;

/** Swap counts as memory: a limit that only made a build slow would be no limit. */
function limitsConfig({ memoryBytes, cpus }: ResourceLimits = {}): Readonly<Record<string, number>> {
  return {
    ...(memoryBytes !== undefined && { Memory: memoryBytes, MemorySwap: memoryBytes }),
    ...(cpus !== undefined && { NanoCpus: Math.round(cpus * 1e9) }),
  };
}

/** The types of dockerode lack that all other options of a volume may be left out. */
const NO_COPY = { VolumeOptions: { NoCopy: true } } as Pick<MountSettings, "VolumeOptions">;

// `Mounts`, not `Binds`: a bind whose source is missing is an error then on Docker, instead of a new directory owned by root.
function mountConfig(mount: Mount, labels: ContainerSpec["labels"]): MountSettings {
  const shared = { Target: mount.target, ReadOnly: mount.readOnly ?? false };
  switch (mount.kind) {
    case "volume":
      return { Type: "volume", Source: mount.volume, ...shared, ...(mount.noCopy === true && NO_COPY) };
    case "own":
      // Without a name it is removed with the container; the labels are for one that lost its container.
      return { Type: "volume", ...shared, VolumeOptions: { NoCopy: true, Labels: labels } } as MountSettings;
    case "bind":
      return { Type: "bind", Source: mount.source, ...shared };
  }
}
