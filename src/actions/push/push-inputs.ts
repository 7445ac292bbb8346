// The inputs of `push/action.yml`, read in one place and reported together.
import type { Environment } from "../../environment.ts";
import { containedPath } from "../../files/contained-path.ts";
import { type Digest, isDigest } from "../../oci/digest.ts";
import type { PushRequest } from "../../platform/delivery/push-layout.ts";
import { quote } from "../../quote.ts";
import { readCertificates } from "../inputs/certificate-input.ts";
import { insecureRegistries } from "../inputs/container-inputs.ts";
import { parseTags } from "../inputs/image-inputs.ts";
import { type Complain, createInputReader, type InputReader } from "../inputs/input-reader.ts";
import { complainOfPath } from "../inputs/path-problem.ts";
import { readRegistryTimeout } from "../inputs/registry-timeout-input.ts";

/** A push as it was asked for. */
export interface PushInputs {
  readonly request: PushRequest;
  /** PEM, of authorities that registries are vouched for by, besides the usual ones. */
  readonly certificates: readonly string[];
}

/** @throws {InputErrors} with everything that is wrong */
export async function readPushInputs(env: Environment): Promise<PushInputs> {
  const reader = createInputReader(env);
  const workspace = env["GITHUB_WORKSPACE"] ?? "";
  const layout = await readLayoutPath(reader, workspace);
  const tags = parseTags(reader.text("image"), reader.complainAbout("image"));
  const digest = parseDigest(reader.text("digest"), reader.complainAbout("digest"));
  const certificates = await readCertificates(reader, workspace);
  // The registry client reads them, too, but without a message.
  insecureRegistries(env, reader);
  readRegistryTimeout(env, reader);
  return { request: { ...reader.complete({ layout, tags }), digest }, certificates };
}

async function readLayoutPath(reader: InputReader, workspace: string): Promise<string | undefined> {
  const text = reader.text("layout");
  const complain = reader.complainAbout("layout");
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
