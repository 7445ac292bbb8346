// Caches of layers outside of GitHub's, and that of the builder: over runs on empty machines, and no image ever depends on them.
// Builds that need nothing of each other run at the same time: they take most of the time.
import { beforeAll, describe, expect, it } from "@jest/globals";
import { digestOf, outcomesIn, reportOf, warningsOf } from "./cache-outcomes.ts";
import { deriveImage } from "./derived-image.ts";
import { checkForLeaks, docker, forgetCachesOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { PULL_REQUEST } from "./machines.ts";
import { readPublished } from "./published.ts";
import { startRefusingRegistry } from "./refusing-registry.ts";
import { freshImage, logOf, metadataOf, testbed } from "./testbed.ts";
import { buildsHave } from "./without-engine.ts";
import { Workflow } from "./workflow.ts";

const image = freshImage("caches");
const pullsBuilder = buildsHave("pulls of the builder");

checkForLeaks();
forgetCachesOf([image]);

/** All of the builds: the machine may be busy. */
const BUILDS_TIMEOUT_MS = 400_000;

let bare: Awaited<ReturnType<typeof useNothing>>;
let volume: Awaited<ReturnType<typeof useVolume>>;
let registry: Awaited<ReturnType<typeof useRegistry>>;

beforeAll(async () => {
  const builder = await fixtureBuilder();
  [bare, volume, registry] = await Promise.all([
    useNothing(builder),
    useVolume(builder),
    useRegistry(builder),
  ]);
}, BUILDS_TIMEOUT_MS);

/** The digests of the image when nothing is cached: of the source, and of the changed one. */
async function useNothing(builder: string) {
  await using workflow = await Workflow.start({ image, builder });
  const cold = await workflow.run({ inputs: { cache: "none" } });
  await workflow.change("2");
  const changed = await workflow.run({ inputs: { cache: "none" } });
  return { cold: digestOf(cold), changed: digestOf(changed) };
}

/** The volume, with and without having the choice. */
async function useVolume(builder: string) {
  await using workflow = await Workflow.start({ image, builder });
  const first = await workflow.run({ service: undefined });
  const kept = await workflow.readVolume();
  await workflow.change("2");
  const pullRequest = await workflow.run({ inputs: { cache: "volume" }, job: PULL_REQUEST });
  const keptAfterwards = await workflow.readVolume();
  return { first, pullRequest, kept, keptAfterwards, asked: workflow.server.statistics.requests };
}

/** An image for the layers, and GitHub's cache for a builder that cannot be pulled a second time, where it is pulled at all. */
async function useRegistry(builder: string) {
  if (!pullsBuilder) return useRegistryAlone(builder);
  await using workflow = await Workflow.start({ image, builder });
  await using refusing = await startRefusingRegistry();
  const tag = `caches-${Date.now()}`;
  const derived = await deriveImage(builder, tag, ({ config }) => {
    config.Labels["e2e"] = tag;
  });
  const { digest } = await readPublished(derived);
  const refused = derived.replace(testbed().registry, refusing.host);
  const pulled = `${refused.replace(`:${tag}`, "")}@${digest}`;
  const cache = `${freshImage("cache")}:cache`;
  const inputs = { builder: refused, cache };
  try {
    const first = await workflow.run({ inputs: { ...inputs, "builder-cache": "always" } });
    const saved = await readPublished(cache);
    await docker(["rmi", pulled]);
    refusing.refuses = "engines";
    const readOnly = { ...inputs, "builder-cache": "auto" };
    const pullRequest = await workflow.run({ inputs: readOnly, job: PULL_REQUEST });
    const savedAfterwards = await readPublished(cache);
    return { first, pullRequest, saved, savedAfterwards, entries: workflow.server.entries };
  } finally {
    const local = `cloud-native-buildpacks.local/builder:${digest.slice(7, 19)}`;
    for (const name of [pulled, local]) await docker(["rmi", name]).catch(() => undefined);
  }
}

/** The same, without the other. */
async function useRegistryAlone(builder: string) {
  await using workflow = await Workflow.start({ image, builder });
  const cache = `${freshImage("cache")}:cache`;
  const first = await workflow.run({ inputs: { cache } });
  const saved = await readPublished(cache);
  const pullRequest = await workflow.run({ inputs: { cache }, job: PULL_REQUEST });
  const savedAfterwards = await readPublished(cache);
  return { first, pullRequest, saved, savedAfterwards, entries: workflow.server.entries };
}

describe("a volume", () => {
  it("keeps layers where there is no service", () => {
    expect(digestOf(volume.first)).toBe(bare.cold);
    expect(reportOf(volume.first)).toMatchObject({ kind: "volume", outcome: "miss" });
    expect(volume.asked).toBe(0);
  });

  it("gives a pull request a copy, and gets nothing back", () => {
    const { pullRequest, kept, keptAfterwards } = volume;
    expect(digestOf(pullRequest)).toBe(bare.changed);
    expect(reportOf(pullRequest)).toMatchObject({ kind: "volume", outcome: "hit" });
    expect(pullRequest.rawLines).toContain("locked: made");
    expect(logOf(pullRequest)).toContain("The build works on a copy of the cache, which is not kept");
    expect(kept).toContain('"buildpacks"');
    expect(keptAfterwards).toBe(kept);
  });
});

describe("an image in a registry", () => {
  it("keeps layers, which pull requests only read", () => {
    const { first, pullRequest, saved, savedAfterwards } = registry;
    expect([digestOf(first), digestOf(pullRequest)]).toEqual([bare.cold, bare.cold]);
    expect([reportOf(first), reportOf(pullRequest)]).toMatchObject([
      { kind: "registry", outcome: "miss" },
      { kind: "registry", outcome: "hit" },
    ]);
    expect(metadataOf(pullRequest).flow).toBe("phases");
    expect(logOf(pullRequest)).toContain("The cache image is only read: the pull request 7 only reads");
    expect(savedAfterwards.digest).toBe(saved.digest);
  });
});

(pullsBuilder ? describe : describe.skip)("the builder in GitHub's cache", () => {
  it("is saved where that is wanted", () => {
    const { first, entries } = registry;
    expect(reportOf(first, "builder")).toMatchObject({ outcome: "miss" });
    expect(outcomesIn(first)).toEqual([expect.stringMatching(/^Cache of the builder: saved /)]);
    expect(entries).toHaveLength(1);
  });

  it("is used when the registry refuses to serve it, and builds the same image", () => {
    const { pullRequest, entries } = registry;
    expect(reportOf(pullRequest, "builder")).toMatchObject({ outcome: "hit", key: entries[0]?.key });
    // Podman asks again and again, so that no data arrives.
    expect(logOf(pullRequest)).toMatch(
      /^The (?:registry limits pulls .+ is looked for in the cache\.|pull has downloaded 0 kB .+: no data arrives, .+)$/m,
    );
    expect(pullRequest.left).toEqual([]);
  });
});

describe("caches without a service", () => {
  it("leave neither warnings nor files", () => {
    for (const result of [volume.first, registry.first]) {
      expect({ warnings: warningsOf(result), left: result.left }).toEqual({ warnings: [], left: [] });
    }
  });
});
