// The builder that this process runs in, as an engine would describe its image: what its files say, in the words of labels.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#builder
import { readdir } from "node:fs/promises";
import { posix } from "node:path";
import {
  BUILDER_METADATA_LABEL,
  BUILDPACK_LAYERS_LABEL,
  BUILDPACK_ORDER_LABEL,
} from "../cnb/builder-labels.ts";
import { parseBuildpackDescriptor } from "../cnb/buildpack-descriptor.ts";
import { parseExtensionDescriptor } from "../cnb/extension-descriptor.ts";
import { parseLifecycleDescriptor } from "../cnb/lifecycle-descriptor.ts";
import { parseOrder } from "../cnb/order.ts";
import { parseRun, parseStack } from "../cnb/run.ts";
import type { DaemonImage } from "../docker/daemon.ts";
import type { Environment } from "../environment.ts";
import { messageOf, PlatformError } from "../errors.ts";
import { isForbidden, leadsNowhere, readRegularFile } from "../files/regular-file.ts";
import { digestOf } from "../oci/digest.ts";
import { hostTarget } from "../oci/target.ts";
import { quote } from "../quote.ts";
import { builderVariables } from "./builder-variables.ts";

/** Where a builder is looked for. */
export interface BuilderSurroundings {
  /** The root of its file system. */
  readonly root: string;
  readonly env: Environment;
  /** Node's name of what this machine is, e.g. `x64`. */
  readonly arch: string;
  /** The text of `lifecycle.toml`, which is read once; undefined if there is none. */
  readonly lifecycle: () => Promise<string | undefined>;
}

const MAX_BYTES = 4 * 1024 * 1024;
const LIFECYCLE = "cnb/lifecycle/lifecycle.toml";
const EXTENSION_LAYERS_LABEL = "io.buildpacks.extension.layers";
const EXTENSION_ORDER_LABEL = "io.buildpacks.buildpack.order-extensions";
const DISTRO_LABEL = "io.buildpacks.base.distro";
const STACK_ID_LABEL = "io.buildpacks.stack.id";

/** Reads the lifecycle's description of itself when it is asked for first. */
export function lifecycleOf(root: string): BuilderSurroundings["lifecycle"] {
  let text: Promise<string | undefined> | undefined;
  return () => (text ??= textOf(root, LIFECYCLE));
}

/** In words why this is no builder; undefined if it seems to be one. */
export async function whyNoBuilder({
  env,
  lifecycle,
}: Pick<BuilderSurroundings, "env" | "lifecycle">): Promise<string | undefined> {
  const missing = ["CNB_USER_ID", "CNB_GROUP_ID"].filter((name) => !env[name]);
  if ((await lifecycle()) === undefined) return `there is no /${LIFECYCLE}`;
  return missing.length === 0
    ? undefined
    : `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not set`;
}

/**
 * What a builder says about itself.
 * @throws {PlatformError} `BUILDER_IMAGE` if this is none, or naming the file that is malformed
 */
export async function readOwnBuilder(surroundings: BuilderSurroundings): Promise<DaemonImage> {
  const why = await whyNoBuilder(surroundings);
  if (why !== undefined)
    throw new PlatformError("BUILDER_IMAGE", `This is not the container of a builder: ${why}.`);
  const { env, arch } = surroundings;
  const labels = await labelsOf(surroundings).catch(broken);
  const variables = builderVariables(env);
  return {
    id: digestOf(JSON.stringify({ labels, variables })),
    ...hostTarget(arch),
    env: variables,
    labels,
    user: `${env["CNB_USER_ID"] ?? ""}:${env["CNB_GROUP_ID"] ?? ""}`,
    repoDigests: [],
    diffIds: [],
  };
}

/** Neither a name nor a login is to blame for what is in a file. */
function broken(cause: unknown): never {
  if (!(cause instanceof PlatformError && cause.code === "MALFORMED")) throw cause;
  throw new PlatformError("BUILDER_IMAGE", `The builder that this job is in is broken: ${cause.message}`, {
    cause,
    hint: "Repair this file of the job's container, or use the image of another builder.",
  });
}

async function labelsOf({
  root,
  env,
  lifecycle: lifecycleToml,
}: BuilderSurroundings): Promise<Record<string, string>> {
  const [lifecycle, order, images, buildpacks, extensions, distro] = await Promise.all([
    readLifecycle(lifecycleToml),
    readOrder(root),
    readRunImages(root),
    readModules(root, "buildpacks", readBuildpack),
    readModules(root, "extensions", readExtension),
    readDistro(root),
  ]);
  const metadata = {
    buildpacks: buildpacks.map(wordsOf),
    extensions: extensions.map(wordsOf),
    images,
    lifecycle,
  };
  const stack = env["CNB_STACK_ID"];
  return {
    [BUILDER_METADATA_LABEL]: JSON.stringify(metadata),
    [BUILDPACK_ORDER_LABEL]: JSON.stringify(order.order),
    [EXTENSION_ORDER_LABEL]: JSON.stringify(order.orderExtensions),
    [BUILDPACK_LAYERS_LABEL]: JSON.stringify(layersOf(buildpacks)),
    [EXTENSION_LAYERS_LABEL]: JSON.stringify(layersOf(extensions)),
    ...distro,
    ...(stack !== undefined && { [STACK_ID_LABEL]: stack }),
  };
}

