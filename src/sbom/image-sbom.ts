// All that the documents about an image say, before it is written in a format.
import type { InventoryItem } from "./image-inventory.ts";
import type { SbomComponent } from "./sbom-component.ts";

/** What is described. */
export interface ImageSbom {
  /** The image; its version is its digest. */
  readonly image: SbomComponent;
  /** What it stands on; undefined where that is not known. */
  readonly runImage: SbomComponent | undefined;
  /** What made it, and is not in it. */
  readonly lifecycle: SbomComponent | undefined;
  /** `id@version` of each, in their order. */
  readonly buildpacks: readonly { readonly id: string; readonly version: string }[];
  readonly items: readonly InventoryItem[];
  /** What the document is about and does not have, in sentences. */
  readonly remarks: readonly string[];
  /** When the image says it was made, in milliseconds since 1970; a constant if undefined. */
  readonly createdAt: number | undefined;
}

/** How much of a document is written: less and less, until it is small enough. */
export interface Extent {
  /** Descriptions, links, hashes, CPEs, copyrights and properties of others. */
  readonly details: boolean;
  readonly dependencies: boolean;
  /** How many components, from the first. */
  readonly components: number;
}

/** What this action is called in the documents. */
export const WRITER = "cloud-native-buildpacks-action";

/** The items that are written, as far as they are, and of what they need only those. */
export function writtenItems(items: readonly InventoryItem[], extent: Extent): readonly InventoryItem[] {
  const written = items.slice(0, extent.components);
  const keys = new Set(written.map(({ key }) => key));
  return written.map((item) => ({
    ...item,
    component: extent.details ? item.component : withoutDetails(item.component),
    needs: new Set(extent.dependencies ? [...item.needs].filter((need) => keys.has(need)) : []),
  }));
}

function withoutDetails(component: SbomComponent): SbomComponent {
  const lists = { cpes: [], hashes: [], links: [], properties: [] };
  return { ...component, ...lists, description: undefined, copyright: undefined };
}

/** A field with a list, which is not written where it is empty. */
export function filled(name: string, list: readonly unknown[]): object {
  return list.length === 0 ? {} : { [name]: list };
}
