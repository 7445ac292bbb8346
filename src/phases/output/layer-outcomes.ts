// Which layers of the image were reused and which were rebuilt, and why, from the output of the lifecycle. Pure.
import type { Note } from "./transcript.ts";

/** A layer of the app image that is not of the run image. */
export interface LayerOutcome {
  /** As the lifecycle names it, e.g. `examples/node:modules`, `buildpacksio/lifecycle:launcher`; or `app`. */
  readonly name: string;
  readonly outcome: "reused" | "added";
  /** A clause, e.g. `there is no previous image`. */
  readonly reason: string;
}

/** What analysis and restoring said about the layers. */
interface Past {
  readonly hasPreviousImage: boolean;
  /** Layers that the previous image has. */
  readonly known: ReadonlySet<string>;
  /** Layers whose content came out of the cache. */
  readonly restored: ReadonlySet<string>;
  /** Layers that the cache has in another version than the previous image. */
  readonly stale: ReadonlySet<string>;
}

/** The layers in the order of the image, from the notes of all phases of a build. */
export function layerOutcomes(notes: readonly Note[]): LayerOutcome[] {
  const past = readPast(notes);
  return notes.flatMap(({ phase, line }) => (phase === "exporter" ? readOutcome(line, past) : []));
}

/** How many layers came out of the build cache. */
export function restoredFromCache(notes: readonly Note[]): number {
  return readPast(notes).restored.size;
}

function readPast(notes: readonly Note[]): Past {
  const find = (pattern: RegExp): Set<string> =>
    new Set(notes.flatMap(({ line }) => pattern.exec(line)?.[1] ?? []));
  return {
    hasPreviousImage: notes.some(({ line }) => line.startsWith("Reusing layers from image ")),
    known: find(/^Restoring metadata for "(.+)" from app image$/s),
    restored: find(/^Restoring data for "(.+)" from cache$/s),
    stale: find(/^Removing "(.+)", wrong sha$/s),
  };
}

function readOutcome(line: string, past: Past): LayerOutcome[] {
  const [, verb, name] = /^(Adding|Reusing) layer '(.+)'$/s.exec(line) ?? [];
  if (name !== undefined) {
    return verb === "Reusing"
      ? [{ name, outcome: "reused", reason: whyReused(name, past) }]
      : [{ name, outcome: "added", reason: whyAdded(name, past) }];
  }
  const [, appVerb, count = "", total = ""] = /^(Added|Reused) (\d+)\/(\d+) app layer/.exec(line) ?? [];
  if (appVerb === undefined) return [];
  const app = total === "1" ? "app" : `app (${count} of ${total} slices)`;
  return appVerb === "Reused"
    ? [{ name: app, outcome: "reused", reason: "the source and what buildpacks made of it are unchanged" }]
    : [{ name: app, outcome: "added", reason: whyAppAdded(past) }];
}

function whyReused(name: string, past: Past): string {
  return past.restored.has(name)
    ? "it was restored from the build cache and is unchanged"
    : "it is the same as in the previous image";
}

function whyAdded(name: string, past: Past): string {
  if (!past.hasPreviousImage) return "there is no previous image";
  if (past.stale.has(name)) return "the build cache and the previous image have different versions of it";
  if (isLifecycleLayer(name)) return "the previous image is not known to have the same";
  if (past.known.has(name)) return "its buildpack changed it";
  return past.restored.has(name) ? "the previous image does not have it" : "its buildpack rebuilt it";
}

function whyAppAdded(past: Past): string {
  return past.hasPreviousImage
    ? "the source, or what buildpacks made of it, changed"
    : "there is no previous image";
}

function isLifecycleLayer(name: string): boolean {
  return name.startsWith("buildpacksio/lifecycle:");
}
