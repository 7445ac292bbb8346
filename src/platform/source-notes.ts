// What people stumble over in a source that is built as it is: said once, before the build.
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { createSourceFilter } from "../project/source/source-filter.ts";
import type { ResolvedBuild } from "./request/build-request.ts";

/** Sentences that are notices on the page of the run: a source may be meant so. */
export async function sourceNotes({
  path,
  selection,
}: Pick<ResolvedBuild, "path" | "selection">): Promise<readonly string[]> {
  const notes: string[] = [];
  if (selection.kind === "all" && (await exists(join(path, ".dockerignore")))) {
    notes.push(
      'The source has a ".dockerignore", which has no effect here: to exclude files, list them under "exclude" in project.toml.',
    );
  }
  const isGitTaken = createSourceFilter(selection)?.decide(".git", "directory") ?? "take";
  if (isGitTaken === "take" && (await exists(join(path, ".git")))) {
    notes.push(
      'The source has ".git", which buildpacks can read. If it stays in the image, every checkout gives a different digest: to leave it out, add ".git" to "exclude" in project.toml.',
    );
  }
  return notes;
}

/** Of an archive, nothing is looked at. */
async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
