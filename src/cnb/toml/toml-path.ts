// Places in a TOML document. Pure.

/** Keys, and the index in each array, e.g. `["io", "buildpacks", "group", 0, "id"]`. */
export type TomlPath = readonly (string | number)[];

/** e.g. `io.buildpacks.group[0].id` */
export function formatTomlPath(path: TomlPath): string {
  return path.map((key, at) => (typeof key === "number" ? `[${key}]` : at === 0 ? key : `.${key}`)).join("");
}
