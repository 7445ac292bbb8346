// Whether a source is mostly small files: what an engine needs for each of them is then more than what their content takes.
import { lstatSync } from "node:fs";
import { toText } from "../../oci/byte-path.ts";
import { absolutePath, listDirectory } from "./source-directory.ts";
import { findSource, type SourceTree } from "./source-tree.ts";

/** Of files that are written one by one: fewer are there before something that starts first could write them. */
const MANY_FILES = 10_000;
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Says whether many files are to be packed that are not much in all; looks no further than it must, and reads no file.
 * @throws {PlatformError} `SOURCE` if the source cannot be read
 */
export async function hasManySmallFiles(
  tree: Pick<SourceTree, "path" | "filter">,
  manyFiles = MANY_FILES,
): Promise<boolean> {
  if (!(await findSource(tree.path)).isDirectory()) return false;
  let files = 0;
  let sizeBytes = 0;
  const directories = [""];
  for (let directory = directories.pop(); directory !== undefined; directory = directories.pop()) {
    for (const { path, kind } of listDirectory(tree, directory)) {
      if (kind === "directory") {
        if ((tree.filter?.decide(toText(path), "directory") ?? "take") !== "leave") directories.push(path);
      } else if (kind === "file" && (tree.filter?.decide(toText(path), "file") ?? "take") === "take") {
        files += 1;
        sizeBytes += lstatSync(absolutePath(tree, path), { throwIfNoEntry: false })?.size ?? 0;
        if (sizeBytes > MAX_BYTES) return false;
      }
    }
  }
  return files >= manyFiles;
}
