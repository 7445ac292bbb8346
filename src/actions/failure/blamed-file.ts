// Which file of the source a buildpack complained about: GitHub shows an annotation beside it. Pure.
import { posix } from "node:path";
import type { FilePlace } from "../../log.ts";

/** What people write for buildpacks; at the root of the source, so that a name without a directory is enough. */
const FILES = [
  "Procfile",
  "project\\.toml",
  "package(?:-lock)?\\.json",
  "yarn\\.lock",
  "pom\\.xml",
  "build\\.gradle(?:\\.kts)?",
  "go\\.(?:mod|sum)",
  "requirements\\.txt",
  "pyproject\\.toml",
  "Gemfile(?:\\.lock)?",
  "composer\\.json",
  "Cargo\\.toml",
];
/** Not a part of a longer name or path, but for `./` and where the source is in the container. */
const BLAMED = new RegExp(
  `(?<![\\w./-])(?:\\./|/workspace/)?(${FILES.join("|")})(?![\\w/-])(?:(?::|,? (?:on |at )?line )(\\d{1,6}))?`,
);

/**
 * The place that a line of output names; undefined if it names none.
 * @param sourceDirectory relative to the workspace, e.g. `services/api`; empty for the workspace itself
 */
export function blamedFile(line: string, sourceDirectory: string): FilePlace | undefined {
  const [, name, number] = BLAMED.exec(line) ?? [];
  const directory = posix.normalize(sourceDirectory || ".");
  if (name === undefined || directory.startsWith("/") || directory.startsWith("..")) return undefined;
  return { file: posix.join(directory, name), ...(number !== undefined && { line: Number(number) }) };
}
