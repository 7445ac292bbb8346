// The platforms that images are made for. Pure.
import type { DescriptorTarget } from "../cnb/buildpack-descriptor.ts";
import { formatTarget, type Target } from "../oci/target.ts";

/** What is meant where nothing names a platform. */
const ANY_PLATFORM: Target = { os: "linux", arch: "amd64" };

/** Those that a step wants, else those that a descriptor declares, each once, whatever distributions it names; only for Linux. */
export function imageTargets(
  wanted: readonly Target[],
  declared: readonly DescriptorTarget[],
): readonly Target[] {
  if (wanted.length > 0) return wanted;
  const targets = declared
    .filter(({ os }) => os === "" || os === "linux")
    .map(({ arch, variant, "arch-variant": archVariant }): Target => {
      const named = variant ?? archVariant ?? "";
      return { os: "linux", arch: arch === "" ? "amd64" : arch, ...(named !== "" && { variant: named }) };
    });
  const distinct = [...new Map(targets.map((target) => [formatTarget(target), target])).values()];
  return distinct.length > 0 ? distinct : [ANY_PLATFORM];
}
