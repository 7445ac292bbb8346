// Service bindings: what buildpacks need to know of services at build time, as files below `/platform/bindings`.
// Spec: https://github.com/servicebinding/spec#workload-projection
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { messageOf, PlatformError } from "../errors.ts";
import { compareBytes } from "../oci/json.ts";
import { encodeTarHeader, FIXED_MTIME, paddingOf, TAR_END, type TarEntry } from "../oci/tar-header.ts";

/** Where the content of an entry is. */
export type BindingSource =
  | { readonly kind: "text"; readonly text: string }
  /** Of this machine, absolute. */
  | { readonly kind: "file"; readonly path: string };

/** A binding as it was asked for. */
export interface BindingWish {
  /** e.g. `maven-settings` */
  readonly name: string;
  /** By key. */
  readonly entries: ReadonlyMap<string, BindingSource>;
  /** Whose files are entries as well, absolute. */
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

/** Reads the files that bindings are made of. @throws {PlatformError} `INPUT` naming the binding */
export async function readBindings(wishes: readonly BindingWish[]): Promise<readonly Binding[]> {
  const bindings = await Promise.all(wishes.map(readBinding));
  return bindings.sort((a, b) => compareBytes(a.name, b.name));
}

async function readBinding(wish: BindingWish): Promise<Binding> {
  const { name, entries, directory } = wish;
  const sources = new Map(directory === undefined ? [] : await listDirectory(name, directory));
  for (const [key, source] of entries) {
    if (sources.has(key)) throw problem(name, `has "${key}" twice: by itself, and in "${String(directory)}"`);
    sources.set(key, source);
  }
  const contents = new Map<string, Buffer>();
  let sizeBytes = 0;
  for (const [key, source] of [...sources].sort(([a], [b]) => compareBytes(a, b))) {
    const content = await readSource(name, key, source);
    contents.set(key, content);
    sizeBytes += content.length;
    if (sizeBytes > MAX_BINDING_BYTES) throw problem(name, "has more than 1 MiB");
  }
  const type = contents.get("type")?.toString("utf8").trim() ?? "";
  if (type === "") throw problem(name, "has no type", `Add the line ${name}/type=TYPE, e.g. maven.`);
  return { name, type, provider: contents.get("provider")?.toString("utf8").trim(), entries: contents };
}

/** The files of a directory. Those that start with a dot are left out: Kubernetes has its own bookkeeping there. */
async function listDirectory(name: string, directory: string): Promise<[string, BindingSource][]> {
  const names = await readdir(directory).catch((cause: unknown) => {
    throw problem(name, `is to be read from "${directory}", which cannot be listed: ${messageOf(cause)}`);
  });
  const keys = names.filter((key) => !key.startsWith("."));
  return keys.map((key) => {
    const file = path.join(directory, key);
    if (!isBindingKey(key)) throw problem(name, `has a file "${file}", whose name no entry can have`);
    return [key, { kind: "file", path: file }];
  });
}

function isBindingKey(key: string): boolean {
  return KEY.test(key) && key !== "." && key !== "..";
}

async function readSource(name: string, key: string, source: BindingSource): Promise<Buffer> {
  if (source.kind === "text") return Buffer.from(source.text);
  try {
    const found = await stat(source.path);
    if (!found.isFile()) throw new Error("it is not a file");
    if (found.size > MAX_BINDING_BYTES) throw new Error("it is larger than 1 MiB");
    return await readFile(source.path);
  } catch (cause) {
    throw problem(name, `has "${key}" from "${source.path}", which cannot be read: ${messageOf(cause)}`);
  }
}

/**
 * The bindings as a tar that is unpacked at `/`: `/platform/bindings/<name>/<key>`.
 * Readable for the owner only, who is the user that buildpacks run as, and writable for nobody.
 */
export function packBindings(
  bindings: readonly Binding[],
  owner: { readonly uid: number; readonly gid: number },
): Readable {
  const header = (entry: Pick<TarEntry, "name" | "type" | "mode" | "sizeBytes">): Buffer =>
    encodeTarHeader({ ...entry, ...owner, mtime: FIXED_MTIME });
  const directory = (name: string): Buffer => header({ name, type: "directory", mode: 0o500, sizeBytes: 0 });
  const chunks = bindings.flatMap(({ name, entries }) => [
    directory(`${DIRECTORY}/${name}`),
    ...[...entries].flatMap(([key, content]) => [
      header({ name: `${DIRECTORY}/${name}/${key}`, type: "file", mode: 0o400, sizeBytes: content.length }),
      content,
      TAR_END.subarray(0, paddingOf(content.length)),
    ]),
  ]);
  return Readable.from([Buffer.concat([directory(DIRECTORY), ...chunks, TAR_END])]);
}

function problem(name: string, why: string, hint = 'Correct the input "bindings".'): PlatformError {
  return new PlatformError("INPUT", `The binding "${name}" ${why}.`, { hint });
}
