// A buildpack or extension by id and version, and where it lies on disk. Pure.

/** One buildpack (or extension) of an exact version. */
export interface ModuleReference {
  /** e.g. `examples/node-runtime` */
  readonly id: string;
  /** e.g. `1.2.0` */
  readonly version: string;
}

/** What takes part in detection; both kinds may have the same id. */
export type ModuleKind = "buildpack" | "extension";

/** `id@version`, as logs and labels write it. */
export function formatModule(module: ModuleReference): string {
  return module.version === "" ? module.id : `${module.id}@${module.version}`;
}

/** Whether a reference leads to a module: to each version of its id if it names none. */
export function isNamed(module: ModuleReference, { id, version }: ModuleReference): boolean {
  return module.id === id && (version === "" || module.version === version);
}

/** An id as a directory name: every `/` becomes `_`. */
export function escapeId(id: string): string {
  return id.replaceAll("/", "_");
}
