// A builder that was made: in the log, in the summary of the run, and as outputs. Pure.
import type { PublishedBuilder } from "../../packaging/builder/publish-builder.ts";
import { pushedLines } from "../log/result-lines.ts";
import type { Outputs } from "../outputs.ts";
import { code, facts, listed } from "../summary/markup.ts";

export function builderLines(made: PublishedBuilder): string[] {
  const { buildpacks, extensions, lifecycle, platforms } = made;
  return [
    ...pushedLines(made),
    `It has the lifecycle ${lifecycle} and ${counted(buildpacks, "buildpack")}: ${buildpacks.join(", ")}`,
    ...(extensions.length === 0 ? [] : [`and ${counted(extensions, "extension")}: ${extensions.join(", ")}`]),
    `It is for ${platforms.join(", ")}`,
  ];
}

function counted({ length }: readonly string[], noun: string): string {
  return `${length} ${noun}${length === 1 ? "" : "s"}`;
}

/** A table of what it is and where. */
export function renderBuilder(made: PublishedBuilder): string {
  const rows = [
    ["image", code(made.image)],
    ["tags", listed(made.tags)],
    ["platforms", listed(made.platforms)],
    ["lifecycle", code(made.lifecycle)],
    ["buildpacks", listed(made.buildpacks)],
    ["extensions", listed(made.extensions)],
  ] as const;
  return `<h3>Builder</h3>\n${facts(rows)}\n`;
}

/** By name, as in `builder/action.yml`. */
export function builderOutputs({ digest, image, tags, platforms, lifecycle }: PublishedBuilder): Outputs {
  return { digest, image, tags: tags.join("\n"), platforms: platforms.join("\n"), lifecycle };
}
