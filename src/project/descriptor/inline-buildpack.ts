// A script in a project descriptor as a buildpack: it always passes detection, and its build is the script. Pure.
// Spec: https://github.com/buildpacks/spec/blob/main/extensions/project-descriptor.md#iobuildpacksgroup-optional
import { formatToml } from "../../cnb/toml/format-toml.ts";
import type { ScriptedBuildpack } from "./project-descriptor.ts";

/** A file of a buildpack's directory. */
export interface BuildpackFile {
  /** Relative to that directory, e.g. `bin/build`. */
  readonly path: string;
  readonly content: string;
  readonly executable: boolean;
}

/** The files of the buildpack, which belong into a directory of their own. */
export function inlineBuildpackFiles({
  id,
  version,
  api,
  shell,
  script,
}: ScriptedBuildpack): readonly BuildpackFile[] {
  const descriptor = {
    api,
    buildpack: { id, version, name: `Inline script of ${id}` },
    // Lifecycles before targets want a stack; this one is any.
    stacks: [{ id: "*" }],
    targets: [{ os: "linux" }],
  };
  return [
    { path: "buildpack.toml", content: formatToml(descriptor), executable: false },
    // Not by the script's shell, as others do: to Python, "exit 0" is a mistake.
    { path: "bin/detect", content: "#!/bin/sh\nexit 0\n", executable: true },
    { path: "bin/build", content: `#!${shell}\n\n${script.replace(/\r\n/g, "\n")}\n`, executable: true },
  ];
}
