// What an image says it was made from: a label with one digest for each group of inputs. It is a label and no annotation, since manifests
// of Docker's format have none, and since rebases keep labels and leave out annotations. Pure.
import * as v from "valibot";
import { type Digest, isDigest } from "../../oci/digest.ts";
import { encodeJson } from "../../oci/json.ts";
import { parseJson } from "../../oci/schema.ts";
import { INPUT_GROUPS, type InputDigests, type InputGroup } from "./input-digests.ts";

export const INPUTS_LABEL = "io.buildpacks.action.inputs";

/** A group that has another meaning from now on needs another one: what older builds recorded is then not compared. */
const FORMAT = 1;

/** The run image is not in it: each image says in the label of its lifecycle what it stands on, which a rebase changes. */
export type RecordedGroup = Exclude<InputGroup, "runImage">;

/** What is recorded; a group that could not be compared is not. */
export type InputsRecord = Readonly<Partial<Record<RecordedGroup, Digest>>>;

const RECORDED = Object.keys(INPUT_GROUPS).filter((group): group is RecordedGroup => group !== "runImage");

/** The text of the label: the same for the same inputs, so that equal builds give equal images. */
export function formatInputsRecord(digests: InputDigests | InputsRecord): string {
  const known = RECORDED.flatMap((group) => (digests[group] === undefined ? [] : [[group, digests[group]]]));
  return encodeJson({ format: FORMAT, ...(Object.fromEntries(known) as object) });
}

const Label = v.looseObject({ format: v.number() });

/**
 * Undefined if it is of a format that is not known here.
 * @throws {PlatformError} `MALFORMED` naming the image
 */
export function parseInputsRecord(json: string, image: string): InputsRecord | undefined {
  const label = parseJson(Label, json, `The label ${INPUTS_LABEL} of ${image}`);
  if (label.format !== FORMAT) return undefined;
  const known = RECORDED.flatMap((group) => {
    const digest = label[group];
    return typeof digest === "string" && isDigest(digest) ? [[group, digest]] : [];
  });
  return Object.fromEntries(known) as InputsRecord;
}
