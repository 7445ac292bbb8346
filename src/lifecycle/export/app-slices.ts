// Divides the app directory into layers by the slices that buildpacks ask for; the last layer has the rest.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#launchtoml-toml
import { posix } from "node:path";
import type { Slice } from "../../cnb/launch-metadata.ts";
import { messageOf } from "../../errors.ts";
import { type BytePath, compareBytePaths, toBytePath, toText } from "../../oci/byte-path.ts";
import type { LayerEntry } from "../layer/layer-tree.ts";
import { findParents, type FoundFile, toEntries, walkTree } from "../layer/layer-tree.ts";
import { StepError } from "../lifecycle-error.ts";
import type { Owner } from "../owner.ts";
import { cleanPattern, matchesGlob } from "./glob.ts";

/**
 * The entries of each layer of an app: one list for each slice, and one for what is left; a list may be empty.
 * @throws {Error} for a malformed pattern, or a file that cannot be read
 */
export function sliceApp(appDir: string, slices: readonly Slice[], owner: Owner): Iterable<LayerEntry>[] {
  const root = toBytePath(posix.resolve(appDir));
  const app = readApp(root);
  const parents = findParents(root);
  const groups = [...slices.map((slice) => takeSlice(app, slice)), takeRest(app)];
  return groups.map((files) => (files.length === 0 ? [] : layerEntries(parents, files, owner)));
}

/** The app directory while it is being divided. */
interface App {
  readonly root: BytePath;
  readonly files: ReadonlyMap<BytePath, FoundFile>;
  readonly children: ReadonlyMap<BytePath, readonly BytePath[]>;
  /** What earlier slices have. */
  readonly taken: Set<BytePath>;
}

function readApp(root: BytePath): App {
  const files = new Map<BytePath, FoundFile>();
  const children = new Map<BytePath, BytePath[]>();
  for (const file of walkTree(root)) {
    files.set(file.path, file);
    if (file.path === root) continue;
    const parent = posix.dirname(file.path);
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [file.path]);
    else siblings.push(file.path);
  }
  return { root, files, children, taken: new Set() };
}

/** Can be gone through more than once. */
function layerEntries(
  parents: readonly FoundFile[],
  files: readonly FoundFile[],
  owner: Owner,
): Iterable<LayerEntry> {
  return {
    *[Symbol.iterator]() {
      yield* toEntries(parents);
      yield* toEntries(files, owner);
    },
  };
}

/** What the patterns match and is not taken yet, with the directories above it. */
function takeSlice(app: App, slice: Slice): readonly FoundFile[] {
  const matched = new Set<BytePath>();
  for (const pattern of (slice.paths ?? []).map(cleanPattern)) {
    for (const path of app.files.keys()) {
      if (path !== app.root && matches(pattern, app, path)) takeTree(app, path, matched);
    }
  }
  const parents = new Set<BytePath>();
  for (const path of matched) {
    for (let parent = posix.dirname(path); !parents.has(parent); parent = posix.dirname(parent)) {
      if (!matched.has(parent)) parents.add(parent);
      if (parent === app.root) break;
    }
  }
  takeEmptied(app, parents);
  return inOrder(app, [...matched, ...parents]);
}

function matches(pattern: string, { root }: App, path: BytePath): boolean {
  const relative = toText(path.slice(root === "/" ? 1 : root.length + 1));
  try {
    return matchesGlob(pattern, relative);
  } catch (cause) {
    throw new StepError(`failed to check if '${relative}' matches '${pattern}': ${messageOf(cause)}`, {
      cause,
    });
  }
}

function takeTree(app: App, path: BytePath, matched: Set<BytePath>): void {
  if (app.taken.has(path)) return;
  app.taken.add(path);
  matched.add(path);
  for (const child of app.children.get(path) ?? []) takeTree(app, child, matched);
}

/** A directory whose children all belong to slices is not part of the rest; children are looked at before parents. */
function takeEmptied(app: App, directories: ReadonlySet<BytePath>): void {
  const depth = (path: BytePath): number => path.split("/").length;
  for (const directory of [...directories].sort((a, b) => depth(b) - depth(a))) {
    const isEmptied = (app.children.get(directory) ?? []).every((child) => app.taken.has(child));
    if (isEmptied) app.taken.add(directory);
    else app.taken.delete(directory);
  }
}

function takeRest(app: App): readonly FoundFile[] {
  return inOrder(
    app,
    [...app.files.keys()].filter((path) => !app.taken.has(path)),
  );
}

/** By the bytes of the full path: `x`, `x-1`, `x.t`, `x/f`. */
function inOrder(app: App, paths: readonly BytePath[]): readonly FoundFile[] {
  return [...paths].sort(compareBytePaths).flatMap((path) => app.files.get(path) ?? []);
}
