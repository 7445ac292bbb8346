// What of a large builder a build could do without: how long its layers take over a line when this process fetches several at
// once, unpacks and verifies them, for the whole builder and for what the first group of its order can reach.
import { inParallel } from "../../src/bounded.ts";
import { decompressed } from "../../src/bytes/decompressed.ts";
import { digestOfStream } from "../../src/bytes/measure.ts";
import { BUILDPACK_LAYERS_LABEL, parseBuildpackLayers } from "../../src/cnb/builder-labels.ts";
import {
  formatImageReference,
  type ImageReference,
  parseImageReference,
} from "../../src/oci/image-reference.ts";
import { hostTarget } from "../../src/oci/target.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { type BigBuilder, pushBigBuilder } from "./big-builder.ts";
import { throttleRegistry } from "./cache-throttle.ts";
import { type Finding, formatMs, median, scratchDirectory, timed } from "./measure.ts";
import { startScratchRegistry } from "./scratch-registry.ts";

const LINES_BYTES_PER_SECOND = [30_000_000, 100_000_000] as const;
/** As many as engines fetch at once, and one more. */
const AT_ONCE = 4;
const ROUNDS = 3;

interface Round {
  readonly wholeMs: number;
  readonly reachableMs: number;
}

/** A layer as the registry has it, and what it is unpacked. */
interface BuilderLayer {
  readonly descriptor: { readonly digest: `sha256:${string}`; readonly size: number };
  readonly diffId: string;
}

export async function measureBuilder(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  await using store = await startScratchRegistry();
  const registry = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });
  const place = { host: store.host, target: hostTarget(process.arch), directory: scratch.path };
  const builder = await pushBigBuilder(registry, place);
  const all = layersOf(builder);
  const reachable = reachableLayers(builder, all);
  const findings: Finding[] = [];
  for (const bytesPerSecond of LINES_BYTES_PER_SECOND) {
    await using line = await throttleRegistry(store.host, bytesPerSecond);
    const name = formatImageReference(builder.image.reference).replace(store.host, line.host);
    const source = parseImageReference(name);
    const rounds: Round[] = [];
    for (let at = 0; at < ROUNDS; at += 1) {
      const wholeMs = await timed(() => fetchAll(registry, source, all));
      const reachableMs = await timed(() => fetchAll(registry, source, reachable));
      rounds.push({ wholeMs, reachableMs });
    }
    const speed = `${String(bytesPerSecond / 1e6)} MB/s`;
    printRounds(rounds, `at ${speed}`, { all, reachable });
    const ratio = median(rounds.map(({ wholeMs, reachableMs }) => reachableMs / wholeMs));
    findings.push({
      what: `builder: layers that one group reaches, against all, at ${speed}`,
      value: `${ratio.toFixed(2)} times`,
    });
  }
  return findings;
}

function printRounds(
  rounds: readonly Round[],
  where: string,
  { all, reachable }: { readonly all: readonly BuilderLayer[]; readonly reachable: readonly BuilderLayer[] },
): void {
  const whole = formatMs(median(rounds.map(({ wholeMs }) => wholeMs)));
  const part = formatMs(median(rounds.map(({ reachableMs }) => reachableMs)));
  console.log(`  ${where}: ${megabytes(all)} in ${whole}, ${megabytes(reachable)} in ${part}`);
}

function layersOf({ image }: BigBuilder): readonly BuilderLayer[] {
  const { diff_ids: diffIds } = image.config.rootfs;
  return image.manifest.layers.map((descriptor, at) => ({ descriptor, diffId: diffIds[at] ?? "" }));
}

/** Everything but the layers of buildpacks that are not in the first group. */
function reachableLayers(
  { image, firstGroup }: BigBuilder,
  all: readonly BuilderLayer[],
): readonly BuilderLayer[] {
  const label = image.config.config?.Labels?.[BUILDPACK_LAYERS_LABEL] ?? "{}";
  const byId = Object.entries(parseBuildpackLayers(label, "the builder"));
  const others = byId
    .filter(([id]) => !firstGroup.includes(id))
    .flatMap(([, versions]) => Object.values(versions));
  const dropped = new Set(others.map(({ layerDiffID }) => layerDiffID));
  return all.filter(({ diffId }) => !dropped.has(diffId));
}

async function fetchAll(
  registry: Registry,
  from: ImageReference,
  layers: readonly BuilderLayer[],
): Promise<void> {
  await inParallel(layers, AT_ONCE, async ({ descriptor, diffId }) => {
    const blob = await registry.openBlob(from, descriptor);
    const found = await digestOfStream(decompressed(blob as AsyncIterable<Buffer>));
    if (found !== diffId) throw new Error(`The layer ${diffId} has the content of ${found}`);
  });
}

function megabytes(layers: readonly BuilderLayer[]): string {
  const sizeBytes = layers.reduce((sum, { descriptor }) => sum + descriptor.size, 0);
  return `${String(layers.length)} layers of ${(sizeBytes / 1e6).toFixed(0)} MB`;
}
