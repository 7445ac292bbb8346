// Buildpacks as directories, archives, package images and package files; and readers of what comes out.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import "../spec/native-errors.ts";
import type { BuilderModules } from "../../src/buildpack/builder-modules.ts";
import type { InlineBuildpack } from "../../src/buildpack/inline-source.ts";
import type { ModuleSource } from "../../src/buildpack/module.ts";
import type { Downloads } from "../../src/buildpack/open-modules.ts";
import type { BlobStore } from "../../src/buildpack/package-content.ts";
import { PlatformError } from "../../src/errors.ts";
import { digestOf, type Digest } from "../../src/oci/digest.ts";
import { encodeTarHeader, paddingOf, TAR_END, type TarEntry } from "../../src/oci/tar-header.ts";
import { readContent, readTar } from "../../src/oci/tar-reader.ts";
import type { FakeRegistry } from "../support/fake-registry.ts";

export const TARGET = { os: "linux", arch: "amd64" };

/** An entry of a tar; the defaults are those of a file of somebody. */
export type FixtureEntry = Partial<Omit<TarEntry, "sizeBytes">> & {
  readonly name: string;
  readonly text?: string;
};

export function tarOf(entries: readonly FixtureEntry[]): Buffer {
  const records = entries.map(({ text = "", ...entry }) => {
    const content = Buffer.from(text);
    const defaults = { type: "file", mode: 0o644, uid: 1000, gid: 1000, mtime: 42 } as const;
    const header = encodeTarHeader({ ...defaults, ...entry, sizeBytes: content.length });
    return Buffer.concat([header, content, Buffer.alloc(paddingOf(content.length))]);
  });
  return Buffer.concat([...records, TAR_END]);
}

/** A buildpack to be made; `order` makes it a composite. */
export interface FixtureBuildpack {
  readonly id: string;
  readonly version?: string;
  readonly api?: string;
  readonly homepage?: string;
  readonly order?: readonly (readonly string[])[];
  /** TOML after `[buildpack]`. */
  readonly tables?: string;
  readonly targets?: readonly object[];
  readonly stacks?: readonly object[];
  /** More files, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

export function buildpackToml({
  id,
  version = "1.0.0",
  api = "0.10",
  order = [],
  tables = "",
}: FixtureBuildpack): string {
  const groups = order.map(
    (group) => `[[order]]\n${group.map((element) => `[[order.group]]\n${moduleToml(element)}`).join("\n")}`,
  );
  return `api = "${api}"\n[buildpack]\nid = "${id}"\nversion = "${version}"\n${groups.join("\n")}\n${tables}\n`;
}

function moduleToml(text: string): string {
  const [id = "", version = ""] = text.split("@");
  return `id = "${id}"\nversion = "${version}"`;
}

/** The files of a buildpack, as entries relative to its directory. */
export function buildpackEntries(buildpack: FixtureBuildpack): FixtureEntry[] {
  const programs = buildpack.order === undefined ? ["bin/build", "bin/detect"] : [];
  const more = Object.entries(buildpack.files ?? {}).map(([name, text]) => ({ name, text }));
  return [
    { name: "buildpack.toml", text: buildpackToml(buildpack) },
    ...programs.map((name) => ({ name, text: `#!/bin/sh\n# ${buildpack.id}\n`, mode: 0o755 })),
    ...more,
  ];
}

/** A buildpack in the project descriptor. */
export function inlineBuildpack(buildpack: FixtureBuildpack): InlineBuildpack {
  const files = buildpackEntries(buildpack).map(({ name, text = "", mode }) => ({
    ...{ path: name, content: text, executable: mode === 0o755 },
  }));
  return { kind: "inline", text: `the script of ${buildpack.id}`, files };
}

/** A directory that is gone when disposed. */
export class TemporaryDirectory implements Disposable {
  readonly path = mkdtempSync(path.join(tmpdir(), "modules-"));

  write(name: string, content: string | Buffer, mode = 0o644): string {
    const file = path.join(this.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, mode);
    return file;
  }

  link(name: string, target: string): void {
    symlinkSync(target, path.join(this.path, name));
  }

