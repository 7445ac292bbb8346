// builder.toml: what a builder is to be made of, in the format that pack reads.
// Format: https://buildpacks.io/docs/reference/config/builder-config/
import * as v from "valibot";
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import { type BuilderVariable, builderVariableFiles, BuildVariables } from "./build-variables.ts";
import { DescriptorTarget, MODULE_WORDS } from "./buildpack-descriptor.ts";
import { type Order, type OrderElement, OrderGroups } from "./order.ts";
import { RunImageEntry } from "./run.ts";
import { checkKnownToml, parseTomlTable } from "./toml/parse-toml.ts";

const text = v.optional(v.string(), "");
const Listed = v.object({
  ...{ id: text, version: text, uri: text, image: text, ...MODULE_WORDS },
  "exec-env": v.optional(v.array(v.string())),
  "clear-env": v.optional(v.boolean()),
});
const System = v.object({
  buildpacks: v.optional(
    v.array(v.object({ id: v.string(), version: text, optional: v.optional(v.boolean(), false) })),
    [],
  ),
});

const BuilderFile = v.object({
  description: text,
  buildpacks: v.optional(v.array(Listed), []),
  extensions: v.optional(v.array(Listed), []),
  order: v.optional(OrderGroups, []),
  "order-extensions": v.optional(OrderGroups, []),
  stack: v.optional(
    v.object({
      ...{ id: text, "build-image": text, "run-image": text },
      "run-image-mirrors": v.optional(v.array(v.string()), []),
    }),
    {},
  ),
  lifecycle: v.optional(v.object({ uri: text, version: text, image: text }), {}),
  run: v.optional(v.object({ images: v.optional(v.array(RunImageEntry), []) }), {}),
  build: v.optional(v.object({ image: text, env: v.optional(BuildVariables, []) }), {}),
  targets: v.optional(v.array(DescriptorTarget), []),
  system: v.optional(v.object({ pre: v.optional(System, {}), post: v.optional(System, {}) }), {}),
});

type BuilderFile = v.InferOutput<typeof BuilderFile>;

/** A buildpack or extension that a builder is to have. */
export interface ListedModule {
  readonly locator: string;
  /** What has to be there; empty if anything may be. */
  readonly id: string;
  readonly version: string;
}

/** What builder.toml says. */
export interface BuilderDescriptor {
  readonly description: string;
  readonly buildpacks: readonly ListedModule[];
  readonly extensions: readonly ListedModule[];
  readonly order: Order;
  readonly orderExtensions: Order;
  /** Empty if it names none. */
  readonly stackId: string;
  readonly buildImage: string;
  /** At least one; the default first. */
  readonly runImages: readonly RunImageEntry[];
  /** A version, a locator of a lifecycle, or nothing. */
  readonly lifecycle: { readonly version: string } | { readonly uri: string } | undefined;
  /** The files of `/cnb/build-config/env`, by name. */
  readonly variables: ReadonlyMap<string, string>;
  readonly targets: readonly DescriptorTarget[];
  readonly system: { readonly pre: readonly OrderElement[]; readonly post: readonly OrderElement[] };
  /** Sentences about what is read and has no effect. */
  readonly warnings: readonly string[];
}

/** @throws {PlatformError} `MALFORMED` naming the file, also for a key that is not known */
export function parseBuilderDescriptor(toml: string, what: string): BuilderDescriptor {
  const file = checkKnownToml(BuilderFile, parseTomlTable(toml, what), what);
  const { description, order, build, targets, system } = file;
  return {
    ...{ description, order, targets },
    orderExtensions: file["order-extensions"],
    buildpacks: file.buildpacks.map((listed) => listedModule(listed, what)),
    extensions: file.extensions.map((listed) => listedModule(listed, what)),
    stackId: file.stack.id,
    ...imagesOf(file, what),
    lifecycle: lifecycleOf(file, what),
    variables: builderVariableFiles(build.env, what),
    system: { pre: system.pre.buildpacks, post: system.post.buildpacks },
    warnings: [...(order.length === 0 ? [`${what} has no [[order]].`] : []), ...build.env.flatMap(idle)],
  };
}

function idle({ name, "exec-env": execEnv = [] }: BuilderVariable): string[] {
  return execEnv.length === 0
    ? []
    : [`The exec-env of the variable ${quote(name)} has no effect in a builder.`];
}

function listedModule({ id, version, uri, image }: v.InferOutput<typeof Listed>, what: string): ListedModule {
  if ((uri === "") !== (image === ""))
    return { id, version, locator: uri === "" ? `docker://${image}` : uri };
  const has = uri === "" ? "neither uri nor image" : `both uri = ${quote(uri)} and image = ${quote(image)}`;
  throw malformed(`A buildpack or extension in ${what} has ${has}.`, "Set uri, e.g. to ../buildpacks/node.");
}

/** `[stack]` is what there was before `[build]` and `[run]`. */
function imagesOf(
  { build, run, stack }: BuilderFile,
  what: string,
): Pick<BuilderDescriptor, "buildImage" | "runImages"> {
  const old = { build: stack["build-image"], run: stack["run-image"] };
  const buildImage = build.image || old.build;
  if (buildImage === "") throw malformed(`${what} names no build image.`, "Set image in [build].");
  if (old.build !== "" && old.build !== buildImage)
    throw malformed(`${what} has two build images, in [build] and in [stack].`, "Leave out that of [stack].");
  const runImages = run.images.length > 0 || old.run === "" ? run.images : [oldRunImage(stack)];
  const [first] = runImages;
  if (first === undefined) throw malformed(`${what} names no run image.`, "Set [[run.images]].");
  if (runImages.some(({ image }) => image === ""))
    throw malformed(`${what} has [[run.images]] without an image.`, "Set image, e.g. to ghcr.io/acme/run:1.");
  if (old.run !== "" && old.run !== first.image)
    throw malformed(`${what} has two run images, in [run] and in [stack].`, "Leave out that of [stack].");
  return {
    buildImage,
    runImages: runImages.map(({ image, mirrors }) => ({ image, mirrors })),
  };
}

function oldRunImage(stack: BuilderFile["stack"]): RunImageEntry {
  return { image: stack["run-image"], mirrors: stack["run-image-mirrors"] };
}

function lifecycleOf({ lifecycle }: BuilderFile, what: string): BuilderDescriptor["lifecycle"] {
  const { version, uri, image } = lifecycle;
  const named = [version, uri, image].filter((each) => each !== "");
  if (named.length > 1)
    throw malformed(
      `${what} names the lifecycle twice.`,
      "Set one of version, uri and image in [lifecycle].",
    );
  if (version !== "") return { version };
  if (image !== "") return { uri: `docker://${image}` };
  return uri === "" ? undefined : { uri };
}

function malformed(message: string, hint: string): PlatformError {
  return new PlatformError("MALFORMED", message, { hint });
}
