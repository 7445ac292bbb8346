// The programs of a lifecycle for a builder, and what they speak: from a directory, an archive as of releases, or an image.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#lifecycle
import { stat } from "node:fs/promises";
import path from "node:path";
import { layerRecords, readTree } from "../../buildpack/layer-entries.ts";
import { packageRoom, UNPACK_LIMITS, unpackStream } from "../../buildpack/unpack-stream.ts";
import {
  LIFECYCLE_APIS_LABEL,
  LIFECYCLE_VERSION_LABEL,
  parseLifecycleApis,
} from "../../cnb/builder-labels.ts";
import { type LifecycleDescriptor, parseLifecycleDescriptor } from "../../cnb/lifecycle-descriptor.ts";
import { decodeToml, MAX_TOML_BYTES } from "../../cnb/toml/parse-toml.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { leadsNowhere, readRegularFile, streamRegularFile } from "../../files/regular-file.ts";
import { formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import { encodeTarHeader, FIXED_MTIME } from "../../oci/tar-header.ts";
import { readContent, type ReadEntry, readTar } from "../../oci/tar-reader.ts";
import { paddingAfter } from "../../oci/tar-records.ts";
import type { Target } from "../../oci/target.ts";
import { quote, someOf } from "../../quote.ts";
import { readImage } from "../../registry/image.ts";
import type { PackageAccess } from "../module-layer.ts";

/** A lifecycle that can be put into a builder. */
export interface LifecycleSource {
  readonly descriptor: LifecycleDescriptor;
  /** Its layer as tar records, without what ends an archive. */
  records(): AsyncIterable<Buffer>;
}

const DIRECTORY = "/cnb/lifecycle";
/** What a build runs; others may come with it. */
const PROGRAMS = ["detector", "restorer", "analyzer", "builder", "exporter", "launcher", "creator"];
const DESCRIPTOR = "lifecycle.toml";
const OWNED = { uid: 0, gid: 0, mtime: FIXED_MTIME };

/** A directory as releases have it: programs, with lifecycle.toml in it or beside it. @throws {PlatformError} `NOT_FOUND` */
export async function openLifecycleDirectory(dir: string): Promise<LifecycleSource> {
  return {
    descriptor: await readLifecycleDescriptor(dir),
    async *records() {
      yield* layerRecords(await readTree(dir, DIRECTORY));
      yield* oldPlace();
    },
  };
}

/** An archive or a directory. @throws {PlatformError} what is wrong with it */
export async function openLifecycleFile(file: string): Promise<LifecycleSource> {
  if (
    await stat(file).then(
      (found) => found.isDirectory(),
      () => false,
    )
  )
    return openLifecycleDirectory(file);
  const open = (): AsyncIterable<Buffer> => unpackStream(streamRegularFile(file), packageRoom(UNPACK_LIMITS));
  let descriptor: LifecycleDescriptor | undefined;
  const found = new Set<string>();
  try {
    for await (const item of readTar(open())) {
      if (plainName(item.entry.name) === DESCRIPTOR)
        descriptor = parseLifecycleDescriptor(
          decodeToml(await readContent(item, MAX_TOML_BYTES), `Its ${DESCRIPTOR}`),
          `Its ${DESCRIPTOR}`,
        );
      found.add(programIn(item, "archive") ?? "");
    }
  } catch (error) {
    throw unusable(file, messageOf(error), error);
  }
  if (descriptor === undefined) throw unusable(file, `It has no ${DESCRIPTOR}.`);
  checkPrograms(file, found);
  return { descriptor, records: () => programRecords(open(), "archive") };
}

/** The image for the target; its labels say what it speaks. @throws {PlatformError} what is wrong with it */
export async function openLifecycleImage(
  reference: ImageReference,
  target: Target,
  { registry, store }: Pick<PackageAccess, "registry" | "store">,
): Promise<LifecycleSource> {
  const name = formatImageReference(reference);
  const image = await readImage(registry, reference, target);
  const labels = image.config.config?.Labels ?? {};
  const apis = labels[LIFECYCLE_APIS_LABEL];
  if (apis === undefined) throw unusable(name, `It has no label ${LIFECYCLE_APIS_LABEL}.`);
  const descriptor = {
    version: labels[LIFECYCLE_VERSION_LABEL] ?? "",
    apis: parseLifecycleApis(apis, quote(name)),
  };
  // Nothing is put on top of the programs.
  for (const layer of image.manifest.layers.toReversed()) {
    const open = async function* (): AsyncGenerator<Buffer> {
      const blob = await store.get(layer, (descriptor_) => registry.openBlob(image.reference, descriptor_));
      yield* unpackStream(blob as AsyncIterable<Buffer>, packageRoom(UNPACK_LIMITS));
    };
    const found = new Set<string>();
    for await (const item of readTar(open())) found.add(programIn(item, "image") ?? "");
    if (!found.has("launcher")) continue;
    checkPrograms(name, found);
    return { descriptor, records: () => programRecords(open(), "image") };
  }
  throw unusable(name, `It has no programs in ${DIRECTORY}.`);
}

type Layout = keyof typeof PLACES;

/** Everything else of the archive or the layer stays where it is. */
async function* programRecords(tar: AsyncIterable<Buffer>, layout: Layout): AsyncGenerator<Buffer> {
  yield* layerRecords([{ kind: "directory", name: DIRECTORY }]);
  for await (const item of readTar(tar)) {
    const program = programIn(item, layout);
    if (program === undefined) continue;
    const { entry } = item;
    const name = `${DIRECTORY}/${program}`;
    if (entry.type === "symlink") {
      const linkName = entry.linkName ?? "";
      yield encodeTarHeader({ ...OWNED, name, type: "symlink", mode: 0o755, sizeBytes: 0, linkName });
      continue;
    }
    const mode = (entry.mode & 0o111) === 0 ? 0o644 : 0o755;
    yield encodeTarHeader({ ...OWNED, name, type: "file", mode, sizeBytes: entry.sizeBytes });
    yield* item.content;
    yield paddingAfter(entry.sizeBytes);
  }
  yield* oldPlace();
}

/** Where platforms looked for it before. */
function oldPlace(): AsyncIterable<Buffer> {
  return layerRecords([{ kind: "link", name: "/lifecycle", target: DIRECTORY }]);
}

/** Where a file of the lifecycle is, by its name without what a name may start with. */
const PLACES = { archive: /^[^/]+\/([^/]+)$/, image: /^cnb\/lifecycle\/([^/]+)$/ };

/** The name of a file of the lifecycle; undefined for everything else. @throws {PlatformError} `MALFORMED` for a link that leads away */
function programIn({ entry }: ReadEntry, layout: Layout): string | undefined {
  const [, program] = PLACES[layout].exec(plainName(entry.name)) ?? [];
  if (program === undefined || program === ".." || (entry.type !== "file" && entry.type !== "symlink"))
    return undefined;
  if (entry.type === "symlink" && !/^(?:\.\/)?[\w.-]+$/.test(entry.linkName ?? ""))
    throw new PlatformError(
      "MALFORMED",
      `Its link ${quote(entry.name)} leads to ${quote(entry.linkName ?? "")}.`,
    );
  return program;
}

/** Without what it may start with. */
function plainName(name: string): string {
  return name.replace(/^(?:\.?\/)+/, "");
}

/** Its version and APIs. @throws {PlatformError} `NOT_FOUND` if it has no lifecycle.toml */
export async function readLifecycleDescriptor(dir: string): Promise<LifecycleDescriptor> {
  for (const file of [path.join(dir, DESCRIPTOR), path.join(dir, "..", DESCRIPTOR)]) {
    const toml = await readRegularFile(file, MAX_TOML_BYTES).catch((error: unknown) => {
      if (!leadsNowhere(error)) throw error;
      return undefined;
    });
    if (toml !== undefined) return parseLifecycleDescriptor(decodeToml(toml, quote(file)), quote(file));
  }
  throw new PlatformError(
    "NOT_FOUND",
    `${quote(dir)} has no lifecycle.toml, so it is unknown which APIs its lifecycle speaks.`,
    {
      hint: "Name a directory as it is in a lifecycle release: programs, with lifecycle.toml in it or beside it.",
    },
  );
}

function checkPrograms(name: string, found: ReadonlySet<string>): void {
  const missing = PROGRAMS.filter((program) => !found.has(program));
  if (missing.length > 0) throw unusable(name, `It has no ${someOf(missing).join(", ")}.`);
}

function unusable(name: string, why: string, cause?: unknown): PlatformError {
  const message = `The lifecycle ${quote(name)} cannot be used: ${why}`;
  const hint = "Name a directory, an archive or an image as releases of the lifecycle have them.";
  return new PlatformError("BUILDER_IMAGE", message, { cause, hint });
}
