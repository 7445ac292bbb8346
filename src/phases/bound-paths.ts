// Directories of the machine that containers of the build see. A buildpack that was given the workspace as a volume may have
// replaced one by a link, and the engine would follow it: so they are looked at again before each container, when nothing that
// an earlier one ran is there any more.
import { join, relative } from "node:path";
import type { Mount } from "../docker/daemon.ts";
import { messageOf, PlatformError } from "../errors.ts";
import { realPathOf } from "../files/contained-path.ts";
import { quote } from "../quote.ts";

/** @throws {PlatformError} `INPUT` if one of the workspace is not where it was when the input was read */
export async function checkBoundPaths(mounts: readonly Mount[]): Promise<void> {
  for (const mount of mounts) {
    if (mount.kind === "bind" && mount.within !== undefined) await checkPath(mount.source, mount.within);
  }
}

async function checkPath(source: string, within: string): Promise<void> {
  const wanted = join(await realPathOf(within), relative(within, source));
  const problem = await realPathOf(source).then(
    (real) => (real === wanted ? undefined : `leads to ${quote(real)} now`),
    (error: unknown) => `cannot be followed any more: ${messageOf(error)}`,
  );
  if (problem === undefined) return;
  throw new PlatformError("INPUT", `${quote(source)} (input "volumes") ${problem}.`, {
    hint: "Do not replace it, or a directory that it is in, with a link during the build.",
  });
}
