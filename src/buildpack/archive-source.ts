// A module as an archive of its directory (`.tgz`, `.tar`), or a package file.
import { compressionOf } from "../bytes/decompressed.ts";
import type { ModuleKind } from "../cnb/module-reference.ts";
import { decodeToml } from "../cnb/toml/parse-toml.ts";
import { messageOf, PlatformError } from "../errors.ts";
import { openRegularFile, streamRegularFile } from "../files/regular-file.ts";
import { readContent, readTar } from "../oci/tar-reader.ts";
import type { Target } from "../oci/target.ts";
import { quote } from "../quote.ts";
import { ArchiveGuard } from "./archive-guard.ts";
import { layerRecords } from "./layer-entries.ts";
import { type ModuleBundle, moduleDirectory, type ModuleInfo } from "./module.ts";
import { descriptorName, MAX_DESCRIPTOR_BYTES, parseModuleDescriptor } from "./module-descriptor.ts";
import { moduleRecords } from "./module-records.ts";
import { indexLayout, isLayout, readPackageFile } from "./package-file.ts";
import { openPackage, type PackageOrigin } from "./package-source.ts";
import { packageRoom, type UnpackLimits, unpackStream } from "./unpack-stream.ts";

/**
 * What a file provides: it is looked into, whatever its name says.
 * @throws {PlatformError} `NOT_FOUND`, or `MALFORMED` with what is wrong inside
 */
export async function openModuleFile(
  file: string,
  package_: PackageOrigin,
  target: Target,
): Promise<ModuleBundle> {
  if (compressionOf(await readHead(file)) === undefined) {
    const files = await indexLayout(file, package_.limits);
    if (isLayout(files)) return openPackage(await readPackageFile(file, files, target), package_);
  }
  return openArchive(file, package_);
}

async function openArchive(file: string, { kind, origin, limits }: PackageOrigin): Promise<ModuleBundle> {
  const openTar = (): AsyncIterable<Buffer> => unpackStream(streamRegularFile(file), packageRoom(limits));
  const module = await readArchivedModule(openTar(), kind, limits);
  const base = moduleDirectory(module);
  const placement = { roots: [base], base, maxEntries: limits.entries };
  const source = {
    ...{ origin, identity: file, modules: [module] },
    async *records() {
      yield* layerRecords([{ kind: "directory", name: base }]);
      yield* moduleRecords(openTar(), placement);
    },
  };
  return { main: module, sources: [source] };
}

/** Stands for the module's directory as long as its id is not known. */
const TOP = "/module";

/** Reads all of the archive: what is refused is refused now, and not when the containers are there. */
async function readArchivedModule(
  tar: AsyncIterable<Buffer>,
  kind: ModuleKind,
  limits: UnpackLimits,
): Promise<ModuleInfo> {
  const wanted = descriptorName(kind);
  const guard = new ArchiveGuard({ roots: [TOP], base: TOP, maxEntries: limits.entries });
  const programs = new Set<string>();
  let module: ModuleInfo | undefined;
  for await (const item of readTar(tar)) {
    const entry = guard.admit(item);
    if (entry === undefined || entry.type === "directory") continue;
    const name = entry.name.slice(TOP.length + 1);
    if (/^bin\/[^/]+$/.test(name)) programs.add(name);
    if (name !== wanted || entry.type !== "file") continue;
    const what = `Its ${wanted}`;
    const toml = decodeToml(await readContent(item, MAX_DESCRIPTOR_BYTES), what);
    module = parseModuleDescriptor(kind, toml, what);
  }
  if (module === undefined) {
    throw new PlatformError("MALFORMED", `It is not a ${kind}: it has no ${wanted} at its top.`, {
      hint: `Archive the content of the ${kind}'s directory, not the directory: tar czf ${kind}.tgz -C <directory> .`,
    });
  }
  if (kind === "buildpack" && module.order.length === 0) checkPrograms(programs);
  return module;
}

function checkPrograms(programs: ReadonlySet<string>): void {
  const missing = ["bin/detect", "bin/build"].find((program) => !programs.has(program));
  if (missing === undefined) return;
  throw new PlatformError("MALFORMED", `It is not a buildpack: it has no program ${quote(missing)}.`, {
    hint: "Build the buildpack before it is archived.",
  });
}

async function readHead(file: string): Promise<Buffer> {
  try {
    await using handle = await openRegularFile(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    throw new PlatformError("NOT_FOUND", `${quote(file)} cannot be read: ${messageOf(cause)}.`, { cause });
  }
}
