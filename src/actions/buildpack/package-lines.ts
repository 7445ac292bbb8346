// A package that was made: in the log, in the summary of the run, and as outputs. Pure.
import type { PublishedPackage } from "../../packaging/buildpack/publish-package.ts";
import { pushedLines } from "../log/result-lines.ts";
import type { Outputs } from "../outputs.ts";
import { code, facts, listed } from "../summary/markup.ts";

export function packageLines(made: PublishedPackage): string[] {
  const { kind, modules, platforms, pushed, files } = made;
  return [
    ...(pushed === undefined ? [] : pushedLines(pushed)),
    ...files.map((file) => `Written to ${file}`),
    `It has ${modules.length === 1 ? `the ${kind}` : `the ${kind}s`} ${modules.join(", ")}`,
    `It is for ${platforms.join(", ")}`,
  ];
}

/** A table of what it is and where. */
export function renderPackage({ kind, modules, platforms, pushed, files }: PublishedPackage): string {
  const rows = [
    [`${kind}s`, listed(modules)],
    ["platforms", listed(platforms)],
    ["image", pushed && code(pushed.image)],
    ["tags", listed(pushed?.tags ?? [])],
    ["files", listed(files)],
  ] as const;
  return `<h3>Package</h3>\n${facts(rows)}\n`;
}

/** By name, as in `buildpack/action.yml`. */
export function packageOutputs({ id, version, platforms, pushed, files }: PublishedPackage): Outputs {
  return {
    digest: pushed?.digest ?? "",
    image: pushed?.image ?? "",
    tags: pushed?.tags.join("\n") ?? "",
    platforms: platforms.join("\n"),
    files: files.join("\n"),
    id,
    version,
  };
}
