// Buildpacks as package images and package files.
import { gzipSync } from "node:zlib";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import type { FakeRegistry } from "../support/fake-registry.ts";
import { buildpackEntries, type FixtureBuildpack } from "./module-fixture.ts";
import { type FixtureEntry, rawTar, tarOf } from "./tar-fixture.ts";

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
  /** Of layers that are not there. */
  readonly moreDiffIds?: readonly Digest[];
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
    rootfs: {
      type: "layers",
      diff_ids: [...layers.map(({ diffId }) => diffId), ...(package_.moreDiffIds ?? [])],
    },
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

function layersLabel(
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
