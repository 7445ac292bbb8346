// A builder with a buildpack that the order does not lead to, in a registry in this process, and an engine that pulls it as real
// ones do: manifest, config and layers, with its own login.
import type { BuilderImage } from "../../../src/builder/builder-image.ts";
import { BUILDPACK_LAYERS_LABEL } from "../../../src/cnb/builder-labels.ts";
import type { PullOptions } from "../../../src/docker/daemon.ts";
import { DaemonError } from "../../../src/docker/daemon-error.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { atDigest, formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import { hostTarget } from "../../../src/oci/target.ts";
import type { BuildPlan } from "../../../src/platform/plan/plan.ts";
import type { StagesRequest } from "../../../src/platform/pull/builder-stages.ts";
import { basicHeader } from "../../../src/registry/auth/credentials.ts";
import { readImage } from "../../../src/registry/image.ts";
import type { Registry } from "../../../src/registry/registry.ts";
import { largeLayer, layeredBuilder, type LayerFixture, layerWith } from "../../builder/layered-builder.ts";
import { LoadingDaemon } from "../../cache/builder-fixture.ts";
import { clientWith } from "../../gateway/gateway-fixture.ts";
import { fakeImage } from "../../support/fake-daemon.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";
import { BUILDER_ENV, builderLabels } from "../registry-images.ts";

export const TARGET = hostTarget(process.arch);

const ONE = { id: "examples/one", version: "1.0.0" } as const;

export function orderToml(...ids: readonly string[]): string {
  const elements = ids.map((id) => `[[order.group]]\nid = "${id}"\nversion = "1.0.0"\n`);
  return `[[order]]\n${elements.join("")}`;
}

/** The layers of {@link startPruningJob}'s builder by name. */
export const LAYERS = {
  base: layerWith("base"),
  one: layerWith("cnb/buildpacks/examples_one/1.0.0/buildpack.toml"),
  two: largeLayer("cnb/buildpacks/examples_two/2.0.0/buildpack.toml"),
  order: layerWith("cnb/order.toml", orderToml("examples/one")),
} as const satisfies Record<string, LayerFixture>;

/** A request that tells nothing of an earlier build. */
export const UNTOLD = {
  tags: [parseImageReference("example.com/app:1")],
  previousImage: undefined,
  delivery: { push: false },
  whyWhole: undefined,
  mayGuess: true,
} as const satisfies StagesRequest;

/** Pulls from where the reference says; of the builder's own registry, only whether it may. */
export class PullingDaemon extends LoadingDaemon {
  /** The blobs that it got, of every pull. */
  readonly blobs: string[] = [];

  override async pullImage(reference: string, options: PullOptions): Promise<void> {
    if (this.remoteImages.has(reference)) return super.pullImage(reference, options);
    this.pulls.push({ reference, options });
    await this.pullFrom(reference, options);
  }

  protected async pullFrom(reference: string, { credentials }: PullOptions): Promise<void> {
    if (credentials?.kind !== "password") throw new DaemonError("pull", `no login for ${reference}`);
    const { username, password } = credentials;
    const login = { kind: "basic", username, password } as const;
    const image = parseImageReference(reference);
    const { manifest, config } = await readImage(clientWith(login), image, TARGET);
    for (const { digest } of manifest.layers) {
      // Whatever size the manifest says, as Docker does it.
      const url = `http://${image.registry}/v2/${image.repository}/blobs/${digest}`;
      const answer = await fetch(url, { headers: { authorization: basicHeader(login) } });
      const content = Buffer.from(await answer.arrayBuffer());
      if (digestOf(content) !== digest) throw new DaemonError("pull", "filesystem layer verification failed");
      this.blobs.push(digest);
    }
    this.images.set(reference, fakeImage({ diffIds: config.rootfs.diff_ids }));
  }
}

/** What differs from a builder that can be pruned. */
export interface PruningOptions {
  readonly layers?: readonly LayerFixture[];
  readonly env?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  /** Layers of more buildpacks, by id; the third of all layers is the one that nothing may read. */
  readonly others?: Readonly<Record<string, LayerFixture>>;
  readonly plan?: Partial<BuildPlan>;
  readonly daemon?: PullingDaemon;
}

export interface PruningJob extends AsyncDisposable {
  readonly fake: FakeRegistry;
  readonly daemon: PullingDaemon;
  readonly registry: Registry;
  readonly plan: BuildPlan;
  /** By which the whole builder is pulled. */
  readonly whole: string;
}

/** The builder's registry, and a plan with it. */
export async function startPruningJob(options: PruningOptions = {}): Promise<PruningJob> {
  const { layers = Object.values(LAYERS), env = BUILDER_ENV, daemon = new PullingDaemon() } = options;
  const others = Object.entries(options.others ?? {}).map(
    ([id, { tar }]) => [id, { "1.0.0": { api: "0.10", layerDiffID: digestOf(tar) } }] as const,
  );
  const labels = {
    ...builderLabels({ image: "example.com/run:1" }),
    [BUILDPACK_LAYERS_LABEL]: JSON.stringify({
      [ONE.id]: { [ONE.version]: { api: "0.10", layerDiffID: digestOf(LAYERS.one.tar) } },
      "examples/two": { "2.0.0": { api: "0.10", layerDiffID: digestOf(LAYERS.two.tar) } },
      ...Object.fromEntries(others),
    }),
    ...options.labels,
  };
  const served = layeredBuilder(layers, { Env: env, Labels: labels });
  const fake = await startFakeRegistry();
  // Nothing may read what is left out.
  const left = digestOf(served.blobs.get(served.manifest.layers[2]?.digest ?? "sha256:") ?? "");
  for (const [digest, blob] of served.blobs) if (digest !== left) fake.addBlob("builder", blob);
  const manifest = JSON.parse(served.manifestBytes.toString()) as object;
  fake.addManifest("builder", manifest, { tag: "1" });
  const reference = parseImageReference(`${fake.host}/builder:1`);
  const pinned = atDigest(reference, digestOf(served.manifestBytes));
  const whole = formatImageReference(pinned);
  daemon.remoteImages.set(whole, fakeImage({ diffIds: served.config.rootfs.diff_ids }));
  const order = [{ group: [{ ...ONE, optional: false }] }];
  const builder = { reference, pinned, runnable: whole, target: TARGET, env, labels, served };
  const plan = {
    daemon,
    target: TARGET,
    builder: builder as unknown as BuilderImage,
    runImage: { value: { name: "example.com/run:1" } },
    order: { toml: undefined, order, orderExtensions: [], sources: [], replaced: [] },
    extender: undefined,
    ...options.plan,
  } as unknown as BuildPlan;
  return {
    ...{ fake, daemon, plan, whole, registry: clientWith() },
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}
