// The inputs of `index/action.yml`, read in one place and reported together.
import { readdir } from "node:fs/promises";
import type { Environment } from "../../environment.ts";
import { containedPath } from "../../files/contained-path.ts";
import type { MergeRequest } from "../../merge/merge-images.ts";
import { type Digest, isDigest } from "../../oci/digest.ts";
import { imageName, type ImageTags } from "../../oci/image-reference.ts";
import { quote, someOf } from "../../quote.ts";
import { parseImage, parseTags, splitNames } from "../inputs/image-inputs.ts";
import { type Complain, InputReader, type Step } from "../inputs/input-reader.ts";
import { readIndexAnnotations } from "../inputs/label-input.ts";
import { whether } from "../inputs/one-of-input.ts";
import { complainOfPath } from "../inputs/path-problem.ts";
import { complainOfTags } from "../inputs/push-by-digest-input.ts";
import { REGISTRY_STEP_INPUTS, type RegistryStepValues } from "../inputs/registry-step-inputs.ts";

/** What the inputs become. */
interface MergeValues extends RegistryStepValues {
  readonly tags: ImageTags | undefined;
  readonly digests: readonly Digest[];
  /** Of files, by their names. */
  readonly digestsFrom: readonly Digest[];
  readonly annotations: ReadonlyMap<string, string>;
  readonly byDigest: boolean;
}

/** A merge as it was asked for. */
export interface MergeInputs extends Pick<MergeValues, "certificates" | "declareImage" | "summary"> {
  readonly request: MergeRequest;
}

/** The inputs of a step, by the table. */
export function openMergeInputs(env: Environment): InputReader<MergeValues> {
  return new InputReader<MergeValues>(
    {
      tags: { input: "image", parse: parseTags },
      digests: { input: "digests", parse: parseDigests },
      digestsFrom: { input: "digests-from", parse: readDigestFiles },
      annotations: { input: "annotations", parse: readIndexAnnotations },
      byDigest: { input: "push-by-digest", parse: readByDigest },
      ...REGISTRY_STEP_INPUTS,
    },
    { env },
  );
}

/** @throws {InputErrors} with everything that is wrong */
export async function readMergeInputs(inputs: InputReader<MergeValues>): Promise<MergeInputs> {
  const { tags, digests, digestsFrom, annotations, byDigest, ...step } = await inputs.values();
  const { certificates, declareImage, summary } = step;
  const images = [...digests, ...digestsFrom];
  return {
    request: { ...inputs.complete({ tags }), images, annotations, byDigest },
    ...{ certificates, declareImage, summary },
  };
}

/** Complains of tags, which contradict it. */
async function readByDigest(text: string, complain: Complain, step: Step<MergeValues>): Promise<boolean> {
  if (!whether("false")(text, complain)) return false;
  const later = "A later step gives tags to it.";
  complainOfTags(await step.value("tags"), { what: "an index", later }, (problem, hint) => {
    complain(text, problem, hint);
  });
  return true;
}

/** Digests, or images by digest as the output `image` of a build has them. */
async function parseDigests(
  text: string,
  complain: Complain,
  step: Step<MergeValues>,
): Promise<readonly Digest[]> {
  const names = splitNames(text);
  if (names.length === 0 && step.text("digestsFrom") === "") {
    const hint = "Set it to the outputs `digest` of the builds, or set `digests-from`.";
    complain("", "it is empty, and so is `digests-from`: there is nothing to merge.", hint);
  }
  const [repository] = (await step.value("tags")) ?? [];
  return names.flatMap((name) => {
    if (isDigest(name)) return name;
    const image = parseImage(name, complain);
    if (image === undefined) return [];
    if (image.digest === undefined) {
      complain(name, `${quote(name)} has no digest.`, "Write sha256:… or registry/repository@sha256:….");
      return [];
    }
    if (repository !== undefined && imageName(image) !== imageName(repository)) {
      const problem = `${quote(name)} is in another repository than the index, ${quote(imageName(repository))}.`;
      complain(name, problem, "An index and its images have to be in one repository: push them there.");
    }
    return image.digest;
  });
}

/** More than an index could name. */
const MAX_FILES = 1_000;

/** Each file is named after a digest, without `sha256:`; what is in it does not matter. */
async function readDigestFiles(
  text: string,
  complain: Complain,
  { workspace }: Step<MergeValues>,
): Promise<readonly Digest[]> {
  if (text === "") return [];
  let names: string[];
  try {
    names = await readdir(await containedPath(text, { by: "workflow", workspace }));
  } catch (error) {
    complainOfPath(complain, text, error, "Name the directory that actions/download-artifact has filled.");
    return [];
  }
  const hint = 'Let each job make one file: touch "digests/${digest#sha256:}".';
  const strays = names.filter((name) => !isDigest(`sha256:${name}`));
  if (names.length === 0) complain(text, `${quote(text)} has no files.`, hint);
  else if (names.length > MAX_FILES) complain(text, `${quote(text)} has ${names.length} files.`, hint);
  else if (strays.length > 0) {
    complain(
      text,
      `Not all files of ${quote(text)} are named after a digest: ${someOf(strays)
        .map((name) => quote(name))
        .join(", ")}.`,
      hint,
    );
  }
  return names.map((name) => `sha256:${name}` as const).filter((name) => isDigest(name));
}
