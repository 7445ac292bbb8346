// An app to export, and a registry to export it to; importing this makes both before each test.
import "../../cnb/native-errors.ts";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach } from "@jest/globals";
import { type Analyzed, formatAnalyzed } from "../../../src/cnb/analyzed.ts";
import {
  LIFECYCLE_METADATA_LABEL,
  type LifecycleMetadata,
  parseLifecycleMetadata,
} from "../../../src/cnb/lifecycle-metadata.ts";
import { type CacheDirectory, openCacheDirectory } from "../../../src/lifecycle/cache/cache-directory.ts";
import type { ExportInputs } from "../../../src/lifecycle/inputs/phase-inputs.ts";
import { exportBuild } from "../../../src/lifecycle/phase/exporter.ts";
import { type ImageConfig, parseImageConfig } from "../../../src/oci/image-config.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { type ImageManifest, parseManifest } from "../../../src/oci/manifest.ts";
import {
  DOCKER_CONFIG,
  DOCKER_LAYER,
  DOCKER_MANIFEST,
  OCI_CONFIG,
  OCI_LAYER,
} from "../../../src/oci/media-types.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";
import { contextWith, recordingLog } from "../layer-fixture.ts";

/** The diffID of the only layer of the run image. */
export const BASE_DIFF_ID = `sha256:${"b".repeat(64)}`;

/** Holds the run image, and takes what is exported. */
export let registry: FakeRegistry;
/** The directory of all files: `layers/`, `app/`, `cache/`, and the launcher. */
export let root: string;
/** What the export says. */
export let log: ReturnType<typeof recordingLog>;

beforeEach(async () => {
  registry = await startFakeRegistry();
  root = await mkdtemp(path.join(tmpdir(), "exporter-"));
  log = recordingLog();
  await write("layers/group.toml", '[[group]]\nid = "kit/one"\nversion = "1.0.0"\napi = "0.10"\n');
  await write("layers/config/metadata.toml", metadataToml());
  await write("layers/sbom/launch/sbom.legacy.json", "null\n");
  await write("app/hello.txt", "hello\n");
  await write("launcher", "#!launcher");
  await mkdir(path.join(root, "cache"));
  await writeAnalyzed({ runImage: addRunImage() });
});

