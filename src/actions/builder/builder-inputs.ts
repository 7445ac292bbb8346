// The inputs of `builder/action.yml`, read in one place and reported together.
import type { Environment } from "../../environment.ts";
import type { ImageTags } from "../../oci/image-reference.ts";
import type { Target } from "../../oci/target.ts";
import type { NamedLifecycle } from "../../packaging/builder/choose-lifecycle.ts";
import type { NewBuilderRequest } from "../../packaging/builder/publish-builder.ts";
import { quote } from "../../quote.ts";
import { parseTags, splitNames } from "../inputs/image-inputs.ts";
import { type Complain, InputReader } from "../inputs/input-reader.ts";
import { parseLabels, readIndexAnnotations } from "../inputs/label-input.ts";
import { parsePlatform, parsePlatforms } from "../inputs/platform-input.ts";
import { REGISTRY_STEP_INPUTS, type RegistryStepValues } from "../inputs/registry-step-inputs.ts";
import { parseIndexAddress } from "../inputs/source-inputs.ts";
import type { BuilderTrial } from "./try-builder.ts";

/** What the inputs become. */
interface BuilderValues extends RegistryStepValues {
  readonly path: string;
  readonly tags: ImageTags | undefined;
  readonly targets: readonly Target[];
  readonly lifecycles: readonly NamedLifecycle[];
  readonly flatten: readonly (readonly string[])[];
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  readonly registryIndex: string | undefined;
  /** Directory of an app; empty if the builder is not tried. */
  readonly app: string;
  readonly network: string;
  readonly dockerHost: string;
}

/** A builder as it was asked for. */
export interface RequestedBuilder extends Pick<
  BuilderValues,
  "registryIndex" | "certificates" | "summary" | "declareImage"
> {
  readonly request: NewBuilderRequest;
  readonly trial: BuilderTrial | undefined;
}

const asWritten = (text: string): string => text;

/** The inputs of a step, by the table. */
export function openBuilderInputs(env: Environment): InputReader<BuilderValues> {
  return new InputReader<BuilderValues>(
    {
      path: { input: "path", byDefault: "builder.toml", parse: asWritten },
      tags: { input: "image", parse: parseTags },
      targets: { input: "platform", parse: parsePlatforms },
      lifecycles: { input: "lifecycle", parse: parseLifecycles },
      flatten: { input: "flatten", parse: parseFlatten },
      labels: { input: "labels", parse: parseLabels },
      annotations: { input: "annotations", parse: readIndexAnnotations },
      registryIndex: { input: "buildpack-registry", parse: parseIndexAddress },
      app: { input: "app", parse: asWritten },
      network: { input: "network", parse: asWritten },
      dockerHost: { input: "docker-host", parse: asWritten },
      ...REGISTRY_STEP_INPUTS,
    },
    { env },
  );
}

/** @throws {InputErrors} with everything that is wrong */
export async function readBuilderInputs(inputs: InputReader<BuilderValues>): Promise<RequestedBuilder> {
  const { registryIndex, certificates, summary, declareImage, ...values } = await inputs.values();
  const { path, tags, targets, lifecycles, flatten, labels, annotations, app } = values;
  const chooser = { by: "workflow", workspace: inputs.workspace } as const;
  const request = { path, chooser, targets, lifecycles, flatten, labels, annotations };
  return {
    request: { ...request, ...inputs.complete({ tags }) },
    trial: app === "" ? undefined : { app, inputs: trialInputs(inputs) },
    ...{ registryIndex, certificates, summary, declareImage },
  };
}

/** What the build that tries the builder is told as well. */
function trialInputs(inputs: InputReader<BuilderValues>): Record<string, string> {
  return {
    network: inputs.text("network"),
    "docker-host": inputs.text("dockerHost"),
    "ca-certificates": inputs.text("certificates"),
    "insecure-registries": inputs.text("insecureRegistries"),
    "registry-timeout": inputs.text("registryTimeoutMs"),
  };
}

/** A lifecycle for all platforms, or lines with a platform before each. */
function parseLifecycles(text: string, complain: Complain): readonly NamedLifecycle[] {
  const named = text.split(/\r?\n/).flatMap((line): NamedLifecycle[] => {
    const [, platform, place = line.trim()] = /^(linux\/[^=]*?)\s*=(.*)$/.exec(line.trim()) ?? [];
    if (place.trim() === "") return [];
    return [
      { text: place.trim(), target: platform === undefined ? undefined : parsePlatform(platform, complain) },
    ];
  });
  if (named.filter(({ target }) => target === undefined).length > 1)
    complain(
      text,
      "it names several lifecycles for all platforms.",
      "Write PLATFORM=LIFECYCLE, e.g. linux/arm64=lifecycle.tgz.",
    );
  return named;
}

/** A line for each layer. */
function parseFlatten(text: string, complain: Complain): readonly (readonly string[])[] {
  const groups = text
    .split(/\r?\n/)
    .map(splitNames)
    .filter((names) => names.length > 0);
  const all = groups.flat();
  for (const name of all.filter((one) => !/^[^@]+@[^@]+$/.test(one)))
    complain(name, `${quote(name)} is not an id with a version.`, "Write e.g. acme/node@1.2.0.");
  for (const [name] of groups.filter(({ length }) => length === 1))
    complain(
      name ?? "",
      `${quote(name ?? "")} is alone in its line.`,
      "Name two or more buildpacks that share a layer.",
    );
  const twice = all.find((name, at) => all.indexOf(name) !== at);
  if (twice !== undefined)
    complain(twice, `${quote(twice)} is named twice.`, "A buildpack is in one layer only.");
  return groups;
}