  buildpack(dir: string, buildpack: FixtureBuildpack): string {
    for (const { name, text = "", mode } of buildpackEntries(buildpack))
      this.write(`${dir}/${name}`, text, mode);
    return path.join(this.path, dir);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** An image with one layer a buildpack, the first being the main one. */
export interface FixturePackage {
  readonly kind?: "buildpack" | "extension";
  readonly modules: readonly FixtureBuildpack[];
  /** All in one layer. */
  readonly isFlattened?: boolean;
  /** Instead of the right ones. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly layers?: readonly Buffer[];
  /** Instead of the layers' own. */
  readonly diffIds?: readonly Digest[];
}

/** The parts of an image. */
export interface FixtureImage {
  readonly config: string;
  readonly layers: readonly { readonly bytes: Buffer; readonly diffId: Digest }[];
}

export function packageImage(package_: FixturePackage): FixtureImage {
  const { modules, kind = "buildpack" } = package_;
  const tars = modules.map((module) => layerEntries(module, kind));
  const contents = package_.isFlattened === true ? [tars.flat()] : tars;
  const layers = (package_.layers ?? contents.map(tarOf)).map((tar, at) => ({
    bytes: gzipSync(tar),
    diffId: package_.diffIds?.[at] ?? digestOf(tar),
  }));
  const [main] = modules;
  const diffIdOf = (at: number) => layers[package_.isFlattened === true ? 0 : at]?.diffId;
  const labels = {
    "io.buildpacks.buildpackage.metadata": JSON.stringify({
      id: main?.id,
      version: main?.version ?? "1.0.0",
    }),
    [`io.buildpacks.${kind}.layers`]: JSON.stringify(layersLabel(modules, diffIdOf)),
    ...package_.labels,
  };
  const config = JSON.stringify({
    architecture: "amd64",
    os: "linux",
    config: { Labels: Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== "")) },
    rootfs: { type: "layers", diff_ids: layers.map(({ diffId }) => diffId) },
  });
  return { config, layers };
}

/** As `pack` writes it: absolute names, with the parents. */
export function layerEntries(module: FixtureBuildpack, kind = "buildpack"): FixtureEntry[] {
  const parent = `/cnb/${kind}s/${module.id.replaceAll("/", "_")}`;
  const root = `${parent}/${module.version ?? "1.0.0"}`;
  const directories = ["/cnb", `/cnb/${kind}s`, parent, root].map((name) => ({
    name,
    type: "directory" as const,
    mode: 0o755,
  }));
  return [
    ...directories,
    ...buildpackEntries(module).map((entry) => ({ ...entry, name: `${root}/${entry.name}` })),
  ];
}

export function layersLabel(
  modules: readonly FixtureBuildpack[],
  diffIdOf: (at: number) => string | undefined,
): object {
  const label: Record<string, Record<string, object>> = {};
  for (const [at, module] of modules.entries()) {
    const { id, version = "1.0.0", api = "0.10", homepage, order, targets, stacks } = module;
    const orderLabel = order?.map((group) => ({
      group: group.map((element) => ({ id: element.split("@")[0], version: element.split("@")[1] })),
    }));
    (label[id] ??= {})[version] = {
      api,
      homepage,
      targets,
      stacks,
      order: orderLabel,
      layerDiffID: diffIdOf(at),
    };
  }
  return label;
}

const OCI = "application/vnd.oci.image";

function manifestOf(
  config: { digest: string; size: number },
  layers: readonly { digest: string; size: number }[],
) {
  return {
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config: { mediaType: `${OCI}.config.v1+json`, ...config },
    layers: layers.map((layer) => ({ mediaType: `${OCI}.layer.v1.tar+gzip`, ...layer })),
  };
}

/** Stores a package in a registry; returns the digest of its manifest. */
export function addPackage(registry: FakeRegistry, name: string, package_: FixturePackage): Digest {
  const [repository = "", tag = "latest"] = name.split(":");
  const image = packageImage(package_);
  const layers = image.layers.map(({ bytes }) => registry.addBlob(repository, bytes));
  return registry.addManifest(repository, manifestOf(registry.addBlob(repository, image.config), layers), {
    tag,
  });
}

/** A package as a `.cnb` file: an image layout in a tar. */
export function packageFile(
  package_: FixturePackage,
  change: (entries: FixtureEntry[]) => FixtureEntry[] = (same) => same,
): Buffer {
  const image = packageImage(package_);
  const blobs = new Map<string, Buffer>();
  const add = (bytes: Buffer) => {
    blobs.set(digestOf(bytes), bytes);
    return { digest: digestOf(bytes), size: bytes.length };
  };
  const layers = image.layers.map(({ bytes }) => add(bytes));
  const manifest = add(Buffer.from(JSON.stringify(manifestOf(add(Buffer.from(image.config)), layers))));
  const index = { schemaVersion: 2, manifests: [{ mediaType: `${OCI}.manifest.v1+json`, ...manifest }] };
  return rawTar(
    change([
      { name: "/oci-layout", text: '{"imageLayoutVersion": "1.0.0"}' },
      { name: "/index.json", text: JSON.stringify(index) },
      ...[...blobs].map(([digest, bytes]) => ({
        name: `/blobs/${digest.replace(":", "/")}`,
        text: bytes.toString("latin1"),
      })),
    ]),
  );
}

/** Like {@link tarOf}, but each character is one byte. */
function rawTar(entries: readonly FixtureEntry[]): Buffer {
  const records = entries.map(({ name, text = "" }) => {
    const content = Buffer.from(text, "latin1");
    const entry = {
      name,
      type: "file",
      mode: 0o644,
      uid: 0,
      gid: 0,
      mtime: 0,
      sizeBytes: content.length,
    } as const;
    return Buffer.concat([encodeTarHeader(entry), content, Buffer.alloc(paddingOf(content.length))]);
  });
  return Buffer.concat([...records, TAR_END]);
}

/** Keeps blobs in memory; `fetched` counts what had to be got. */
export class MemoryStore implements BlobStore {
  readonly kept = new Map<string, Buffer>();
  fetched = 0;

