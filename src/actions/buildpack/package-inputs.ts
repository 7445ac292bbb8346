// The inputs of `buildpack/action.yml`, read in one place and reported together.
import path from "node:path";
import type { Environment } from "../../environment.ts";
import { outputPlace } from "../../files/output-directory.ts";
import type { ImageTags } from "../../oci/image-reference.ts";
import type { Target } from "../../oci/target.ts";
import type { OutputFile, PackageRequest } from "../../packaging/buildpack/publish-package.ts";
import { quote } from "../../quote.ts";
import { parseTags } from "../inputs/image-inputs.ts";
import { type Complain, InputReader, type Step } from "../inputs/input-reader.ts";
import { parseLabels, readIndexAnnotations } from "../inputs/label-input.ts";
import { complainOfPath } from "../inputs/path-problem.ts";
import { parsePlatforms } from "../inputs/platform-input.ts";
import { REGISTRY_STEP_INPUTS, type RegistryStepValues } from "../inputs/registry-step-inputs.ts";
import { parseIndexAddress } from "../inputs/source-inputs.ts";

/** What the inputs become. */
interface PackageValues extends RegistryStepValues {
  readonly path: string;
  readonly tags: ImageTags | undefined;
  readonly file: OutputFile | undefined;
  readonly targets: readonly Target[];
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  readonly registryIndex: string | undefined;
}

/** A package as it was asked for. */
export interface RequestedPackage extends Pick<
  PackageValues,
  "registryIndex" | "certificates" | "summary" | "declareImage"
> {
  readonly request: PackageRequest;
}

/** The inputs of a step, by the table. */
export function openPackageInputs(env: Environment): InputReader<PackageValues> {
  return new InputReader<PackageValues>(
    {
      path: { input: "path", byDefault: ".", parse: (text) => text },
      tags: { input: "image", parse: parseWantedTags },
      file: { input: "file", parse: readPackageFileName },
      targets: { input: "platform", parse: parsePlatforms },
      labels: { input: "labels", parse: parseLabels },
      annotations: { input: "annotations", parse: readIndexAnnotations },
      registryIndex: { input: "buildpack-registry", parse: parseIndexAddress },
      ...REGISTRY_STEP_INPUTS,
    },
    { env },
  );
}

/** @throws {InputErrors} with everything that is wrong */
export async function readPackageInputs(inputs: InputReader<PackageValues>): Promise<RequestedPackage> {
  const { registryIndex, certificates, summary, declareImage, ...values } = await inputs.values();
  const { path: source, tags, file, targets, labels, annotations } = values;
  inputs.complete({});
  const chooser = { by: "workflow", workspace: inputs.workspace } as const;
  return {
    request: { path: source, chooser, tags, file, targets, labels, annotations },
    ...{ registryIndex, certificates, summary, declareImage },
  };
}

/** Required, unless a file is wanted. */
function parseWantedTags(text: string, complain: Complain, step: Step<PackageValues>): ImageTags | undefined {
  if (text !== "") return parseTags(text, complain);
  if (step.text("file") === "") {
    const hint = "Set it to tags, e.g. ghcr.io/owner/buildpack:1.0, or set `file`.";
    complain("", "it is empty, and so is `file`: the package would go nowhere.", hint);
  }
  return undefined;
}

async function readPackageFileName(
  text: string,
  complain: Complain,
  { workspace }: Step<PackageValues>,
): Promise<OutputFile | undefined> {
  if (text === "") return undefined;
  const { dir, base, ext } = path.parse(text);
  if (ext !== ".cnb") {
    complain(text, `${quote(text)} does not end in .cnb.`, `Write ${quote(`${text}.cnb`)}.`);
    return undefined;
  }
  try {
    return { place: await outputPlace("file", dir === "" ? "." : dir, workspace), name: base };
  } catch (error) {
    complainOfPath(complain, text, error);
    return undefined;
  }
}
