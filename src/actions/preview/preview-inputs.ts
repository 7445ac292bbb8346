// The inputs of `preview/action.yml`, read in one place and reported together.
import type { Environment } from "../../environment.ts";
import { imageName, type ImageReference } from "../../oci/image-reference.ts";
import type { PreviewRequest } from "../../platform/image/preview-image.ts";
import { quote } from "../../quote.ts";
import { insecureRegistries } from "../inputs/container-inputs.ts";
import { parseImage } from "../inputs/image-inputs.ts";
import { type Complain, createInputReader } from "../inputs/input-reader.ts";
import { parsePlatform } from "../inputs/platform-input.ts";
import { parseMetadata } from "./metadata-input.ts";

/** A preview as it was asked for. */
export interface PreviewInputs {
  readonly request: PreviewRequest;
  readonly title: string;
  /** Tells apart the previews of one pull request. */
  readonly key: string;
  /** Number of the pull request, if the event is not to say it. */
  readonly pullRequest: number | undefined;
  /** Empty if there is none. */
  readonly token: string;
}

export const DEFAULT_TITLE = "Image preview";

/** @throws {InputErrors} with everything that is wrong */
export function readPreviewInputs(env: Environment): PreviewInputs {
  const reader = createInputReader(env);
  const parse = <T>(input: string, parser: (text: string, complain: Complain) => T): T =>
    parser(reader.text(input), reader.complainAbout(input));
  const image = parse("image", parseImage);
  const built = parse("metadata", parseMetadata);
  const baseImage = parse("base-image", parseImage);
  if (reader.text("image") === "" && reader.text("metadata") === "") {
    const hint = "Set both to the outputs of the build step: one of them is there, whether it pushed or not.";
    reader.complainAbout("image")(
      "",
      "it is empty, and so is `metadata`: there is nothing to preview.",
      hint,
    );
  }
  const inputs = {
    request: { image, built, baseImage, target: parse("platform", parsePlatform) },
    title: reader.text("title") || DEFAULT_TITLE,
    key: reader.text("key") || defaultKey(baseImage ?? image),
    pullRequest: parse("pull-request", parseNumber),
    token: reader.text("github-token"),
  };
  // The registry client reads it, too, but without a message.
  insecureRegistries(env, reader);
  reader.throwComplaints();
  return inputs;
}

/** The same for all runs of a pull request, whether they push or not. */
function defaultKey(image: ImageReference | undefined): string {
  return image === undefined ? "image" : imageName(image);
}

function parseNumber(text: string, complain: Complain): number | undefined {
  if (text === "") return undefined;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  complain(text, `${quote(text)} is not the number of a pull request.`, "Write a whole number, e.g. 12.");
  return undefined;
}
