// Some megabytes in a registry, or in a checkout, that unpack to gigabytes.
import { Readable } from "node:stream";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { encodeTarHeader } from "../../src/oci/tar-header.ts";
import { buildpackEntries } from "../buildpack/module-fixture.ts";
import { packageImage } from "../buildpack/package-fixture.ts";
import { tarOf } from "../buildpack/tar-fixture.ts";
import { registryClient } from "../e2e/derived-image.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import { type Attack, type Attacked, expectError, reached, type Scene } from "./attack.ts";
import { inlineProject, newImage } from "./engine.ts";

const ASSET = "the engine and the disk";
const PART_BYTES = 64 * 1024 * 1024;
const GIB = 1024 ** 3;

interface BombOptions {
  /** Records of other entries. */
  readonly before?: Buffer;
  readonly compress?: (bytes: Buffer) => Buffer;
}

/** A tar with these entries, and then a file of zeros of any size, as frames that are all the same. */
function bomb(
  name: string,
  sizeBytes: number,
  { before = Buffer.alloc(0), compress = gzipSync }: BombOptions = {},
): Buffer {
  const zeros = compress(Buffer.alloc(PART_BYTES));
  const common = { name, mode: 0o644, uid: 1000, gid: 1000, mtime: 0 };
  const header = encodeTarHeader({ ...common, type: "file", sizeBytes });
  const parts = Array.from({ length: Math.ceil(sizeBytes / PART_BYTES) }, () => zeros);
  return Buffer.concat([compress(Buffer.concat([before, header])), ...parts]);
}

interface Manifest {
  mediaType: string;
  config: { digest: `sha256:${string}`; size: number };
  layers: { mediaType: string; digest: string; size: number }[];
}

interface Config {
  config: { Labels: Record<string, string> };
  rootfs: { diff_ids: string[] };
}

/** Changes what a tag of the test bed's registry points to. */
async function rewrite(
  image: string,
  blob: Buffer,
  change: (manifest: Manifest, config: Config) => void,
): Promise<void> {
  const registry = registryClient();
  const reference = parseImageReference(image);
  const found = await registry.getManifest(reference);
  const manifest = JSON.parse(found.bytes.toString("utf8")) as Manifest;
  const config = JSON.parse((await registry.readBlob(reference, manifest.config)).toString("utf8")) as Config;
  change(manifest, config);
  const json = Buffer.from(JSON.stringify(config));
  manifest.config = { ...manifest.config, digest: digestOf(json), size: json.length };
  for (const content of [json, blob])
    await registry.pushBlob(reference, {
      digest: digestOf(content),
      sizeBytes: content.length,
      open: () => Readable.from([content]),
    });
  await registry.putManifest(reference, {
    mediaType: found.mediaType,
    bytes: Buffer.from(JSON.stringify(manifest)),
  });
}

const KEEPER = `
layer=$CNB_LAYERS_DIR/kept
if [ -e "$layer/bomb" ]; then echo "restored: the bomb"; else echo "restored: no bomb"; fi
mkdir -p "$layer"
echo content >"$layer/content"
printf '[types]\\ncache = true\\nlaunch = true\\n' >"$layer.toml"
`;

function bombIn({ rawLines }: Attacked): readonly string[] {
  return reached(!rawLines.includes("restored: no bomb"), "The bomb was restored, or nothing was built");
}

const PREVIOUS: Attack = {
  name: "the layer of SBOM files of the previous image is a bomb",
  asset: ASSET,
  needs: "engine",
  setup: (place): Scene => {
    const image = newImage();
    place.write("project.toml", inlineProject(KEEPER));
    return {
      inputs: { image },
      run: async (build) => {
        await build({ inputs: { image } });
        const blob = bomb("/layers/sbom/launch/bomb", 2 * GIB);
        const diffId = digestOf("the layer of SBOM files");
        await rewrite(image, blob, (manifest, { config, rootfs }) => {
          const [{ mediaType } = { mediaType: "" }] = manifest.layers;
          manifest.layers.push({ mediaType, digest: digestOf(blob), size: blob.length });
          rootfs.diff_ids.push(diffId);
          const label = "io.buildpacks.lifecycle.metadata";
          const metadata = JSON.parse(config.Labels[label] ?? "{}") as object;
          config.Labels[label] = JSON.stringify({ ...metadata, sbom: { sha: diffId } });
        });
        return build({ inputs: { image } });
      },
      ends: "well",
      verdict: ({ printed }) =>
        reached(
          !printed.includes("Not using the SBOM of the previous image"),
          "Nothing says that it was not used",
        ),
    };
  },
};

const CACHE: Attack = {
  name: "a layer of the cache image is a bomb",
  asset: ASSET,
  needs: "engine",
  setup: (place): Scene => {
    const image = newImage();
    const cache = `${image}-cache:layers`;
    place.write("project.toml", inlineProject(KEEPER));
    return {
      inputs: { image, cache },
      run: async (build) => {
        await build({ inputs: { image: `${image}:1`, cache } });
        const blob = bomb("/layers/attack_inline/kept/bomb", 2 * GIB);
        await rewrite(cache, blob, (manifest) => {
          manifest.layers = manifest.layers.map((layer) => ({
            ...layer,
            digest: digestOf(blob),
            size: blob.length,
          }));
        });
        return build({ inputs: { image: `${image}:2`, cache } });
      },
      ends: "well",
      verdict: bombIn,
    };
  },
};

/** More than a buildpack may have. */
const TOO_LARGE = 4 * GIB + PART_BYTES;

const PACKAGE: Attack = {
  name: "a layer of a buildpack package is a bomb",
  asset: ASSET,
  needs: "engine",
  setup: async (place): Promise<Scene> => {
    const registry = place.use(await startFakeRegistry());
    const { config } = packageImage({ modules: [{ id: "attack/bomb" }] });
    const blob = bomb("/cnb/buildpacks/attack_bomb/1.0.0/bomb", TOO_LARGE);
    const media = "application/vnd.oci.image";
    registry.addManifest(
      "bomb",
      {
        schemaVersion: 2,
        mediaType: `${media}.manifest.v1+json`,
        config: { mediaType: `${media}.config.v1+json`, ...registry.addBlob("bomb", config) },
        layers: [{ mediaType: `${media}.layer.v1.tar+gzip`, ...registry.addBlob("bomb", blob) }],
      },
      { tag: "1" },
    );
    const image = newImage();
    place.write("index.txt", "app");
    return {
      inputs: { image, buildpacks: `docker://${registry.host}/bomb:1` },
      ends: "badly",
      verdict: (result) => expectError(result, "unpacks to more than"),
    };
  },
};

const FORMATS = { gzip: gzipSync, zstd: zstdCompressSync };

const ARCHIVES = Object.entries(FORMATS).map(([format, compress]): Attack => ({
  name: `the archive of a buildpack is a bomb of ${format}`,
  asset: ASSET,
  needs: "engine",
  setup: (place): Scene => {
    const before = tarOf(buildpackEntries({ id: "attack/bomb" })).subarray(0, -1024);
    place.write("bomb.tgz", bomb("bomb", TOO_LARGE, { before, compress: (bytes) => compress(bytes) }));
    return {
      inputs: { image: newImage(), buildpacks: "./bomb.tgz" },
      ends: "badly",
      verdict: (result) => expectError(result, "unpacks to more than"),
    };
  },
}));

export const BOMBS: readonly Attack[] = [PREVIOUS, CACHE, PACKAGE, ...ARCHIVES];
