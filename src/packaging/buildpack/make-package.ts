// The image of a package for one platform. Same modules, same bytes.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#buildpackage
import { allEnded } from "../../bounded.ts";
import { EXTENSION_LAYERS_LABEL } from "../../buildpack/builder-modules.ts";
import type { BuildpackLocator } from "../../buildpack/locator.ts";
import type { ModuleBundle, ModuleInfo, ModuleSource } from "../../buildpack/module.ts";
import { type ModuleAccess, openableIn, openModules } from "../../buildpack/open-modules.ts";
import { PACKAGE_METADATA_LABEL } from "../../buildpack/package-source.ts";
import { BUILDPACK_LAYERS_LABEL } from "../../cnb/builder-labels.ts";
import { formatModule } from "../../cnb/module-reference.ts";
import type { FinishedImage } from "../../gateway/finished-image.ts";
import { encodeJson } from "../../oci/json.ts";
import type { Target } from "../../oci/target.ts";
import { distinctModules } from "../distinct-modules.ts";
import type { ImageLayer } from "../image-layer.ts";
import { layersLabel, moduleEntry, type PlacedModule } from "../layers-label.ts";
import { CREATED, makeImage } from "../make-image.ts";
import { moduleLayer, type PackageAccess } from "../module-layer.ts";
import { checkPackage } from "./check-package.ts";
import type { PackagePlan } from "./package-plan.ts";
import { commonStacks } from "./package-stacks.ts";

/** A package that can be pushed or written to a file. */
export interface MadePackage {
  readonly target: Target;
  readonly main: ModuleInfo;
  /** The main one last. */
  readonly modules: readonly PlacedModule[];
  readonly image: FinishedImage;
}

/** @throws {PlatformError} what is wrong with a module, or with all of them together */
export async function makePackage(
  plan: PackagePlan,
  { target, labels }: { readonly target: Target; readonly labels: ReadonlyMap<string, string> },
  access: PackageAccess,
): Promise<MadePackage> {
  const bundles = await allEnded(
    [plan.main, ...plan.dependencies].map((locator) => open(locator, plan, { ...access, target })),
  );
  const { main, others, sources } = await collect(bundles);
  checkPackage(main, others);
  const placed = await placeModules(sources, access.directory);
  const layers = placed.map(({ layer }) => layer);
  const modules = placed.flatMap(({ infos, layer }) => infos.map((info) => ({ info, diffId: layer.diffId })));
  const { os, arch: architecture, variant } = target;
  const created = CREATED;
  const image = makeImage(
    {
      ...{ os, architecture, variant, created },
      config: { Labels: { ...Object.fromEntries(labels), ...packageLabels(main, others, modules) } },
      history: placed.map(({ infos }) => ({ created, created_by: infos.map(formatModule).join(", ") })),
    },
    layers,
  );
  return { target, main, modules, image };
}

async function open(
  locator: BuildpackLocator,
  { kind }: PackagePlan,
  access: ModuleAccess,
): Promise<ModuleBundle> {
  const context = { kind, builder: undefined };
  return openModules(await openableIn(locator, context), context, access);
}

interface Collection {
  readonly main: ModuleInfo;
  readonly others: readonly ModuleInfo[];
  /** Each once; that of the main module last. */
  readonly sources: readonly ModuleSource[];
}

/** What several depend on is there once. */
async function collect(bundles: readonly ModuleBundle[]): Promise<Collection> {
  const all = bundles.flatMap(({ sources }) =>
    sources.flatMap((source) => source.modules.map((info) => ({ info, source }))),
  );
  const modules = await distinctModules(all);
  const main = modules.find(({ info }) => formatModule(info) === formatModule(bundles[0]?.main ?? NOTHING));
  if (main === undefined) throw new Error("A package without a main module");
  const sources = new Set(modules.map(({ source }) => source));
  sources.delete(main.source);
  return {
    main: main.info,
    others: modules.map(({ info }) => info).filter((info) => info !== main.info),
    sources: [...sources, main.source],
  };
}

const NOTHING = { id: "", version: "" };

interface PlacedSource {
  readonly infos: readonly ModuleInfo[];
  readonly layer: ImageLayer;
}

/** One after the other: what is packed is compressed on all processors. */
async function placeModules(
  sources: readonly ModuleSource[],
  directory: string,
): Promise<readonly PlacedSource[]> {
  const placed: PlacedSource[] = [];
  for (const source of sources)
    placed.push({ infos: source.modules, layer: await moduleLayer(source, directory) });
  return placed;
}

function packageLabels(
  main: ModuleInfo,
  others: readonly ModuleInfo[],
  modules: readonly PlacedModule[],
): Record<string, string> {
  const isBuildpack = main.kind === "buildpack";
  const stacks = isBuildpack ? commonStacks(main, others) : null;
  return {
    [PACKAGE_METADATA_LABEL]: encodeJson({ ...moduleEntry(main), stacks }),
    [isBuildpack ? BUILDPACK_LAYERS_LABEL : EXTENSION_LAYERS_LABEL]: layersLabel(modules),
  };
}
