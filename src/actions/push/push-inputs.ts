// The inputs of `push/action.yml`, read in one place and reported together.
import type { Environment } from "../../environment.ts";
import { containedPath } from "../../files/contained-path.ts";
import { type Digest, isDigest } from "../../oci/digest.ts";
import type { ImageTags } from "../../oci/image-reference.ts";
import type { PushRequest } from "../../platform/delivery/push-layout.ts";
import { quote } from "../../quote.ts";
import { readCertificates } from "../inputs/certificate-input.ts";
import { parseHosts, parseRegistryTimeout } from "../inputs/container-inputs.ts";
import { parseTags } from "../inputs/image-inputs.ts";
import { type Complain, InputReader } from "../inputs/input-reader.ts";
import { whether } from "../inputs/one-of-input.ts";
import { complainOfPath } from "../inputs/path-problem.ts";

/** What the inputs become. */
interface PushValues {
  readonly layout: string | undefined;
  readonly tags: ImageTags | undefined;
  readonly digest: Digest | undefined;
  /** PEM, of authorities that registries are vouched for by, besides the usual ones. */
  readonly certificates: readonly string[];
  readonly insecureRegistries: readonly string[];
  readonly registryTimeoutMs: number;
  /** Whether the runner is told of what was pushed. */
  readonly declareImage: boolean;
}

/** A push as it was asked for. */
export interface PushInputs extends Pick<PushValues, "certificates" | "declareImage"> {
  readonly request: PushRequest;
}

/** The inputs of a step, by the table. */
export function openPushInputs(env: Environment): InputReader<PushValues> {
  return new InputReader<PushValues>(
    {
      layout: { input: "layout", parse: readLayoutPath },
      tags: { input: "image", parse: parseTags },
      digest: { input: "digest", parse: parseDigest },
      certificates: { input: "ca-certificates", parse: readCertificates },
      insecureRegistries: { input: "insecure-registries", parse: parseHosts },
      registryTimeoutMs: { input: "registry-timeout", byDefault: "600", parse: parseRegistryTimeout },
      declareImage: { input: "declare-image", byDefault: "true", parse: whether("true") },
    },
    { env },
  );
}

/** @throws {InputErrors} with everything that is wrong */
export async function readPushInputs(inputs: InputReader<PushValues>): Promise<PushInputs> {
  const { layout, tags, digest, certificates, declareImage } = await inputs.values();
  return { request: { ...inputs.complete({ layout, tags }), digest }, certificates, declareImage };
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
