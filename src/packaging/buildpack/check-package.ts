// Whether the modules of a package belong together: what orders name is there, and what is there is named. Pure.
import { buildpackError } from "../../buildpack/buildpack-error.ts";
import type { ModuleInfo } from "../../buildpack/module.ts";
import { formatModule } from "../../cnb/module-reference.ts";
import { type PlatformError, SeveralErrors } from "../../errors.ts";
import { quote, someOf } from "../../quote.ts";
import { commonStacks } from "./package-stacks.ts";

/**
 * @param others what comes with the main module
 * @throws {PlatformError} `BUILDPACK` about what is missing, left over, or contradicts itself; {@link SeveralErrors}
 */
export function checkPackage(main: ModuleInfo, others: readonly ModuleInfo[]): void {
  const all = [main, ...others];
  const problems = [
    ...all.flatMap(contradictions),
    ...all.flatMap((info) => missing(info, others)),
    ...others.filter((info) => !all.some((by) => names(by, info))).map((info) => unused(info, main)),
  ];
  // Only of what is complete is known what it runs on.
  const isComplete = problems.length === 0 && main.kind === "buildpack";
  if (isComplete && commonStacks(main, others).length === 0) throw noStack(all);
  const [first, ...more] = problems;
  if (first !== undefined) throw more.length === 0 ? first : new SeveralErrors(problems);
}

/** A composite runs where its parts run. */
function contradictions(info: ModuleInfo): PlatformError[] {
  if (info.order.length === 0) return [];
  const own = [
    ...(info.targets.length > 0 ? ["targets"] : []),
    ...(info.stacks.length > 0 ? ["stacks"] : []),
  ];
  return own.map((key) =>
    buildpackError(
      `The buildpack ${quote(formatModule(info))} has both [[order]] and [[${key}]].`,
      "Leave one of them out: a composite is for the targets of its parts, and package.toml has those of its images.",
    ),
  );
}

function missing(info: ModuleInfo, others: readonly ModuleInfo[]): PlatformError[] {
  const elements = info.order.flatMap(({ group }) => group);
  return elements.flatMap((element) => {
    const { id, version } = element;
    const by = `The order of ${quote(formatModule(info))} names ${quote(formatModule(element))}`;
    if (version === "")
      return buildpackError(`${by} without a version.`, "Say which one: a package has what its order needs.");
    if (others.some((other) => other.id === id && other.version === version)) return [];
    const has = others.filter((other) => other.id === id).map((other) => other.version);
    const versions = has.length === 0 ? "" : `; it has ${quote(id)} in ${someOf(has).join(", ")}`;
    return buildpackError(
      `${by}, which does not come with the package${versions}.`,
      "Name it in package.toml as one of [[dependencies]].",
    );
  });
}

function names({ order }: ModuleInfo, { id, version }: ModuleInfo): boolean {
  return order.some(({ group }) => group.some((element) => element.id === id && element.version === version));
}

function unused(info: ModuleInfo, main: ModuleInfo): PlatformError {
  return buildpackError(
    `${quote(formatModule(info))} comes with the package, but no order of ${quote(formatModule(main))} names it.`,
    "Name it in [[order]] of a buildpack.toml, or leave it out of [[dependencies]].",
  );
}

function noStack(all: readonly ModuleInfo[]): PlatformError {
  const each = all
    .filter(({ stacks }) => stacks.length > 0)
    .map((info) => `${quote(formatModule(info))} is for ${info.stacks.map(({ id }) => id).join(", ")}`);
  return buildpackError(
    `There is no stack that all buildpacks of the package are for: ${someOf(each).join("; ")}.`,
    "Put buildpacks together that run on one stack.",
  );
}
