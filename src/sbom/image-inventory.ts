// What an image is made of: the components of all files, each once, with the layers that it is in.
import { componentKey, type SbomComponent, type SbomContent } from "./sbom-component.ts";

/** Where a component comes from. */
export interface Origin {
  /** e.g. `examples/npm-install@1.0.0` */
  readonly buildpack: string;
  /** As in the log of a lifecycle, e.g. `examples/npm-install:modules`; undefined for what is in no layer of its own. */
  readonly layer: string | undefined;
  /** Of the uncompressed layer, `sha256:…`, where it is known. */
  readonly diffId: string | undefined;
}

/** A file that was read, and what it is about. */
export interface OriginatedContent {
  readonly content: SbomContent;
  readonly origin: Origin;
}

/** A component of an image. */
export interface InventoryItem {
  readonly key: string;
  readonly component: SbomComponent;
  readonly origins: readonly Origin[];
  /** The keys of those that it needs. */
  readonly needs: ReadonlySet<string>;
}

interface Growing {
  component: SbomComponent;
  readonly origins: Map<string, Origin>;
  readonly needs: Set<string>;
}

/** In the order of their keys, whatever the order of the files. */
export function takeInventory(files: readonly OriginatedContent[]): readonly InventoryItem[] {
  const items = new Map<string, Growing>();
  for (const { content, origin } of files) {
    const keys = content.components.map(componentKey);
    for (const [at, component] of content.components.entries()) {
      const key = keys[at] ?? "";
      const item = items.get(key) ?? { component, origins: new Map<string, Origin>(), needs: new Set() };
      item.component = merged(item.component, component);
      item.origins.set(JSON.stringify([origin.buildpack, origin.layer]), origin);
      items.set(key, item);
    }
    for (const [from, to] of content.dependencies) {
      const [source, target] = [keys[from] ?? "", keys[to] ?? ""];
      // Two entries of a file may be one component.
      if (source !== target) items.get(source)?.needs.add(target);
    }
  }
  return [...items]
    .sort(([a], [b]) => compare(a, b))
    .map(([key, { component, origins, needs }]) => ({
      key,
      component,
      origins: [...origins].sort(([a], [b]) => compare(a, b)).map(([, origin]) => origin),
      needs: new Set([...needs].sort(compare)),
    }));
}

/** What the first file does not know, others may. */
function merged(first: SbomComponent, other: SbomComponent): SbomComponent {
  if (first === other) return first;
  return {
    ...first,
    cpes: longer(first.cpes, other.cpes),
    licences: longer(first.licences, other.licences),
    hashes: longer(first.hashes, other.hashes),
    links: longer(first.links, other.links),
    properties: longer(first.properties, other.properties),
    supplier: first.supplier ?? other.supplier,
    publisher: first.publisher ?? other.publisher,
    description: first.description ?? other.description,
    copyright: first.copyright ?? other.copyright,
  };
}

/** Not both: two files that list the same in other words would say everything twice. */
function longer<T>(first: readonly T[], other: readonly T[]): readonly T[] {
  return other.length > first.length ? other : first;
}

/** Not by the language of the machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
