// The target of a build, from the run image or from the container, and whether a buildpack supports it.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#targets
import { readFile } from "node:fs/promises";
import type { TargetData } from "../../cnb/analyzed.ts";
import { atLeast } from "../../cnb/api-version.ts";
import type { DescriptorTarget } from "../../cnb/buildpack-descriptor.ts";
import { hostTarget } from "../../oci/target.ts";
import { apiOf, type InstalledBuildpack } from "./installed-buildpack.ts";
import type { InstalledExtension, InstalledModule } from "./installed-extension.ts";

type Distro = NonNullable<TargetData["distro"]>;

/** What the run image says, completed by the distribution and the machine the phase runs on. */
export async function resolveTarget(analyzed: TargetData | undefined): Promise<TargetData> {
  const host = hostTarget(process.arch);
  const distro = analyzed?.distro ?? (await readOsRelease());
  return {
    ...analyzed,
    os: analyzed?.os || host.os,
    arch: analyzed?.arch || host.arch,
    ...(distro !== undefined && { distro }),
  };
}

/** Whether one of a buildpack's or extension's targets is this one; fields that are empty on either side match. */
export function supportsTarget(module: InstalledModule, target: TargetData): boolean {
  const targets = module.kind === "buildpack" ? declaredTargets(module) : extensionTargets(module);
  return targets.length === 0 || targets.some((declared) => matches(declared, target));
}

/** `CNB_TARGET_*` for buildpacks and extensions of API 0.10 and later. */
export function targetVariables(
  module: Pick<InstalledModule, "descriptor">,
  target: TargetData,
): Record<string, string> {
  if (!atLeast(apiOf(module), "0.10")) return {};
  const variables = {
    CNB_TARGET_OS: target.os,
    CNB_TARGET_ARCH: target.arch,
    CNB_TARGET_ARCH_VARIANT: target["arch-variant"] ?? "",
    CNB_TARGET_DISTRO_NAME: target.distro?.name ?? "",
    CNB_TARGET_DISTRO_VERSION: target.distro?.version ?? "",
  };
  const always = ["CNB_TARGET_OS", "CNB_TARGET_ARCH"];
  return Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => always.includes(name) || value !== ""),
  );
}

/** Before Buildpack API 0.10 the stack of Ubuntu 18.04 is a target only if it is the sole stack. */
function declaredTargets(buildpack: InstalledBuildpack): readonly DescriptorTarget[] {
  const { descriptor, hasBuild } = buildpack;
  if (descriptor.targets.length > 0) return descriptor.targets;
  if (descriptor.stacks.some(({ id }) => id === "*")) return [];
  const bionic = { os: "linux", arch: "amd64", distros: [{ name: "ubuntu", version: "18.04" }] };
  const isBionic = descriptor.stacks.some(({ id }) => id === "io.buildpacks.stacks.bionic");
  if (isBionic && (descriptor.stacks.length === 1 || atLeast(apiOf(buildpack), "0.10"))) return [bionic];
  return hasBuild ? [{ os: "linux", arch: "" }] : [];
}

function extensionTargets({
  descriptor,
  hasDetect,
  hasGenerate,
}: InstalledExtension): readonly DescriptorTarget[] {
  if (descriptor.targets.length > 0) return descriptor.targets;
  return hasDetect || hasGenerate ? [{ os: "linux", arch: "" }] : [];
}

function matches(declared: DescriptorTarget, target: TargetData): boolean {
  const either = (a: string | undefined, b: string | undefined): boolean => !a || !b || a === b;
  if (!either(declared.os, target.os) || !either(declared.arch, target.arch)) return false;
  if (!either(declared["arch-variant"], target["arch-variant"])) return false;
  const distros = declared.distros ?? [];
  const { distro } = target;
  if (distros.length === 0) return true;
  if (distro === undefined) return false;
  return distros.some(({ name, version }) => either(name, distro.name) && either(version, distro.version));
}

/** `ID` and `VERSION_ID` of /etc/os-release of the container the phase runs in. */
async function readOsRelease(): Promise<Distro | undefined> {
  const text = await readFile("/etc/os-release", "utf8").catch(() => "");
  const lines = text.split("\n").map((line) => line.split("="));
  const value = (key: string): string =>
    lines.find((line) => line.length === 2 && line[0] === key)?.[1] ?? "";
  const clean = (raw: string): string => raw.replace(/^["'\s]+|["'\s]+$/g, "");
  const distro = { name: clean(value("ID")), version: clean(value("VERSION_ID")) };
  return distro.name === "" && distro.version === "" ? undefined : distro;
}
