// Which component of a file needs which, from the names that a file gives them.
import type { SbomContent } from "./sbom-component.ts";
import type { SbomLosses } from "./sbom-losses.ts";

/** Edges of one file: real ones have some per component. */
const MAX_EDGES = 100_000;

/** Finds components by the references of their file. */
export class ReferenceGraph {
  readonly #places = new Map<string, number>();
  readonly #edges: (readonly [number, number])[] = [];
  readonly #losses: SbomLosses;

  constructor(losses: SbomLosses) {
    this.#losses = losses;
  }

  /** A reference that is there twice means the first, as it would be to no avail to guess. */
  name(reference: string | undefined, place: number): void {
    if (reference === undefined) return;
    if (this.#places.has(reference)) this.#losses.add("references that are used twice");
    else this.#places.set(reference, place);
  }

  /** Whether a reference means a component. */
  has(reference: string | undefined): boolean {
    return reference !== undefined && this.#places.has(reference);
  }

  /** One that leads to itself, or to nothing that is a component, is left out. */
  connect(from: string | undefined, to: string | undefined): void {
    const [source, target] = [from, to].map((reference) => this.#places.get(reference ?? ""));
    if (source === undefined || target === undefined || source === target) return;
    if (this.#edges.length < MAX_EDGES) this.#edges.push([source, target]);
    else this.#losses.add("dependencies");
  }

  get edges(): SbomContent["dependencies"] {
    return this.#edges;
  }
}
