// The inputs of `rebase/action.yml`, read in one place and reported together.
import type { Environment } from "../../environment.ts";
import { quote } from "../../quote.ts";
import type { ImageChoice } from "../../rebase/find-images.ts";
import type { RebaseRequest } from "../../rebase/rebase-images.ts";
import { readCertificates } from "../inputs/certificate-input.ts";
import { insecureRegistries } from "../inputs/container-inputs.ts";
import { parseImage, splitNames } from "../inputs/image-inputs.ts";
import { type Complain, createInputReader } from "../inputs/input-reader.ts";
import { parseOneOf } from "../inputs/one-of-input.ts";
import { readRegistryTimeout } from "../inputs/registry-timeout-input.ts";

/** A rebase as it was asked for. */
export interface RebaseInputs {
  readonly request: RebaseRequest;
  /** PEM, of authorities that registries are vouched for by, besides the usual ones. */
  readonly certificates: readonly string[];
  /** Whether the page of the run shows what became of the images. */
  readonly summary: boolean;
}

const SWITCH = { true: true, false: true } as const;

/** @throws {InputErrors} with everything that is wrong */
export async function readRebaseInputs(env: Environment): Promise<RebaseInputs> {
  const reader = createInputReader(env);
  const isOn = (input: string, fallback: "true" | "false"): boolean =>
    parseOneOf(reader, input, { allowed: SWITCH, fallback }) === "true";
  const images = parseImageChoices(reader.text("image"), reader.complainAbout("image"));
  const runImage = reader.text("run-image");
  parseImage(runImage, reader.complainAbout("run-image"));
  const [force, dryRun, summary] = [
    isOn("force", "false"),
    isOn("dry-run", "false"),
    isOn("summary", "true"),
  ];
  const certificates = await readCertificates(reader, env["GITHUB_WORKSPACE"] ?? "");
  // The registry client reads them, too, but without a message.
  insecureRegistries(env, reader);
  readRegistryTimeout(env, reader);
  const request = reader.complete({ images, force, dryRun });
  return { request: { ...request, runImage: runImage === "" ? undefined : runImage }, certificates, summary };
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
