// The inputs of `preview/action.yml`, read in one place and reported together.
import type { Environment } from "../../environment.ts";
import { imageName, type ImageReference } from "../../oci/image-reference.ts";
import type { Target } from "../../oci/target.ts";
import type { BuiltImage, PreviewRequest } from "../../platform/image/preview-image.ts";
import { quote } from "../../quote.ts";
import { readCertificates } from "../inputs/certificate-input.ts";
import { parseHosts, parseRegistryTimeout } from "../inputs/container-inputs.ts";
import { parseImage } from "../inputs/image-inputs.ts";
import { type Complain, InputReader, type Step } from "../inputs/input-reader.ts";
import { parsePlatform } from "../inputs/platform-input.ts";
import { parseMetadata } from "./metadata-input.ts";

/** What the inputs become. */
interface PreviewValues {
  readonly image: ImageReference | undefined;
  readonly built: BuiltImage | undefined;
  readonly baseImage: ImageReference | undefined;
  readonly target: Target | undefined;
  readonly title: string;
  /** Tells apart the previews of one pull request. */
  readonly key: string;
  /** Number of the pull request, if the event is not to say it. */
  readonly pullRequest: number | undefined;
  /** Empty if there is none. */
  readonly token: string;
  /** PEM. */
  readonly certificates: readonly string[];
  readonly insecureRegistries: readonly string[];
  readonly registryTimeoutMs: number;
}

/** A preview as it was asked for. */
export interface PreviewInputs extends Pick<
  PreviewValues,
  "title" | "key" | "pullRequest" | "token" | "certificates"
> {
  readonly request: PreviewRequest;
}

export const DEFAULT_TITLE = "Image preview";
/** A preview is not worth a long wait. */
export const DEFAULT_TIMEOUT = "120";

/** The inputs of a step, by the table. */
export function openPreviewInputs(env: Environment): InputReader<PreviewValues> {
  return new InputReader<PreviewValues>(
    {
      image: { input: "image", parse: parseSubject },
      built: { input: "metadata", parse: parseMetadata },
      baseImage: { input: "base-image", parse: parseImage },
      target: { input: "platform", parse: parsePlatform },
      title: { input: "title", byDefault: DEFAULT_TITLE, parse: (text) => text },
      key: { input: "key", parse: async (text, _complain, step) => text || (await defaultKey(step)) },
      pullRequest: { input: "pull-request", parse: parseNumber },
      token: { input: "github-token", parse: (text) => text },
      certificates: { input: "ca-certificates", parse: readCertificates },
      insecureRegistries: { input: "insecure-registries", parse: parseHosts },
      registryTimeoutMs: {
        input: "registry-timeout",
        byDefault: DEFAULT_TIMEOUT,
        parse: parseRegistryTimeout,
      },
    },
    { env },
  );
}

/** @throws {InputErrors} with everything that is wrong */
export async function readPreviewInputs(inputs: InputReader<PreviewValues>): Promise<PreviewInputs> {
  const { image, built, baseImage, target, title, key, pullRequest, token, certificates } =
    await inputs.values();
  inputs.complete({});
  return { request: { image, built, baseImage, target }, title, key, pullRequest, token, certificates };
}

function parseSubject(
  text: string,
  complain: Complain,
  step: Step<PreviewValues>,
): ImageReference | undefined {
  if (text === "" && step.text("built") === "") {
    const hint = "Set both to the outputs of the build step: one of them is there, whether it pushed or not.";
    complain("", "it is empty, and so is `metadata`: there is nothing to preview.", hint);
  }
  return parseImage(text, complain);
}

/** The same for all runs of a pull request, whether they push or not. */
async function defaultKey(step: Step<PreviewValues>): Promise<string> {
  const image = (await step.value("baseImage")) ?? (await step.value("image"));
  return image === undefined ? "image" : imageName(image);
}

function parseNumber(text: string, complain: Complain): number | undefined {
  if (text === "") return undefined;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  complain(text, `${quote(text)} is not the number of a pull request.`, "Write a whole number, e.g. 12.");
  return undefined;
}