async function readLifecycle(text: BuilderSurroundings["lifecycle"]): Promise<object> {
  const { version, apis } = parseLifecycleDescriptor((await text()) ?? "", `/${LIFECYCLE}`);
  return { version, apis };
}

async function readOrder(root: string): Promise<ReturnType<typeof parseOrder>> {
  return parseOrder((await textOf(root, "cnb/order.toml")) ?? "", "/cnb/order.toml");
}

/** As the specification has had them since Platform API 0.12, else as before. */
async function readRunImages(root: string): Promise<ReturnType<typeof parseRun>> {
  const run = await textOf(root, "cnb/run.toml");
  if (run !== undefined) return parseRun(run, "/cnb/run.toml");
  return parseStack((await textOf(root, "cnb/stack.toml")) ?? "", "/cnb/stack.toml");
}

/** What labels say of a module. */
interface LabelledModule {
  readonly id: string;
  readonly version: string;
  readonly name?: string | undefined;
  readonly homepage?: string | undefined;
  readonly layer: Readonly<Record<string, unknown>>;
}

async function readModules(
  root: string,
  kind: "buildpacks" | "extensions",
  read: (toml: string, what: string) => LabelledModule,
): Promise<LabelledModule[]> {
  const file = kind === "buildpacks" ? "buildpack.toml" : "extension.toml";
  const found: LabelledModule[] = [];
  for (const id of await namesIn(posix.join(root, "cnb", kind)))
    for (const version of await namesIn(posix.join(root, "cnb", kind, id))) {
      const path = posix.join("cnb", kind, id, version, file);
      const toml = await textOf(root, path);
      if (toml !== undefined) found.push(read(toml, `/${path}`));
    }
  return found;
}

function readBuildpack(toml: string, what: string): LabelledModule {
  const { id, version, name, homepage, api, order, targets, stacks } = parseBuildpackDescriptor(toml, what);
  const layer = { api, name, homepage, targets, stacks, ...(order.length > 0 && { order }) };
  return { id, version, name, homepage, layer };
}

function readExtension(toml: string, what: string): LabelledModule {
  const { id, version, name, homepage, api, targets } = parseExtensionDescriptor(toml, what);
  return { id, version, name, homepage, layer: { api, name, homepage, targets } };
}

function wordsOf({ id, version, name, homepage }: LabelledModule): Omit<LabelledModule, "layer"> {
  return { id, version, name, homepage };
}

function layersOf(modules: readonly LabelledModule[]): Record<string, Record<string, unknown>> {
  const byId: Record<string, Record<string, unknown>> = {};
  for (const { id, version, layer } of modules) (byId[id] ??= {})[version] = layer;
  return byId;
}

/** See https://www.freedesktop.org/software/systemd/man/latest/os-release.html */
async function readDistro(root: string): Promise<Record<string, string>> {
  const text = (await textOf(root, "etc/os-release")) ?? "";
  const value = (name: string): string | undefined =>
    new RegExp(`^${name}=(["']?)(.*)\\1$`, "m").exec(text)?.[2];
  const name = value("ID");
  return name === undefined
    ? {}
    : { [`${DISTRO_LABEL}.name`]: name, [`${DISTRO_LABEL}.version`]: value("VERSION_ID") ?? "" };
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).sort();
  } catch (error) {
    if (leadsNowhere(error)) return [];
    throw isForbidden(error) ? unreadable(directory, error) : error;
  }
}

/** Undefined if there is nothing, or a file where a directory would be: beside the versions of a module there may be others. */
async function textOf(root: string, path: string): Promise<string | undefined> {
  const file = posix.join(root, path);
  try {
    return (await readRegularFile(file, MAX_BYTES)).toString("utf8");
  } catch (error) {
    if (leadsNowhere(error)) return undefined;
    throw isForbidden(error) ? unreadable(file, error) : error;
  }
}

function unreadable(path: string, cause: unknown): PlatformError {
  const message = `The user of this job cannot read ${quote(path)} of the builder: ${messageOf(cause)}.`;
  return new PlatformError("BUILDER_IMAGE", message, {
    cause,
    hint: "Run the job as root or as the builder's user, or let everyone read what is below /cnb.",
  });
}
