// The inputs of `rebase/action.yml`, read in one place and reported together.
import type { Environment } from "../../environment.ts";
import { quote } from "../../quote.ts";
import type { ImageChoice } from "../../rebase/find-images.ts";
import type { RebaseRequest } from "../../rebase/rebase-images.ts";
import { parseImage, splitNames } from "../inputs/image-inputs.ts";
import { type Complain, InputReader } from "../inputs/input-reader.ts";
import { whether } from "../inputs/one-of-input.ts";
import { REGISTRY_STEP_INPUTS, type RegistryStepValues } from "../inputs/registry-step-inputs.ts";

/** What the inputs become. */
interface RebaseValues extends RegistryStepValues {
  readonly images: readonly ImageChoice[] | undefined;
  readonly runImage: string | undefined;
  readonly force: boolean;
  readonly dryRun: boolean;
}

/** A rebase as it was asked for. */
export interface RequestedRebase extends Pick<RebaseValues, "certificates" | "summary" | "declareImage"> {
  readonly request: RebaseRequest;
}

/** The inputs of a step, by the table. */
export function openRebaseInputs(env: Environment): InputReader<RebaseValues> {
  return new InputReader<RebaseValues>(
    {
      images: { input: "image", parse: parseImageChoices },
      runImage: { input: "run-image", parse: parseRunImage },
      force: { input: "force", byDefault: "false", parse: whether("false") },
      dryRun: { input: "dry-run", byDefault: "false", parse: whether("false") },
      ...REGISTRY_STEP_INPUTS,
    },
    { env },
  );
}

/** @throws {InputErrors} with everything that is wrong */
export async function readRebaseInputs(inputs: InputReader<RebaseValues>): Promise<RequestedRebase> {
  const { images, runImage, force, dryRun, certificates, summary, declareImage } = await inputs.values();
  return {
    request: { ...inputs.complete({ images }), runImage, force, dryRun },
    certificates,
    summary,
    declareImage,
  };
}

/** As it is written, since labels are compared with that. */
function parseRunImage(text: string, complain: Complain): string | undefined {
  return parseImage(text, complain) && text;
}

/** Names by line or comma; a `*` in a tag stands for any characters. Undefined if there is none, which is complained about. */
function parseImageChoices(text: string, complain: Complain): readonly ImageChoice[] | undefined {
  const names = splitNames(text);
  if (names.length === 0) {
    const hint =
      "Set it to images in registries, e.g. ghcr.io/owner/app:1.0, or ghcr.io/owner/app:* for all tags.";
    complain("", "it is required, and missing or empty.", hint);
  }
  const choices = names.flatMap((name) => parseImageChoice(name, complain) ?? []);
  return choices.length === 0 ? undefined : choices;
}

const TAG_PATTERN = /^[\w.*-]{1,128}$/;

function parseImageChoice(name: string, complain: Complain): ImageChoice | undefined {
  if (!name.includes("*")) {
    const reference = parseImage(name, complain);
    return reference && { kind: "image", reference };
  }
  const colon = name.lastIndexOf(":");
  const [repository, tag] = colon < 0 ? [name, ""] : [name.slice(0, colon), name.slice(colon + 1)];
  if (repository.includes("*") || !TAG_PATTERN.test(tag)) {
    complain(
      name,
      `${quote(name)} has a * that is not in its tag.`,
      "Name the repository, and write * in the tag only, e.g. ghcr.io/owner/app:1.*.",
    );
    return undefined;
  }
  const reference = parseImage(repository, complain);
  return reference && { kind: "pattern", repository: reference, tag };
}
