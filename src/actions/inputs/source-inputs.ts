// Inputs about what is built: the source, its descriptor, and where buildpacks are looked up.
import { readdir, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { SUGGESTED_BUILDER } from "../../cnb/suggested-builder.ts";
import type { Environment } from "../../environment.ts";
import { messageOf } from "../../errors.ts";
import { containedPath } from "../../files/contained-path.ts";
import { isMissing } from "../../files/regular-file.ts";
import type { BuildRequest } from "../../platform/request/build-request.ts";
import { quote, withoutLogins } from "../../quote.ts";
import { parseBindings } from "./binding-input.ts";
import { readEnvFiles } from "./env-file-input.ts";
import { parseEnv } from "./env-input.ts";
import { parseRequiredImage, splitNames } from "./image-inputs.ts";
import type { Complain, InputReader } from "./input-reader.ts";
import { parseOneOf } from "./one-of-input.ts";
import { complainOfPath } from "./path-problem.ts";
import { describeRepeated } from "./repeated-variables.ts";

const ARCHIVE = /\.(zip|jar|war)$/i;

const FILE_MODES: Readonly<Record<BuildRequest["fileModes"], true>> = { keep: true, normalize: true };

/** What of a request is about the source and those who build it. */
export type SourceOptions = Pick<
  BuildRequest,
  | "builder"
  | "path"
  | "fileModes"
  | "workspace"
  | "descriptor"
  | "modules"
  | "registryIndex"
  | "bindings"
  | "env"
>;

/**
 * The group of inputs that is {@link SourceOptions}.
 * @param warn gets sentences about what is probably a mistake
 */
export async function readSourceOptions(
  reader: InputReader,
  env: Environment,
  { workspace, warn }: { readonly workspace: string; readonly warn: (warning: string) => void },
): Promise<SourceOptions> {
  const path = await readPath(reader, workspace);
  const descriptor = await readDescriptorPlace(reader, { workspace, path });
  const builder = await readBuilder(reader, descriptor);
  await checkSource(path, reader.complainAbout("path"));
  const registry = reader.complainAbout("buildpack-registry");
  const variables = parseEnv(reader.text("env"), env, reader.complainAbout("env"));
  describeRepeated('The input "env"', variables).forEach(warn);
  return {
    builder,
    path,
    fileModes: parseOneOf(reader, "file-modes", { allowed: FILE_MODES, fallback: "keep" }),
    workspace,
    descriptor,
    modules: readModules(reader),
    registryIndex: parseIndexAddress(reader.text("buildpack-registry"), registry),
    bindings: parseBindings(reader.text("bindings"), env, reader.complainAbout("bindings")),
    env: [...(await readEnvFiles(reader, env, { workspace, warn })), ...variables.variables],
  };
}

/** Where the source is; the workspace if the input is wrong. */
async function readPath(reader: InputReader, workspace: string): Promise<string> {
  const text = reader.text("path") || ".";
  try {
    return await containedPath(text, { by: "workflow", workspace });
  } catch (error) {
    complainOfPath(reader.complainAbout("path"), text, error);
    return resolve(workspace);
  }
}

/** It may be left out where a project descriptor can name it. */
async function readBuilder(
  reader: InputReader,
  descriptor: BuildRequest["descriptor"],
): Promise<BuildRequest["builder"]> {
  const text = reader.text("builder");
  if (text === "" && (await isFile(descriptor.path))) return undefined;
  return parseRequiredImage(text, reader.complainAbout("builder"), SUGGESTED_BUILDER);
}

function readModules(reader: InputReader): BuildRequest["modules"] {
  const list = (input: string): string[] => splitNames(reader.text(input));
  return {
    buildpacks: list("buildpacks"),
    preBuildpacks: list("pre-buildpacks"),
    postBuildpacks: list("post-buildpacks"),
    extensions: list("extensions"),
  };
}

/** The directory of a source, which may be an archive in it. */
export function sourceDirectory(path: string): string {
  return ARCHIVE.test(path) ? dirname(path) : path;
}

/** Complains if the input `path` names neither a directory nor an archive. */
async function checkSource(path: string, complain: Complain): Promise<void> {
  try {
    const found = await stat(path);
    if (found.isDirectory() || (found.isFile() && ARCHIVE.test(path))) return;
    complain(
      path,
      `${quote(path)} is neither a directory nor a .zip, .jar or .war file.`,
      "Name the directory or the archive that has the source.",
    );
  } catch (error) {
    const problem = isMissing(error) ? "does not exist" : `cannot be read: ${messageOf(error)}`;
    const hint = "The path is relative to the workspace; is it checked out, e.g. with actions/checkout?";
    complain(path, `${quote(path)} ${problem}.`, hint);
  }
}

/** Whether nothing is there to build, as in a job that did not check anything out. */
export async function isEmptyDirectory(path: string): Promise<boolean> {
  return readdir(path).then(
    (names) => names.length === 0,
    () => false,
  );
}

/** The file that the input `descriptor` names, else `project.toml` in the source, or beside it if that is an archive. */
async function readDescriptorPlace(
  reader: InputReader,
  { workspace, path }: { readonly workspace: string; readonly path: string },
): Promise<BuildRequest["descriptor"]> {
  const text = reader.text("descriptor");
  const directory = sourceDirectory(path);
  const file = text === "" ? join(directory, "project.toml") : resolve(workspace, text);
  const place = { path: file, name: relative(workspace, file) || file, isRequired: text !== "" };
  try {
    // Not the path that this leads to: what a descriptor names is relative to where it seems to be.
    if (text !== "") await containedPath(text, { by: "workflow", workspace });
    else await containedPath(file, { by: "checkout", directories: [resolve(workspace), directory] });
  } catch (error) {
    complainOfPath(reader.complainAbout("descriptor"), place.name, error);
  }
  return place;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** The input `buildpack-registry`, without a slash at its end. */
function parseIndexAddress(text: string, complain: Complain): string | undefined {
  if (text === "") return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLoopback = url !== undefined && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback))
    return text.replace(/\/+$/, "");
  complain(
    text,
    `${quote(withoutLogins(text))} is not the address of a buildpack registry.`,
    "Write the https address of an index, e.g. https://raw.githubusercontent.com/buildpacks/registry-index/main.",
  );
  return undefined;
}
