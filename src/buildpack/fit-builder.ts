// Whether buildpacks from elsewhere work with a builder: its lifecycle's Buildpack APIs, and what it runs on. Pure.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#targets
import { compareApiVersions, parseApiVersion } from "../cnb/api-version.ts";
import type { DescriptorTarget } from "../cnb/buildpack-descriptor.ts";
import { formatModule } from "../cnb/module-reference.ts";
import { PlatformError } from "../errors.ts";
import { formatTarget } from "../oci/target.ts";
import { quote, someOf } from "../quote.ts";
import type { BuilderModules, BuilderPlatform } from "./builder-modules.ts";
import { buildpackError } from "./buildpack-error.ts";
import type { ModuleInfo } from "./module.ts";

/** @throws {PlatformError} `INCOMPATIBLE_API` naming what both sides speak */
export function checkApi(module: ModuleInfo, { name, buildpackApis }: BuilderModules): void {
  const api = parseApiVersion(module.api);
  const theirs = buildpackApis.map(parseApiVersion);
  if (theirs.length === 0 || theirs.some((other) => compareApiVersions(api, other) === 0)) return;
  throw new PlatformError(
    "INCOMPATIBLE_API",
    `The ${module.kind} ${quote(formatModule(module))} is written for Buildpack API ${module.api}, ` +
      `but the lifecycle of the builder ${quote(name)} speaks ${someOf(buildpackApis).join(", ")}.`,
    {
      hint: `Use another version of the ${module.kind}, or a builder with another version of the lifecycle.`,
    },
  );
}

/** Whether a module may run there; one without targets and stacks may run anywhere. */
export function runsOnBuilder({ targets, stacks }: ModuleInfo, platform: BuilderPlatform): boolean {
  if (targets.length > 0) return targets.some((target) => matches(target, platform));
  if (stacks.length === 0 || platform.stack === undefined) return true;
  return stacks.some(({ id }) => id === "*" || id === platform.stack);
}

/** The error for a module that does not run there. */
export function otherPlatform(module: ModuleInfo, { name, platform }: BuilderModules): PlatformError {
  const { kind, targets, stacks } = module;
  const theirs =
    targets.length > 0
      ? someOf(targets.map(describeTarget)).join(", ")
      : `the stacks ${someOf(stacks.map(({ id }) => id)).join(", ")}`;
  const ours = targets.length > 0 ? describePlatform(platform) : `the stack ${platform.stack ?? ""}`;
  return buildpackError(
    `The ${kind} ${quote(formatModule(module))} is for ${theirs}, but the builder ${quote(name)} is ${ours}.`,
    `Use a version of the ${kind} for this builder, or another builder.`,
  );
}

function matches(declared: DescriptorTarget, { target, distro }: BuilderPlatform): boolean {
  const either = (a: string | undefined, b: string | undefined): boolean => !a || !b || a === b;
  const variant = declared["arch-variant"] ?? declared.variant;
  if (!either(declared.os, target.os) || !either(declared.arch, target.arch)) return false;
  if (!either(variant, target.variant)) return false;
  const distros = declared.distros ?? [];
  if (distros.length === 0 || distro === undefined) return true;
  return distros.some(({ name, version }) => either(name, distro.name) && either(version, distro.version));
}

function describeTarget({
  os,
  arch,
  distros,
  variant,
  "arch-variant": archVariant,
}: DescriptorTarget): string {
  const parts = [os || "any", arch || "any", variant ?? archVariant].filter(Boolean).join("/");
  const names = (distros ?? []).map(({ name, version }) => `${name} ${version}`.trim());
  return names.length === 0 ? parts : `${parts} (${names.join(" or ")})`;
}

function describePlatform({ target, distro }: BuilderPlatform): string {
  const text = `for ${formatTarget(target)}`;
  return distro === undefined ? text : `${text} (${distro.name} ${distro.version})`;
}
