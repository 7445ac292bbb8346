// The files that earlier phases and the platform leave for the exporter.
import { join } from "node:path";
import { type Analyzed, type AnalyzedRunImage, parseAnalyzed } from "../../cnb/analyzed.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { type Group, parseGroup } from "../../cnb/group.ts";
import { type LaunchMetadata, parseLaunchMetadata } from "../../cnb/launch-metadata.ts";
import { formatModule } from "../../cnb/module-reference.ts";
import { parseProjectMetadata, type ProjectMetadata } from "../../cnb/project-metadata.ts";
import { messageOf } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { refuseExtended } from "../extension/extended-image.ts";
import type { ExportInputs } from "../inputs/phase-inputs.ts";
import { LifecycleError, StepError } from "../lifecycle-error.ts";
import type { Logger } from "../logger.ts";
import { requireBuildpackApi } from "../supported-apis.ts";
import { readOptional, readText } from "../toml-file.ts";

/** An analyzed.toml that names a run image. */
export interface AnalyzedForExport extends Analyzed {
  readonly runImage: AnalyzedRunImage;
}

/** @throws {LifecycleError} exit code 2 without the file or a run image in it, as other lifecycles end; 3 if malformed */
export async function readAnalyzed({ analyzedPath }: ExportInputs, log: Logger): Promise<AnalyzedForExport> {
  const analyzed = await reading(
    "resolve inputs: read analyzed file",
    ExitCode.INVALID_ARGUMENTS,
    async () => {
      const text = await readOptional(analyzedPath);
      if (text === undefined) log.warn(`No analyzed metadata found at path ${quote(analyzedPath)}`);
      return parseAnalyzed(text ?? "", quote(analyzedPath));
    },
  );
  const { runImage } = analyzed;
  if (runImage !== undefined) {
    refuseExtended(runImage);
    return { ...analyzed, runImage };
  }
  throw new LifecycleError(ExitCode.BAD_FLAG, `${quote(analyzedPath)} names no run image`, {
    hint: "Run the analyzer first, or say with -analyzed where its file is.",
  });
}

/** @throws {LifecycleError} exit code 1 if it cannot be read, 12 if a buildpack's API is not spoken */
export async function readGroup({ groupPath }: ExportInputs): Promise<Group> {
  const group = await reading("read group file", ExitCode.FAILED, async () =>
    parseGroup(await readText(groupPath), quote(groupPath)),
  );
  for (const buildpack of group.buildpacks) requireBuildpackApi(buildpack.api, formatModule(buildpack));
  return group;
}

/** Empty if there is no file. @throws {LifecycleError} exit code 1 if it is malformed */
export async function readProjectMetadata(
  { projectMetadataPath }: ExportInputs,
  log: Logger,
): Promise<ProjectMetadata> {
  return reading("read project metadata file", ExitCode.FAILED, async () => {
    const text = await readOptional(projectMetadataPath);
    if (text !== undefined) return parseProjectMetadata(text, quote(projectMetadataPath));
    log.debug(`No project metadata found at path ${quote(projectMetadataPath)}`);
    return {};
  });
}

/** What the builder wrote. @throws {Error} if it cannot be read */
export async function readLaunchMetadata({
  layersDir,
}: Pick<ExportInputs, "layersDir">): Promise<LaunchMetadata> {
  const file = join(layersDir, "config", "metadata.toml");
  try {
    return parseLaunchMetadata(await readText(file), quote(file));
  } catch (cause) {
    throw new StepError(`read build metadata: ${messageOf(cause)}`, { cause });
  }
}

async function reading<T>(action: string, exitCode: ExitCode, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new LifecycleError(exitCode, `${action}: ${messageOf(cause)}`, { cause });
  }
}
