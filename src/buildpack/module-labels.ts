// The label that says which modules are in which layers: of builders and packages, for buildpacks and extensions. Pure.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#buildpackage
import type { BuildpackLayersLabel } from "../cnb/builder-labels.ts";
import type { ModuleKind } from "../cnb/module-reference.ts";
import type { ModuleInfo } from "./module.ts";

/** A module, and the layer that it is in. */
export interface LabelledModule extends ModuleInfo {
  /** As labelled; not checked. */
  readonly diffId: string;
}

/** All modules of the label. */
export function labelledModules(kind: ModuleKind, label: BuildpackLayersLabel): LabelledModule[] {
  return Object.entries(label).flatMap(([id, versions]) =>
    Object.entries(versions).map(
      ([version, { api, name, homepage, order, targets, stacks, layerDiffID }]) => ({
        kind,
        ...{ id, version, api, name, homepage },
        order: order ?? [],
        targets: targets ?? [],
        stacks:
          stacks?.map((stack) => ({ id: stack.id, ...(stack.mixins != null && { mixins: stack.mixins }) })) ??
          [],
        diffId: layerDiffID,
      }),
    ),
  );
}
