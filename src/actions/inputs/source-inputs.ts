// Inputs about what is built: the source, its descriptor, and where buildpacks are looked up.
import { readdir, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { SUGGESTED_BUILDER } from "../../cnb/suggested-builder.ts";
import { messageOf } from "../../errors.ts";
import { containedPath } from "../../files/contained-path.ts";
import { isMissing } from "../../files/regular-file.ts";
import type { BuildRequest } from "../../platform/request/build-request.ts";
import { quote, withoutLogins } from "../../quote.ts";
import { parseRequiredImage } from "./image-inputs.ts";
import type { Complain } from "./input-reader.ts";
import { complainOfPath } from "./path-problem.ts";
import type { ActionStep } from "./request-fields.ts";

const ARCHIVE = /\.(zip|jar|war)$/i;

/** Where the source is; the workspace if the input is wrong. */
export async function readPath(text: string, complain: Complain, step: ActionStep): Promise<string> {
  const { workspace } = step;
  try {
    const path = await containedPath(text, { by: "workflow", workspace });
    await checkSource(path, complain);
    return path;
  } catch (error) {
    complainOfPath(complain, text, error);
    return resolve(workspace);
  }
}

/** Whether no engine can be at the address that is asked for, else at the one that the environment points to. */
export type LacksEngine = (host: string | undefined) => Promise<boolean>;

/** The input `builder` where nothing is known of engines. */
export const readBuilderName = builderNameReader(() => Promise.resolve(false));

/** The input `builder`, which may be left out where a project descriptor can name it, or the job may be in a builder itself. */
export function builderNameReader(lacksEngine: LacksEngine) {
  return async (text: string, complain: Complain, step: ActionStep): Promise<BuildRequest["builder"]> => {
    if (text !== "") return parseRequiredImage(text, complain, SUGGESTED_BUILDER);
    const isFound = await isFile((await step.value("descriptor")).path);
    if (isFound || (await mayBeInBuilder(step, lacksEngine))) return undefined;
    return parseRequiredImage(text, complain, SUGGESTED_BUILDER);
  };
}

/** Where no engine can be, that is wrong, and not the builder: who asks for the engine says so. */
async function mayBeInBuilder(step: ActionStep, lacksEngine: LacksEngine): Promise<boolean> {
  const engine = await step.value("step.engine");
  if (engine !== "auto") return engine === "none";
  return Boolean(step.env["CNB_USER_ID"]) || lacksEngine((await step.value("step.engineHosts")).host);
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
export async function readDescriptorPlace(
  text: string,
  complain: Complain,
  step: ActionStep,
): Promise<BuildRequest["descriptor"]> {
  const { workspace } = step;
  const directory = sourceDirectory(await step.value("path"));
  const file = text === "" ? join(directory, "project.toml") : resolve(workspace, text);
  const place = { path: file, name: relative(workspace, file) || file, isRequired: text !== "" };
  try {
    // Not the path that this leads to: what a descriptor names is relative to where it seems to be.
    if (text !== "") await containedPath(text, { by: "workflow", workspace });
    else await containedPath(file, { by: "checkout", directories: [resolve(workspace), directory] });
  } catch (error) {
    complainOfPath(complain, place.name, error);
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
export function parseIndexAddress(text: string, complain: Complain): string | undefined {
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
