// The inputs of `push/action.yml`, read in one place and reported together.
import type { Environment } from "../../environment.ts";
import { containedPath } from "../../files/contained-path.ts";
import { type Digest, isDigest } from "../../oci/digest.ts";
import type { ImageTags } from "../../oci/image-reference.ts";
import type { PushRequest } from "../../platform/delivery/push-layout.ts";
import { quote } from "../../quote.ts";
import { parseTags } from "../inputs/image-inputs.ts";
import { type Complain, InputReader } from "../inputs/input-reader.ts";
import { complainOfPath } from "../inputs/path-problem.ts";
import { REGISTRY_STEP_INPUTS, type RegistryStepValues } from "../inputs/registry-step-inputs.ts";

/** What the inputs become. */
interface PushValues extends RegistryStepValues {
  readonly layout: string | undefined;
  readonly tags: ImageTags | undefined;
  readonly digest: Digest | undefined;
}

/** A push as it was asked for. */
export interface PushInputs extends Pick<PushValues, "certificates" | "declareImage" | "summary"> {
  readonly request: PushRequest;
}

/** The inputs of a step, by the table. */
export function openPushInputs(env: Environment): InputReader<PushValues> {
  return new InputReader<PushValues>(
    {
      layout: { input: "layout", parse: readLayoutPath },
      tags: { input: "image", parse: parseTags },
      digest: { input: "digest", parse: parseDigest },
      ...REGISTRY_STEP_INPUTS,
    },
    { env },
  );
}

/** @throws {InputErrors} with everything that is wrong */
export async function readPushInputs(inputs: InputReader<PushValues>): Promise<PushInputs> {
  const { layout, tags, digest, certificates, declareImage, summary } = await inputs.values();
  return { request: { ...inputs.complete({ layout, tags }), digest }, certificates, declareImage, summary };
}

async function readLayoutPath(
  text: string,
  complain: Complain,
  { workspace }: { readonly workspace: string },
): Promise<string | undefined> {
  if (text === "") {
    complain(
      "",
      "it is required, and missing or empty.",
      "Set it to the directory of the image, e.g. image.",
    );
    return undefined;
  }
  try {
    return await containedPath(text, { by: "workflow", workspace });
  } catch (error) {
    complainOfPath(complain, text, error);
    return undefined;
  }
}

function parseDigest(text: string, complain: Complain): Digest | undefined {
  if (text === "" || isDigest(text)) return text || undefined;
  const hint = "Set it to the output `digest` of the build, or leave it out.";
  complain(text, `${quote(text)} is not a digest: sha256: and 64 digits from 0 to f.`, hint);
  return undefined;
}
