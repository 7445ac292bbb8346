// Which run image a build uses when none is given: one of run.toml that can be read, near the output if possible.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#run-image-resolution
import { atLeast } from "../../cnb/api-version.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { parseRun, parseStack, type RunImageEntry } from "../../cnb/run.ts";
import { messageOf } from "../../errors.ts";
import { isMissing } from "../../files/regular-file.ts";
import { type ImageReference, parseImageReference, taggedName } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import type { LifecycleContext } from "../context.ts";
import type { ImageContext, Images } from "../image/images.ts";
import type { AnalyzeInputs } from "../inputs/phase-inputs.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import { readToml } from "../toml-file.ts";

/**
 * The name of the run image: the given one, else of the first entry of run.toml the first readable image on the
 * output's registry, else the first readable one.
 * @throws {LifecycleError} exit code 3 if there is no such image
 */
export async function resolveRunImage(
  inputs: Pick<AnalyzeInputs, "runImageName" | "runPath" | "appImage">,
  ctx: Pick<ImageContext, "images" | "log" | "platformApi">,
): Promise<string> {
  if (inputs.runImageName !== undefined) return inputs.runImageName;
  const [entry] = await readRunImages(inputs.runPath, ctx);
  if (entry === undefined || entry.image === "") {
    throw new LifecycleError(
      ExitCode.INVALID_ARGUMENTS,
      "resolve inputs: -run-image is required when there is no run metadata available",
      { hint: `Give -run-image, or name a run image in ${quote(inputs.runPath)}.` },
    );
  }
  const failures: string[] = [];
  const chosen = await nearestReadable(entry, inputs.appImage.registry, ctx.images, (error) => {
    failures.push(messageOf(error));
  });
  if (chosen !== undefined) return chosen;
  const names = [entry.image, ...entry.mirrors].join(", ");
  throw new LifecycleError(
    ExitCode.INVALID_ARGUMENTS,
    ["resolve inputs: none of the run images can be read: " + names, ...failures].join("; "),
    { hint: "Give -run-image, or credentials for one of them in CNB_REGISTRY_AUTH." },
  );
}

/**
 * The first image or mirror on this registry that can be read, else the first elsewhere.
 * @param onFailure is told why it is not known whether an image can be read
 */
export async function nearestReadable(
  { image, mirrors }: RunImageEntry,
  registry: string,
  images: Pick<Images, "canRead">,
  onFailure?: (error: unknown) => void,
): Promise<string | undefined> {
  return firstReadable(nearestFirst([image, ...mirrors], registry), images, onFailure);
}

/**
 * The entries of run.toml (stack.toml before Platform API 0.12); none if there is no such file.
 * @throws {LifecycleError} exit code 3 if the file cannot be read or parsed
 */
export async function readRunImages(
  runPath: string,
  { log, platformApi }: Pick<LifecycleContext, "log" | "platformApi">,
): Promise<readonly RunImageEntry[]> {
  const parse = atLeast(platformApi, "0.12") ? parseRun : parseStack;
  try {
    return parse(await readToml(runPath), quote(runPath));
  } catch (cause) {
    if (isMissing(cause)) {
      log.info(`No run metadata found at path ${quote(runPath)}`);
      return [];
    }
    throw new LifecycleError(
      ExitCode.INVALID_ARGUMENTS,
      `resolve inputs: read run file: ${messageOf(cause)}`,
      { cause },
    );
  }
}

/** The entry that has the image, as itself or as a mirror; no tag means `latest`, and digests do not matter. */
export function findRunImage(images: readonly RunImageEntry[], name: string): RunImageEntry | undefined {
  const wanted = comparable(name);
  return images.find(({ image, mirrors }) => [image, ...mirrors].some((each) => comparable(each) === wanted));
}

/** The first image that can be read, in the order given; an image that does not exist counts as readable. */
export async function firstReadable(
  names: readonly string[],
  images: Pick<Images, "canRead">,
  onFailure: (error: unknown) => void = () => undefined,
): Promise<string | undefined> {
  const canRead = (reference: ImageReference): Promise<boolean> =>
    images.canRead(reference).catch((error: unknown) => {
      onFailure(error);
      return false;
    });
  for (const name of names) {
    const reference = parsedOrUndefined(name);
    // A mirror that does not answer is no reason to fail while another one does.
    if (reference !== undefined && (await canRead(reference))) return name;
  }
  return undefined;
}

function nearestFirst(names: readonly string[], registry: string): string[] {
  const isNear = (name: string): boolean => parsedOrUndefined(name)?.registry === registry;
  return [...names.filter(isNear), ...names.filter((name) => !isNear(name))];
}

function comparable(name: string): string {
  const reference = parsedOrUndefined(name);
  return reference === undefined ? name : taggedName(reference);
}

function parsedOrUndefined(name: string): ImageReference | undefined {
  try {
    return parseImageReference(name);
  } catch {
    return undefined;
  }
}
