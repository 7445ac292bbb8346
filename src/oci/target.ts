// A target: the operating system and architecture an image is for (the specification's "target data").

/** Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#target-data */
export interface Target {
  /** e.g. `linux` */
  readonly os: string;
  /** e.g. `amd64`, `arm64` */
  readonly arch: string;
  /** e.g. `v8`; only for some architectures */
  readonly variant?: string;
}

/** The variants of architectures that have any, and the one that is meant where none is named; as containerd has them. */
const VARIANTS: Readonly<Record<string, { readonly plain: string; readonly all: readonly string[] }>> = {
  amd64: { plain: "v1", all: ["v1", "v2", "v3", "v4"] },
  arm: { plain: "v7", all: ["v5", "v6", "v7", "v8"] },
  arm64: { plain: "v8", all: ["v8", "v9"] },
};

/** All variants that an architecture has; mostly none. */
export function variantsOf(arch: string): readonly string[] {
  return VARIANTS[arch]?.all ?? [];
}

/** Whether both are for the same variant, e.g. `linux/arm64` and `linux/arm64/v8`. */
export function isSameVariant(arch: string, a: string | undefined, b: string | undefined): boolean {
  const plain = VARIANTS[arch]?.plain;
  return (a || plain) === (b || plain);
}

/** Whether both mean the same machines, e.g. `linux/arm64` and `linux/arm64/v8`. */
export function isSameTarget(a: Target, b: Target): boolean {
  return a.os === b.os && a.arch === b.arch && isSameVariant(a.arch, a.variant, b.variant);
}

/** The first of those that mean the same. */
export function distinctTargets(targets: readonly Target[]): readonly Target[] {
  return targets.filter((target, at) => targets.findIndex((other) => isSameTarget(target, other)) === at);
}

/** Whether a machine runs what is built for a target by itself, as far as its architecture tells. */
export function isForMachine(target: Target, machine: Pick<Target, "os" | "arch">): boolean {
  return target.os === machine.os && target.arch === machine.arch;
}

const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: "amd64",
  ia32: "386",
  arm: "arm",
  arm64: "arm64",
};

/** The target of this machine, from Node's names for it. */
export function hostTarget(arch: string): Target {
  return { os: "linux", arch: ARCHITECTURES[arch] ?? arch };
}

/** e.g. `linux/arm64/v8` */
export function formatTarget(target: Target): string {
  return [target.os, target.arch, target.variant].filter(Boolean).join("/");
}

/** A target as the entry of an index says it. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md */
export function entryPlatform({ os, arch, variant }: Target, osVersion?: string | null): object {
  return {
    architecture: arch,
    os,
    ...(osVersion && { "os.version": osVersion }),
    ...(variant !== undefined && { variant }),
  };
}
