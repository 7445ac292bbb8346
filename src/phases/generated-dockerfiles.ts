// What image extensions generated: Dockerfiles that would have to be applied to the build image or to the run image. Nobody here
// does that, and an image without what they install is not the one that was asked for.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#detector
import type { Container } from "../docker/daemon.ts";
import { PlatformError } from "../errors.ts";
import { readTar } from "../oci/tar-reader.ts";
import { parseAnalyzed } from "../spec/analyzed.ts";
import { archiveOf, readContainerFile } from "./container-files.ts";
import { PHASE_PATHS } from "./phase-paths.ts";

type Kind = "build" | "run";

/** Since Platform API 0.13, and before; the archive of a directory begins with its own name. */
const DOCKERFILES = [
  /^generated\/(?<id>[^/]+)\/(?<kind>build|run)\.Dockerfile$/,
  /^generated\/(?<kind>build|run)\/(?<id>[^/]+)\/Dockerfile$/,
];

/**
 * Looks at what the detector left. A Dockerfile that only names another run image is fine: the detector has switched to that.
 * @throws {PlatformError} `BUILDPACK` naming each extension whose Dockerfile would have to be applied
 */
export async function refuseDockerfiles(container: Container): Promise<void> {
  const generated = await listDockerfiles(container);
  const isRunImageExtended =
    generated.some(({ kind }) => kind === "run") && (await extendsRunImage(container));
  const needed = generated.filter(({ kind }) => kind === "build" || isRunImageExtended);
  if (needed.length === 0) return;
  const wishes = needed.map(({ id, kind }) => `"${id}" wants to change the ${kind} image by a Dockerfile`);
  throw new PlatformError(
    "BUILDPACK",
    `The image extension ${wishes.join(", and ")}: Dockerfiles of extensions are not applied here.`,
    {
      hint: "Use a builder and a run image that have what it would install, or leave the extension out. Extensions that only name another run image work.",
    },
  );
}

async function listDockerfiles(container: Container): Promise<{ id: string; kind: Kind }[]> {
  const archive = await archiveOf(container, PHASE_PATHS.generated);
  if (archive === undefined) return [];
  const found: { id: string; kind: Kind }[] = [];
  for await (const { entry } of readTar(archive)) {
    for (const pattern of DOCKERFILES) {
      const { id, kind } = pattern.exec(entry.name)?.groups ?? {};
      // Ids are escaped to be names of directories.
      if (id !== undefined && kind !== undefined)
        found.push({ id: id.replaceAll("_", "/"), kind: kind as Kind });
    }
  }
  return found;
}

async function extendsRunImage(container: Container): Promise<boolean> {
  const text = await readContainerFile(container, PHASE_PATHS.analyzed);
  return text !== undefined && parseAnalyzed(text, PHASE_PATHS.analyzed).runImage?.extend === true;
}
