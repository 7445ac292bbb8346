// A module that is not where it was looked for: what the user may have meant, and what there is. Pure.
import { formatModule, type ModuleKind } from "../cnb/module-reference.ts";
import { PlatformError } from "../errors.ts";
import { quote, someOf } from "../quote.ts";
import type { BuilderModules } from "./builder-modules.ts";
import type { RegistryName } from "./locator.ts";
import { nearestName } from "./nearest-name.ts";

interface Searched {
  readonly kind: ModuleKind;
  readonly builder: Pick<BuilderModules, "name" | "modules">;
}

const MAX_LISTED = 30;

/** For hints: the name that is nearest to the wanted one, and all that the builder has. */
export function whatBuilderHas(id: string, { kind, builder }: Searched): string {
  const modules = builder.modules.filter((module) => module.kind === kind);
  if (modules.length === 0) return `The builder has no ${kind}s.`;
  const near = nearestName(
    id,
    modules.map((module) => module.id),
  );
  const meant = near === undefined || near === id ? "" : `Did you mean ${quote(near)}? `;
  const all = someOf([...new Set(modules.map(formatModule))], MAX_LISTED).join(", ");
  return `${meant}The builder has ${all}.`;
}

/** The error for a name that is not in the builder, and that the index of the registry does not have or tell. */
export function nowhere(
  { namespace, name, version }: RegistryName,
  searched: Searched,
  error: unknown,
): unknown {
  if (!(error instanceof PlatformError) || error.code === "CANCELLED") return error;
  const id = `${namespace}/${name}`;
  const notInBuilder = `${quote(formatModule({ id, version }))} is not in the builder ${quote(searched.builder.name)}`;
  const has = whatBuilderHas(id, searched);
  const [message, hint] =
    error.code === "BUILDPACK"
      ? [`${notInBuilder}. ${error.message}`, `${has} A package image needs its registry or a tag.`]
      : [`${notInBuilder}, and the index of buildpacks cannot be read: ${error.message}`, has];
  return new PlatformError(error.code, message, { cause: error, hint });
}
