// The extender: would apply the Dockerfiles of image extensions to the build image or the run image; ours refuses to.
// Departure from other lifecycles: they carry a Dockerfile interpreter; docs/lifecycle.md says why ours does not.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#extender-optional
import path from "node:path";
import { atLeast } from "../../cnb/api-version.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import type { DockerfileKind } from "../../cnb/extension-descriptor.ts";
import { type GroupElement, parseGroup } from "../../cnb/group.ts";
import { escapeId, formatModule } from "../../cnb/module-reference.ts";
import { messageOf } from "../../errors.ts";
import { quote } from "../../quote.ts";
import type { LifecycleContext } from "../context.ts";
import { NO_EXTENDER_HINT } from "../extension/extended-image.ts";
import { checkDockerfile } from "../extension/extension-dockerfile.ts";
import type { ExtendInputs } from "../inputs/phase-inputs.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import { requireBuildpackApi } from "../supported-apis.ts";
import { readOptional, readToml } from "../toml-file.ts";

/**
 * Succeeds if no Dockerfile of the group's extensions changes the image; what follows for a build image is the build.
 * @throws {LifecycleError} exit code 102 naming a Dockerfile that does, 1 if group.toml cannot be read, 12 for an unknown API
 */
export async function extend(inputs: ExtendInputs, ctx: LifecycleContext): Promise<void> {
  for (const extension of await readExtensions(inputs)) {
    requireBuildpackApi(extension.api, formatModule(extension));
    const file = dockerfilePath(extension, inputs, ctx);
    if (!(await changesImage(file, inputs.kind))) continue;
    throw new LifecycleError(
      ExitCode.EXTEND_FAILED,
      `extend ${inputs.kind} image: extension ${formatModule(extension)} wants ${quote(file)} applied, ` +
        "and this lifecycle cannot apply Dockerfiles",
      { hint: NO_EXTENDER_HINT },
    );
  }
  ctx.log.info(`No extension changes the ${inputs.kind} image`);
}

async function readExtensions({ groupPath }: ExtendInputs): Promise<readonly GroupElement[]> {
  try {
    return parseGroup(await readToml(groupPath), quote(groupPath)).extensions;
  } catch (cause) {
    const message = `initialize extender: read group file: ${messageOf(cause)}`;
    throw new LifecycleError(ExitCode.FAILED, message, { cause });
  }
}

function dockerfilePath(
  { id }: GroupElement,
  { generatedDir, kind }: ExtendInputs,
  { platformApi }: LifecycleContext,
): string {
  return atLeast(platformApi, "0.13")
    ? path.join(generatedDir, escapeId(id), `${kind}.Dockerfile`)
    : path.join(generatedDir, kind, escapeId(id), "Dockerfile");
}

async function changesImage(file: string, kind: DockerfileKind): Promise<boolean> {
  try {
    const text = await readOptional(file);
    return text !== undefined && checkDockerfile(text, kind).extend;
  } catch (cause) {
    const message = `extend ${kind} image: ${quote(file)}: ${messageOf(cause)}`;
    throw new LifecycleError(ExitCode.EXTEND_FAILED, message, { cause });
  }
}
