// Service bindings: what buildpacks need to know of services at build time, as files below `/platform/bindings`.
// Spec: https://github.com/servicebinding/spec#workload-projection
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { messageOf, PlatformError } from "../../errors.ts";
import { containedPath, readContainedFile } from "../../files/contained-path.ts";
import { leadsNowhere } from "../../files/regular-file.ts";
import { compareBytes } from "../../oci/json.ts";
import { packTar, tarRecord } from "../../oci/tar-records.ts";
import { quote } from "../../quote.ts";

/** Where the content of an entry is. */
export type BindingSource =
  | { readonly kind: "text"; readonly text: string }
  /** As the input has it: of this machine, relative to the workspace. */
  | { readonly kind: "file"; readonly path: string };

/** A binding as it was asked for. */
export interface RequestedBinding {
  /** e.g. `maven-settings` */
  readonly name: string;
  /** By key. */
  readonly entries: ReadonlyMap<string, BindingSource>;
  /** Whose files are entries as well, as the input has it. */
  readonly directory: string | undefined;
}

/** A binding with all that is in it. */
export interface Binding {
  readonly name: string;
  /** e.g. `maven` */
  readonly type: string;
  readonly provider: string | undefined;
  /** By key, `type` and `provider` among them; sorted. */
  readonly entries: ReadonlyMap<string, Buffer>;
}

/** Kubernetes, from where bindings come, allows no more in a secret. */
const MAX_BINDING_BYTES = 1024 * 1024;
const KEY = /^[\w.-]{1,253}$/;
const DIRECTORY = "platform/bindings";

/** Where bindings are read from. */
export interface BindingSurroundings {
  /** Relative paths are below it. */
  readonly workspace: string;
  /** Told of what a directory has that cannot be an entry; paths are for people. */
  readonly onLeftOut: (path: string, why: string) => void;
}

/** Reads the files that bindings are made of. @throws {PlatformError} `INPUT` naming the binding */
export async function readBindings(
  requested: readonly RequestedBinding[],
  surroundings: BindingSurroundings,
): Promise<readonly Binding[]> {
  const bindings = await Promise.all(requested.map((binding) => readBinding(binding, surroundings)));
  return bindings.sort((a, b) => compareBytes(a.name, b.name));
}

async function readBinding(binding: RequestedBinding, surroundings: BindingSurroundings): Promise<Binding> {
  const { name, entries, directory } = binding;
  const sources = new Map<string, BindingSource | ListedFile>(
    directory === undefined ? [] : await listDirectory(name, directory, surroundings),
  );
  for (const [key, source] of entries) {
    if (sources.has(key))
      throw problem(name, `has ${quote(key)} twice: by itself, and in ${quote(String(directory))}`);
    sources.set(key, source);
  }
  const contents = new Map<string, Buffer>();
  let sizeBytes = 0;
  for (const [key, source] of [...sources].sort(([a], [b]) => compareBytes(a, b))) {
    const content = await readSource(source, surroundings).catch((cause: unknown) => {
      const from = source.kind === "text" ? "" : ` from ${quote(source.path)}`;
      throw unreadable(name, `has ${quote(key)}${from}, which cannot be read`, cause);
    });
    contents.set(key, content);
    sizeBytes += content.length;
    if (sizeBytes > MAX_BINDING_BYTES) throw problem(name, "has more than 1 MiB");
  }
  const type = contents.get("type")?.toString("utf8").trim() ?? "";
  if (type === "") throw problem(name, "has no type", `Add the line ${name}/type=TYPE, e.g. maven.`);
  return { name, type, provider: contents.get("provider")?.toString("utf8").trim(), entries: contents };
}

/** A file that was found in a directory. */
interface ListedFile {
  readonly kind: "listed";
  /** Absolute. */
  readonly path: string;
  /** Links in it may lead to each other, as those of Kubernetes do, or to elsewhere in the workspace. */
  readonly directories: readonly [string, string];
}

/** The files of a directory. Those that start with a dot are left out: Kubernetes has its own bookkeeping there. */
async function listDirectory(
  name: string,
  directory: string,
  { workspace, onLeftOut }: BindingSurroundings,
): Promise<[string, ListedFile][]> {
  const unlisted = (cause: unknown): never => {
    throw unreadable(name, `is read from ${quote(directory)}, which cannot be listed`, cause);
  };
  const real = await containedPath(directory, { by: "workflow", workspace }).catch(unlisted);
  const files: [string, ListedFile][] = [];
  for (const key of await readdir(real).catch(unlisted)) {
    if (key.startsWith(".")) continue;
    const file = path.join(real, key);
    const why = await whyNoFile(file);
    if (why !== undefined) onLeftOut(file, why);
    else if (isBindingKey(key))
      files.push([key, { kind: "listed", path: file, directories: [real, workspace] }]);
    else throw problem(name, `has a file ${quote(file)}, whose name is not allowed for an entry`);
  }
  return files;
}

/** Such things lie beside files, and say nothing to buildpacks. */
async function whyNoFile(file: string): Promise<string | undefined> {
  try {
    return (await stat(file)).isDirectory() ? "it is a directory" : undefined;
  } catch (error) {
    return leadsNowhere(error) ? "it is a link that leads nowhere" : undefined;
  }
}

function isBindingKey(key: string): boolean {
  return KEY.test(key) && key !== "." && key !== "..";
}

async function readSource(
  source: BindingSource | ListedFile,
  { workspace }: BindingSurroundings,
): Promise<Buffer> {
  switch (source.kind) {
    case "text":
      return Buffer.from(source.text);
    case "file":
      return readContainedFile(source.path, { by: "workflow", workspace }, MAX_BINDING_BYTES);
    case "listed": {
      const { directories } = source;
      return readContainedFile(source.path, { by: "checkout", directories }, MAX_BINDING_BYTES);
    }
  }
}

/**
 * The bindings as a tar that is unpacked at `/`: `/platform/bindings/<name>/<key>`.
 * Readable for the owner only, who is the user that buildpacks run as, and not writable.
 */
export function packBindings(
  bindings: readonly Binding[],
  owner: { readonly uid: number; readonly gid: number },
): Readable {
  const directory = (name: string): Buffer => tarRecord({ name, type: "directory", mode: 0o500, ...owner });
  const records = bindings.flatMap(({ name, entries }) => [
    directory(`${DIRECTORY}/${name}`),
    ...[...entries].map(([key, content]) =>
      tarRecord({ name: `${DIRECTORY}/${name}/${key}`, type: "file", mode: 0o400, ...owner }, content),
    ),
  ]);
  return Readable.from([packTar([directory(DIRECTORY), ...records])]);
}

function unreadable(name: string, what: string, cause: unknown): PlatformError {
  // The cause ends its sentence itself, unless the file system said it.
  const why = messageOf(cause).replace(/\.$/, "");
  return problem(name, `${what}: ${why}`, cause instanceof PlatformError ? cause.hint : undefined);
}

function problem(name: string, why: string, hint = 'Correct the input "bindings".'): PlatformError {
  return new PlatformError("INPUT", `The binding ${quote(name)} ${why}.`, { hint });
}
