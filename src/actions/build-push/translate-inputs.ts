// A step that was written for docker/build-push-action, in our words: its inputs become ours before they are read, or are
// refused by name. Pure. https://github.com/docker/build-push-action#inputs
import type { Environment } from "../../environment.ts";
import { quote } from "../../quote.ts";
import { splitNames } from "../inputs/image-inputs.ts";
import type { KnownInput } from "../inputs/set-inputs.ts";
import { readCaches } from "./cache-lists.ts";
import { readOutputs } from "./outputs-input.ts";
import { readAttestations, refuseInputs, refuseSomeValues } from "./refused-inputs.ts";
import { type TranslatedInputs, Translation } from "./translation.ts";

/** A step that has none of these inputs stays as it is. @param known the inputs of ours, with their defaults */
export function translateInputs(env: Environment, known: ReadonlyMap<string, KnownInput>): TranslatedInputs {
  const translation = new Translation(env, known);
  readTags(translation);
  readContext(translation);
  readPlatforms(translation);
  readPull(translation);
  readCaches(translation);
  if (translation.text("no-cache") !== "") {
    translation.set("clear-cache", translation.text("no-cache"), "no-cache");
  }
  readAttestations(translation);
  refuseSomeValues(translation);
  refuseInputs(translation);
  return translation.finish();
}

/** A step that calls the image `tags` does not push unless it says so: what it tests first must not be pushed by us. */
function readTags(translation: Translation): void {
  const isOurs = translation.isSet("image");
  const tags = translation.text("tags");
  if (tags !== "") translation.set("image", tags, "tags");
  readOutputs(translation);
  if (isOurs || !translation.isSet("image") || translation.text("push") !== "") return;
  translation.replace("push", "false");
  translation.notice(
    'The image is not pushed: a step that names it the way docker/build-push-action does has to set "push: true".',
  );
}

const DEFAULT_CONTEXT = /^\{\{\s*defaultContext\s*\}\}(?::(?<directory>.*))?$/;

const GIT = /^(?:[a-z][a-z\d+.-]*:\/\/|git@|github\.com\/)/i;

/** The repository itself is what is checked out. */
function readContext(translation: Translation): void {
  const context = translation.text("context");
  if (context === "") return;
  const found = DEFAULT_CONTEXT.exec(context);
  if (found !== null) {
    translation.set("path", found.groups?.["directory"] || ".", "context");
  } else if (GIT.test(context)) {
    const hint = "Check the repository out with actions/checkout, and name the directory in it.";
    translation.complain("context", `${quote(context)} is not in the workspace.`, hint);
  } else {
    translation.set("path", context, "context");
  }
}

function readPlatforms(translation: Translation): void {
  const platforms = splitNames(translation.text("platforms"));
  if (platforms.length > 0) translation.set("platform", platforms.join(","), "platforms");
}

/** There it is whether to pull what is there already. */
function readPull(translation: Translation): void {
  const pull = translation.text("pull").toLowerCase();
  if (pull === "true") translation.replace("pull", "always");
  if (pull === "false") translation.replace("pull", "if-not-present");
}
