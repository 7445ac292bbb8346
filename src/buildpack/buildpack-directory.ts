// Modules as directories of this machine.
import { stat } from "node:fs/promises";
import path from "node:path";
import type { ModuleKind } from "../cnb/module-reference.ts";
import { decodeToml } from "../cnb/toml/parse-toml.ts";
import { PlatformError } from "../errors.ts";
import { readContainedFile } from "../files/contained-path.ts";
import { leadsNowhere } from "../files/regular-file.ts";
import { compareBytes } from "../oci/json.ts";
import { quote } from "../quote.ts";
import { layerRecords, type ModuleEntry, readTree } from "./layer-entries.ts";
import { moduleDirectory, type ModuleInfo, type ModuleSource } from "./module.ts";
import { descriptorName, MAX_DESCRIPTOR_BYTES, parseModuleDescriptor } from "./module-descriptor.ts";

/** Where a module is. */
export interface ModulePlace {
  /** Has its descriptor. */
  readonly dir: string;
  /** Has its files, if those are for one platform only. */
  readonly filesDir?: string;
}

/** Programs of a module; they are executable whatever the checkout says. */
const PROGRAMS = ["bin/detect", "bin/build", "bin/generate"];

/**
 * Reads the descriptor of a module and checks that its programs are there.
 * @throws {PlatformError} `NOT_FOUND` or `MALFORMED` naming the directory and the file
 */
async function readModuleDirectory(
  { dir, filesDir = dir }: ModulePlace,
  kind: ModuleKind,
): Promise<ModuleInfo> {
  const info = await readModuleInfo(dir, kind);
  // A composite has none, and an extension may do with files.
  if (kind === "buildpack" && info.order.length === 0) {
    for (const program of ["bin/detect", "bin/build"]) await checkProgram(filesDir, program);
  }
  return info;
}

/** The same as something that can be put into a container. */
export async function openModuleDirectory(
  place: ModulePlace,
  kind: ModuleKind,
  origin: string,
): Promise<ModuleSource> {
  const module = await readModuleDirectory(place, kind);
  return {
    ...{ origin, identity: place.filesDir ?? place.dir },
    modules: [module],
    async *records() {
      yield* layerRecords(await readModuleTree(place, module));
    },
  };
}

/** The directory as entries at the place where the module belongs. */
export async function readModuleTree(
  { dir, filesDir = dir }: ModulePlace,
  module: Pick<ModuleInfo, "kind" | "id" | "version">,
): Promise<readonly ModuleEntry[]> {
  const target = moduleDirectory(module);
  const programs = new Set(PROGRAMS.map((program) => `${target}/${program}`));
  const files = await readTree(filesDir, target);
  const entries = filesDir === dir ? files : await withDescriptor(files, dir, module);
  const executable = (entry: ModuleEntry): ModuleEntry =>
    entry.kind === "file" && programs.has(entry.name) ? { ...entry, executable: true } : entry;
  return entries.map(executable);
}

/** The files for a platform with the descriptor that is for all of them. */
async function withDescriptor(
  files: readonly ModuleEntry[],
  dir: string,
  { kind, ...module }: Pick<ModuleInfo, "kind" | "id" | "version">,
): Promise<readonly ModuleEntry[]> {
  const root = moduleDirectory({ kind, ...module });
  const name = `${root}/${descriptorName(kind)}`;
  const { toml } = await readDescriptorFile(dir, kind);
  const others = files.filter((entry) => entry.name !== name);
  // Before the first that follows it in the module's directory, whatever is below others before.
  const next = others.findIndex(
    (entry) =>
      entry.name.startsWith(`${root}/`) && compareBytes(topOf(entry.name, root), descriptorName(kind)) > 0,
  );
  const at = next < 0 ? others.length : next;
  return [...others.slice(0, at), { kind: "text", name, text: toml }, ...others.slice(at)];
}

/** Of the path of a file, what is directly in the directory. */
function topOf(name: string, directory: string): string {
  return name.slice(directory.length + 1).split("/")[0] ?? "";
}

/** What the descriptor says; the programs may be missing. @throws {PlatformError} `NOT_FOUND` or `MALFORMED` naming the file */
export async function readModuleInfo(dir: string, kind: ModuleKind): Promise<ModuleInfo> {
  const { file, toml } = await readDescriptorFile(dir, kind);
  return parseModuleDescriptor(kind, toml, quote(file));
}

/** The text of a module's descriptor. @throws {PlatformError} `NOT_FOUND` naming the directory */
export async function readDescriptorFile(
  dir: string,
  kind: ModuleKind,
): Promise<{ readonly file: string; readonly toml: string }> {
  const file = path.join(dir, descriptorName(kind));
  try {
    // A link out of the directory would lead nowhere once the directory is in a container.
    const own = { by: "checkout", directories: [path.resolve(dir)] } as const;
    const content = await readContainedFile(path.resolve(file), own, MAX_DESCRIPTOR_BYTES);
    return { file, toml: decodeToml(content, quote(file)) };
  } catch (cause) {
    if (!leadsNowhere(cause)) throw cause;
    const article = kind === "buildpack" ? "a" : "an";
    throw new PlatformError(
      "NOT_FOUND",
      `${quote(dir)} is not ${article} ${kind}: it has no ${descriptorName(kind)}.`,
      { cause, hint: `Name the directory that has the ${descriptorName(kind)}.` },
    );
  }
}

async function checkProgram(dir: string, program: string): Promise<void> {
  const isFile = await stat(path.join(dir, program)).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isFile) return;
  throw new PlatformError(
    "NOT_FOUND",
    `${quote(dir)} is not a buildpack: it has no program ${quote(program)}.`,
    {
      hint: "Build the buildpack first, or give buildpack.toml an [[order]] if it is a composite.",
    },
  );
}
