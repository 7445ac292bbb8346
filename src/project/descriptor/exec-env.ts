// Leaving out what a project descriptor has for other execution environments than the one that is built for. Pure.
import type { DescriptorVariable, ForExecEnv, ProjectDescriptor } from "./project-descriptor.ts";

/**
 * The descriptor as it is for one execution environment, e.g. `production`.
 * If all of its buildpacks are for others, it names none, so the builder's order stands.
 */
export function selectExecEnv(descriptor: ProjectDescriptor, execEnv: string): ProjectDescriptor {
  const select = <T extends ForExecEnv>(items: readonly T[]): readonly T[] =>
    items.filter((item) => appliesTo(item, execEnv));
  return {
    ...descriptor,
    buildpacks: select(descriptor.buildpacks),
    preBuildpacks: select(descriptor.preBuildpacks),
    postBuildpacks: select(descriptor.postBuildpacks),
    env: lastOfEachName(select(descriptor.env)),
  };
}

function appliesTo({ execEnv: names }: ForExecEnv, execEnv: string): boolean {
  return names.length === 0 || names.includes("*") || names.includes(execEnv);
}

function lastOfEachName(variables: readonly DescriptorVariable[]): readonly DescriptorVariable[] {
  return [...new Map(variables.map((variable) => [variable.name, variable])).values()];
}
