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