  async get(
    blob: { digest: Digest; size: number },
    open: Parameters<BlobStore["get"]>[1],
  ): Promise<Readable> {
    let bytes = this.kept.get(blob.digest);
    if (bytes === undefined) {
      this.fetched += 1;
      bytes = await bytesOf((await open(blob)) as AsyncIterable<Buffer>);
      this.kept.set(blob.digest, bytes);
    }
    return Readable.from([bytes]);
  }
}

/** Files by address; everything else is a 404. */
export function downloadsOf(
  files: Readonly<Record<string, string>>,
): Downloads & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    get(url) {
      asked.push(url);
      const file = files[url];
      return file === undefined
        ? Promise.reject(new PlatformError("NOT_FOUND", `${url} does not exist.`))
        : Promise.resolve(file);
    },
  };
}

/** A builder with one group of two buildpacks. */
export function builderModules(more: Partial<BuilderModules> = {}): BuilderModules {
  return {
    name: "ghcr.io/owner/builder:1",
    modules: [
      { kind: "buildpack", id: "acme/one", version: "1.0.0" },
      { kind: "buildpack", id: "acme/two", version: "2.0.0" },
      { kind: "buildpack", id: "acme/many", version: "1.0.0" },
      { kind: "buildpack", id: "acme/many", version: "1.1.0" },
      { kind: "extension", id: "acme/extension", version: "3.0.0" },
    ],
    order: [
      { group: [element("acme/one@1.0.0"), { ...element("acme/two"), optional: true }] },
      { group: [element("acme/two@2.0.0")] },
    ],
    orderExtensions: [],
    buildpackApis: ["0.9", "0.10", "0.11"],
    platform: { target: TARGET, distro: { name: "ubuntu", version: "24.04" }, stack: "acme.stacks.noble" },
    ...more,
  };
}

export function element(text: string): { id: string; version: string; optional: boolean } {
  const [id = "", version = ""] = text.split("@");
  return { id, version, optional: false };
}

export async function* streamOf(bytes: Buffer, size = bytes.length): AsyncGenerator<Buffer> {
  await Promise.resolve();
  for (let at = 0; at < bytes.length; at += Math.max(1, size))
    yield bytes.subarray(at, at + Math.max(1, size));
}

export async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** One line an entry: type, mode, owner, name, target of a link, and the text of a file. */
export async function listing(tar: AsyncIterable<Buffer>): Promise<string[]> {
  const lines: string[] = [];
  for await (const item of readTar(tar)) {
    const { name, type, mode, uid, gid, linkName } = item.entry;
    const content = (await readContent(item, 1_000_000)).toString("utf8");
    const end = linkName ? ` -> ${linkName}` : content && ` = ${JSON.stringify(content)}`;
    lines.push(`${type} ${mode.toString(8)} ${uid}:${gid} ${name}${end}`);
  }
  return lines;
}

/** @throws if there is no such source */
export function recordsOf(source: ModuleSource | undefined): AsyncIterable<Buffer> {
  if (source === undefined) throw new Error("There is no such source.");
  return source.records();
}

/** Names only. */
export async function namesIn(tar: AsyncIterable<Buffer>): Promise<string[]> {
  return (await listing(tar)).map((line) => line.split(" ")[3] ?? "");
}

/** What a promise rejects with, as code, message and hint. */
export async function refusal(
  promise: Promise<unknown>,
): Promise<{ code: string; message: string; hint: string }> {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { code: error.code, message: error.message, hint: error.hint ?? "" };
  }
  return { code: "nothing was refused", message: "", hint: "" };
}
