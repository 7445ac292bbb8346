// What a name without a prefix means: a path, a buildpack of the builder, one of the registry, or a package image; in this
// order, which is that of pack.
import { stat } from "node:fs/promises";
import { isNamed, type ModuleKind, type ModuleReference } from "../cnb/module-reference.ts";
import { quote } from "../quote.ts";
import type { BuilderModules } from "./builder-modules.ts";
import { buildpackError } from "./buildpack-error.ts";
import { type BuildpackLocator, LOCATOR_FORMS, type ResolvedLocator } from "./locator.ts";

/** What a name may refer to. */
export interface NameContext {
  readonly kind: ModuleKind;
  /** Undefined where there is none, as for a package that is made. */
  readonly builder: Pick<BuilderModules, "name" | "modules"> | undefined;
}

/** @throws {PlatformError} `BUILDPACK` if the name is nothing that there is */
export async function resolveLocator(
  locator: BuildpackLocator,
  { kind, builder }: NameContext,
): Promise<ResolvedLocator> {
  if (locator.kind !== "name") return locator;
  const { text, path, chooser, module, registry, image } = locator;
  if (await exists(path)) return { kind: "path", text, path, chooser };
  const isInBuilder = (named: ModuleReference): boolean =>
    builder?.modules.some((other) => other.kind === kind && isNamed(other, named)) === true;
  if (module !== undefined && isInBuilder(module)) return { kind: "builder-module", text, ...module };
  // Extensions are in no registry.
  if (registry !== undefined && kind === "buildpack") return { kind: "registry", text, ...registry };
  if (image !== undefined) return { kind: "package", text, image };
  const idOf = builder === undefined ? "" : `, nor an id of the builder ${quote(builder.name)}`;
  const message = `${quote(text)} is neither a path on this machine${idOf}, nor an image reference.`;
  throw buildpackError(message, LOCATOR_FORMS);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