afterEach(async () => {
  await registry[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

type Overrides = Partial<Omit<ExportInputs, "images">> & {
  /** Names without the registry. */
  images?: string[];
  platformApi?: string;
};

/** Exports the app as it is now, with the inputs of a build that has all defaults. */
export async function run(
  { images = ["app"], platformApi, ...more }: Overrides = {},
  cache?: CacheDirectory,
) {
  const imageNames = images.map((name) => `${registry.host}/${name}`);
  const inputs: ExportInputs = {
    analyzedPath: path.join(root, "layers/analyzed.toml"),
    appDir: path.join(root, "app"),
    cacheDir: path.join(root, "cache"),
    cacheImage: undefined,
    groupPath: path.join(root, "layers/group.toml"),
    imageNames,
    images: imageNames.map(parseImageReference),
    launcherPath: path.join(root, "launcher"),
    launcherSbomDir: "/cnb/lifecycle",
    layerCompression: "gzip",
    layersDir: path.join(root, "layers"),
    parallel: false,
    processType: undefined,
    projectMetadataPath: path.join(root, "layers/project-metadata.toml"),
    reportPath: path.join(root, "deep/report.toml"),
    runPath: path.join(root, "run.toml"),
    sourceDateEpoch: undefined,
    ...more,
  };
  const client = createRegistryClient({
    keychain: { resolve: () => Promise.resolve(undefined) },
    retry: { delaysMs: [] },
  });
  const ctx = contextWith({
    registry: client,
    log,
    ...(platformApi !== undefined && { platformApi }),
  });
  await exportBuild(inputs, ctx, cache);
}

/** A run image of one layer; its name in analyzed.toml is `run/image`. */
export function addRunImage({ repository = "run/image", isOci = false, diffIds = [BASE_DIFF_ID] } = {}): {
  digest: string;
} {
  const layer = registry.addBlob(repository, "layer of the run image");
  const config = registry.addBlob(
    repository,
    JSON.stringify({
      architecture: "amd64",
      os: "linux",
      config: { Env: ["PATH=/bin"], Labels: { "run.label": "run" } },
      history: [{ created_by: "base" }],
      rootfs: { type: "layers", diff_ids: diffIds },
    }),
  );
  const mediaType = isOci ? "application/vnd.oci.image.manifest.v1+json" : DOCKER_MANIFEST;
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: { mediaType: isOci ? OCI_CONFIG : DOCKER_CONFIG, ...config },
    layers: [{ mediaType: isOci ? OCI_LAYER : DOCKER_LAYER, ...layer }],
    ...(isOci && { annotations: { "kit.annotation": "x" } }),
  };
  return { digest: registry.addManifest(repository, manifest, { mediaType }) };
}

/** The digest of the run image. */
export function runDigest(): string {
  return [...(registry.manifests.get("run/image")?.keys() ?? [])][0] ?? "";
}

/** The run image by digest. */
export function runReference(): string {
  return `${registry.host}/run/image@${runDigest()}`;
}

/** Writes analyzed.toml, in which the digest of the run image is all that must be known. */
export async function writeAnalyzed(
  given: Partial<Omit<Analyzed, "runImage">> & { runImage: string | { digest: string } },
): Promise<void> {
  const digest = typeof given.runImage === "string" ? given.runImage : given.runImage.digest;
  const reference = digest === "" ? "" : `${registry.host}/run/image@${digest}`;
  const analyzed = { previousImage: "", metadata: {}, ...given, runImage: { reference, image: "run/image" } };
  await write("layers/analyzed.toml", formatAnalyzed(analyzed));
}

/** What the analyzer would write after an export. */
export async function analyzeAgain(): Promise<void> {
  const { bytes, config } = image("app", "latest");
  await writeAnalyzed({
    runImage: runDigest(),
    previousImage: `${registry.host}/app@sha256:${sha256(bytes)}`,
    metadata: labelOf(config),
  });
}

interface StoredImage {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly manifest: ImageManifest;
  readonly config: ImageConfig;
}

/** What the registry has under a tag. */
export function image(repository: string, tag: string): StoredImage {
  const stored = registry.manifests.get(repository)?.get(tag);
  if (stored === undefined) throw new Error(`there is no ${repository}:${tag}`);
  const manifest = parseManifest(stored.bytes.toString(), tag);
  const config = registry.blobs.get(repository)?.get(manifest.config.digest)?.toString() ?? "";
  return { ...stored, manifest, config: parseImageConfig(config, tag) };
}

/** What the lifecycle notes about an image in its label. */
export function labelOf(config: ImageConfig): LifecycleMetadata {
  return parseLifecycleMetadata(config.config?.Labels?.[LIFECYCLE_METADATA_LABEL] ?? "", "the image");
}

/** Makes a layer of the buildpack, with one file and these types. */
export async function addLayer(name: string, types: string, content: string): Promise<void> {
  await write(`layers/kit_one/${name}.toml`, `[types]\n${types}\n`);
  await write(`layers/kit_one/${name}/file`, content);
}

/** Writes a file below {@link root}. */
export async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), content);
}

/** The `config/metadata.toml` of two processes, of which `web` is the default. */
export function metadataToml(): string {
  const process = (type: string): string =>
    `[[processes]]\ntype = "${type}"\ncommand = ["x"]\ndirect = true\nbuildpack-id = "kit/one"\n`;
  return `buildpack-default-process-type = "web"\n${process("other")}${process("web")}`;
}

/** The cache as the next build would find it. */
export function openCache(): Promise<CacheDirectory> {
  return openCacheDirectory(path.join(root, "cache"), log);
}

/** The archives in the cache, in order. */
export async function cachedTars(): Promise<string[]> {
  const names = await readdir(path.join(root, "cache/committed")).catch(() => []);
  return names.filter((name) => name.endsWith(".tar")).sort();
}

/** What is in the cache, in order: names, and the sha256 of the contents. */
export async function cachedFiles(): Promise<[string, string][]> {
  const committed = path.join(root, "cache/committed");
  const names = (await readdir(committed)).sort();
  return Promise.all(names.map(async (name) => [name, sha256(await readFile(path.join(committed, name)))]));
}

/** In hexadecimal digits, without a prefix. */
export function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
