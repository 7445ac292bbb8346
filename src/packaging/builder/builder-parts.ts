// What a builder is made of, opened and found to fit together.
import { allEnded } from "../../bounded.ts";
import { readBuilderModules } from "../../buildpack/builder-modules.ts";
import { aboutModule, buildpackError } from "../../buildpack/buildpack-error.ts";
import { completeOrder } from "../../buildpack/complete-order.ts";
import { checkApi, otherPlatform, runsOnBuilder } from "../../buildpack/fit-builder.ts";
import { parseLocator } from "../../buildpack/locator.ts";
import type { ModuleBundle, ModuleInfo, ModuleSource } from "../../buildpack/module.ts";
import { openableIn, openModules } from "../../buildpack/open-modules.ts";
import type { BuilderDescriptor, ListedModule } from "../../cnb/builder-descriptor.ts";
import { BUILDER_METADATA_LABEL } from "../../cnb/builder-labels.ts";
import { formatModule, type ModuleKind } from "../../cnb/module-reference.ts";
import type { Order } from "../../cnb/order.ts";
import { PlatformError } from "../../errors.ts";
import type { PathChooser } from "../../files/contained-path.ts";
import { envValue, targetOf } from "../../oci/image-config.ts";
import { formatImageReference } from "../../oci/image-reference.ts";
import { compareBytes, encodeJson } from "../../oci/json.ts";
import { isUserId, MAX_USER_ID } from "../../oci/user-id.ts";
import { quote } from "../../quote.ts";
import type { RegistryImage } from "../../registry/image.ts";
import { distinctModules, type SourcedModule } from "../distinct-modules.ts";
import type { PackageAccess } from "../module-layer.ts";
import type { LifecycleSource } from "./lifecycle-source.ts";

/** Where the paths of a builder.toml start, and who chose them. */
export interface DescriptorPlace {
  /** Absolute. */
  readonly dir: string;
  readonly chooser: PathChooser;
}

/** What is known before modules are opened. */
export interface BuilderBasis {
  readonly descriptor: BuilderDescriptor;
  readonly base: RegistryImage;
  readonly lifecycle: LifecycleSource;
}

/** All of a builder for one platform. */
export interface BuilderParts extends BuilderBasis {
  readonly uid: number;
  readonly gid: number;
  /** In the order of builder.toml, what each brings after it. */
  readonly buildpacks: readonly ModuleInfo[];
  readonly extensions: readonly ModuleInfo[];
  readonly sources: readonly ModuleSource[];
  /** With all versions, as order.toml has them. */
  readonly order: Order;
  readonly orderExtensions: Order;
  readonly system: BuilderDescriptor["system"];
}

/** @throws {PlatformError} what is wrong with a module, an order or the build image */
export async function openBuilderParts(
  basis: BuilderBasis,
  place: DescriptorPlace,
  access: PackageAccess,
): Promise<BuilderParts> {
  const { descriptor, base } = basis;
  const [uid, gid] = [userId(base, "CNB_USER_ID"), userId(base, "CNB_GROUP_ID")];
  const open = (kind: ModuleKind, listed: readonly ListedModule[]) =>
    allEnded(listed.map((module) => openListed(kind, module, { place, base, access })));
  const [buildpacks, extensions] = [
    await collectModules(await open("buildpack", descriptor.buildpacks)),
    await collectModules(await open("extension", descriptor.extensions)),
  ];
  checkFit([...buildpacks.infos, ...extensions.infos], basis);
  const scope = (kind: ModuleKind, modules: readonly ModuleInfo[]) => ({
    ...{ modules, where: `the ${kind}s of the builder` },
    hint: `Add it to [[${kind}s]], or correct its id and version.`,
  });
  for (const info of buildpacks.infos) completeOrder(info.order, scope("buildpack", buildpacks.infos));
  const complete = (group: Order[number]["group"]) =>
    completeOrder([{ group }], scope("buildpack", buildpacks.infos)).flatMap((each) => each.group);
  return {
    ...basis,
    ...{ uid, gid },
    ...{ buildpacks: buildpacks.infos, extensions: extensions.infos },
    sources: [...buildpacks.sources, ...extensions.sources],
    order: completeOrder(descriptor.order, scope("buildpack", buildpacks.infos)),
    orderExtensions: completeOrder(descriptor.orderExtensions, scope("extension", extensions.infos)),
    system: { pre: complete(descriptor.system.pre), post: complete(descriptor.system.post) },
  };
}

interface ListedContext {
  readonly place: DescriptorPlace;
  readonly base: RegistryImage;
  readonly access: PackageAccess;
}

async function openListed(
  kind: ModuleKind,
  { locator, id, version }: ListedModule,
  { place, base, access }: ListedContext,
): Promise<ModuleBundle> {
  try {
    const context = { kind, builder: undefined };
    const named = await openableIn(parseLocator(locator, place.chooser, place.dir), context);
    const bundle = await openModules(named, context, { ...access, target: targetOf(base.config) });
    const wanted = { id: id || bundle.main.id, version: version || bundle.main.version };
    if (formatModule(wanted) === formatModule(bundle.main)) return bundle;
    throw buildpackError(
      `It is ${quote(formatModule(bundle.main))}, and builder.toml says ${quote(formatModule(wanted))}.`,
      "Correct its id and version in builder.toml, or leave them out.",
    );
  } catch (error) {
    throw aboutModule(locator, error);
  }
}

/** The main module of each first. */
async function collectModules(bundles: readonly ModuleBundle[]): Promise<{
  readonly infos: readonly ModuleInfo[];
  readonly sources: readonly ModuleSource[];
}> {
  const all = bundles.flatMap(({ main, sources }) => {
    const each = sources.flatMap((source) => source.modules.map((info) => ({ info, source })));
    const isMain = ({ info }: SourcedModule) => formatModule(info) === formatModule(main);
    const others = each.filter((one) => !isMain(one));
    others.sort((a, b) => compareBytes(formatModule(a.info), formatModule(b.info)));
    return [...each.filter(isMain), ...others];
  });
  const found = await distinctModules(all);
  return {
    infos: found.map(({ info }) => info),
    sources: [...new Set(found.map(({ source }) => source))],
  };
}

/** Whether they run on what the builder will be, as far as that is known without them. */
function checkFit(infos: readonly ModuleInfo[], { base, lifecycle }: BuilderBasis): void {
  const { apis } = lifecycle.descriptor;
  const builder = readBuilderModules(formatImageReference(base.reference), targetOf(base.config), {
    ...base.config.config?.Labels,
    [BUILDER_METADATA_LABEL]: encodeJson({ lifecycle: { apis } }),
  });
  for (const info of infos) {
    checkApi(info, builder);
    // A composite runs where its parts run.
    if (info.order.length === 0 && !runsOnBuilder(info, builder.platform)) throw otherPlatform(info, builder);
  }
}

function userId({ config, reference }: RegistryImage, name: "CNB_USER_ID" | "CNB_GROUP_ID"): number {
  const text = envValue(config.config?.Env, name) ?? "";
  if (isUserId(text)) return Number(text);
  const image = formatImageReference(reference);
  throw new PlatformError(
    "BUILDER_IMAGE",
    `The build image ${image} has ${name}=${quote(text)}; it must be a number up to ${MAX_USER_ID}.`,
    { hint: "A build image sets CNB_USER_ID and CNB_GROUP_ID." },
  );
}
