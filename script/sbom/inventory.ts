// What a program is made of, as the formats of SBOM files tell it.

/** A part of a program, or the program itself. */
export interface Component {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, e.g. `MIT`. */
  readonly license: string;
  /** https://github.com/package-url/purl-spec */
  readonly purl: string;
  readonly kind: "program" | "npm" | "go";
}

/** One program with its parts. */
export interface Inventory {
  readonly subject: Component;
  /** Where the program is in builders or in images of apps. */
  readonly path: string;
  readonly components: readonly Component[];
}

type Named = Pick<Component, "name" | "version" | "license">;

/** A package of npm. */
export function npmComponent(named: Named): Component {
  return component("npm", "npm", named);
}

/** The path stays as it is written: modules are told apart by case, and what looks for known flaws compares it. */
export function goComponent(named: Named): Component {
  return component("go", "golang", named);
}

/** What no registry has. */
export function programComponent(named: Named): Component {
  return component("program", "generic", named);
}

/** Not spread: what is named may be more than a component. */
function component(kind: Component["kind"], type: string, { name, version, license }: Named): Component {
  const path = name.split("/").map(encodeURIComponent).join("/");
  return { name, version, license, purl: `pkg:${type}/${path}@${encodeURIComponent(version)}`, kind };
}
