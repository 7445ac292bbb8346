import { describe, expect, it } from "@jest/globals";
import {
  type BuilderCachePolicy,
  decideAfterFailure,
  decideFirst,
  decideSave,
  decideWhilePulling,
  limitsPulls,
  pullFailure,
  type SaveFacts,
} from "../../src/cache/builder-cache-decision.ts";
import { type LayerProgress, PullMeter, type PullReading } from "../../src/cache/builder-pull-meter.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";

const MB = 1e6;

describe("decideFirst", () => {
  const facts = { policy: "auto" as BuilderCachePolicy, engineHasImage: false, storeAvailable: true };

  it.each([
    [{ engineHasImage: true }, "engine", "The Docker engine has the builder already."],
    [{ engineHasImage: true, policy: "always" }, "engine", "The Docker engine has the builder already."],
    [{ policy: "never" }, "registry", "The builder is pulled: builder-cache is never."],
    [
      { policy: "always", storeAvailable: false },
      "registry",
      "The builder is pulled: there is no cache service in this job.",
    ],
    [{ policy: "always" }, "cache", "The builder is looked for in the cache first: builder-cache is always."],
    [
      {},
      "registry",
      "The builder is pulled: the cache is for a pull that fails or is slower than 30.0 MB/s.",
    ],
  ] as const)("for %j takes it from the %s", (more, choice, reason) => {
    expect(decideFirst({ ...facts, ...more })).toEqual({ choice, reason });
  });
});

describe("decideWhilePulling", () => {
  const reading = (receivedMb: number, downloadMs: number, remainingMb = 425 - receivedMb): PullReading => ({
    receivedBytes: receivedMb * MB,
    remainingBytes: remainingMb * MB,
    imageBytes: 425 * MB,
    downloadMs,
  });
  const auto = { policy: "auto" as BuilderCachePolicy, entryExists: true };

  it.each([
    [
      "goes on before it can be judged",
      { ...auto, reading: reading(0, 4999) },
      "pull",
      "The pull has downloaded 0 kB of 425.0 MB in 5.0 s (0 kB/s); that is too early to judge.",
    ],
    [
      "takes the cache when it is slow",
      { ...auto, reading: reading(20, 5000) },
      "cache",
      "The pull has downloaded 20.0 MB of 425.0 MB in 5.0 s (4.0 MB/s): the rest would take 1 min 41 s, " +
        "and the cache pays off above 14.2 s.",
    ],
    [
      "takes the cache when no data arrives",
      { ...auto, reading: reading(0, 5000) },
      "cache",
      "The pull has downloaded 0 kB of 425.0 MB in 5.0 s (0 kB/s): no data arrives, and the cache pays off above 14.2 s.",
    ],
    [
      "goes on when it is fast",
      { ...auto, reading: reading(300, 5000) },
      "pull",
      "The pull has downloaded 300.0 MB of 425.0 MB in 5.0 s (60.0 MB/s); that is fast enough.",
    ],
    [
      "goes on when it is slow, but nearly done",
      { ...auto, reading: reading(400, 40_000) },
      "pull",
      "The pull has downloaded 400.0 MB of 425.0 MB in 40.0 s (10.0 MB/s); that is fast enough.",
    ],
    [
      "goes on when everything is downloaded",
      { ...auto, reading: reading(425, 100_000) },
      "pull",
      "The pull has downloaded 425.0 MB of 425.0 MB in 1 min 40 s (4.3 MB/s); that is fast enough.",
    ],
    [
      "counts only what the engine lacks",
      { ...auto, reading: reading(0, 5000, 0) },
      "pull",
      "The pull has downloaded 0 kB of 0 kB in 5.0 s (0 kB/s); that is fast enough.",
    ],
    [
      "goes on when there is no entry",
      { ...auto, entryExists: false, reading: reading(1, 60_000) },
      "pull",
      "The pull has downloaded 1.0 MB of 425.0 MB in 1 min 0 s (17 kB/s); the cache has no entry.",
    ],
    [
      "goes on when the policy says never",
      { policy: "never", entryExists: true, reading: reading(1, 60_000) },
      "pull",
      "The pull has downloaded 1.0 MB of 425.0 MB in 1 min 0 s (17 kB/s); builder-cache is never.",
    ],
  ] as const)("%s", (_rule, facts, choice, reason) => {
    expect(decideWhilePulling(facts)).toEqual({ choice, reason });
  });
});

describe("decideAfterFailure", () => {
  const failed = { kind: "failed", message: "connection reset." } as const;
  const refused = { kind: "refused", message: "toomanyrequests" } as const;

  it.each([
    [
      "auto",
      true,
      failed,
      "cache",
      "The pull failed (connection reset); the builder is looked for in the cache.",
    ],
    [
      "always",
      true,
      refused,
      "cache",
      "The registry limits pulls (toomanyrequests); the builder is looked for in the cache.",
    ],
    ["never", true, failed, "fail", "The pull failed (connection reset); builder-cache is never."],
    [
      "auto",
      false,
      failed,
      "fail",
      "The pull failed (connection reset); there is no cache service in this job.",
    ],
  ] as const)("%s, service %s, %j: %s", (...row) => {
    const [policy, storeAvailable, failure, choice, reason] = row;

    expect(decideAfterFailure({ policy, storeAvailable, failure })).toEqual({ choice, reason });
  });
});

describe("decideSave", () => {
  const pulled = (receivedMb: number, downloadMs: number): SaveFacts["origin"] => ({
    kind: "pull",
    reading: {
      receivedBytes: receivedMb * MB,
      remainingBytes: 0,
      imageBytes: receivedMb * MB,
      downloadMs,
    },
  });
  const fast = pulled(425, 4000);
  const facts: SaveFacts = {
    policy: "auto",
    storeAvailable: true,
    mayWrite: true,
    entryExists: false,
    origin: pulled(425, 30_000),
    registryLimitsPulls: false,
    entryBytes: 425 * MB,
  };
  const failure = { kind: "failed", message: "" } as const;
  const refusal = { kind: "refused", message: "" } as const;

  it.each([
    ["slow", {}, "425.0 MB were pulled in 30.0 s (14.2 MB/s)"],
    ["slow, entry unknown", { entryExists: undefined }, "425.0 MB were pulled in 30.0 s (14.2 MB/s)"],
    ["limited", { origin: fast, registryLimitsPulls: true }, "the registry limits pulls without credentials"],
    ["refused before", { origin: { ...fast, failure: refusal } }, "the registry has refused a pull"],
    ["failed before", { origin: { ...fast, failure } }, "a pull has failed"],
    ["always", { origin: fast, policy: "always" }, "builder-cache is always"],
    ["always, engine has it", { origin: { kind: "engine" }, policy: "always" }, "builder-cache is always"],
  ] as const)("saves when %s", (_case, more, why) => {
    expect(decideSave({ ...facts, ...more })).toEqual({
      choice: "save",
      reason: `The builder (425.0 MB) is saved in the cache: ${why}.`,
    });
  });

  it.each([
    ["never", { policy: "never" }, "builder-cache is never"],
    ["no service", { storeAvailable: false }, "there is no cache service in this job"],
    ["from the cache", { origin: { kind: "cache" } }, "it was restored from there"],
    ["from the cache, always", { origin: { kind: "cache" }, policy: "always" }, "it was restored from there"],
    ["there is one", { entryExists: true, policy: "always" }, "it is there"],
    ["read-only", { mayWrite: false, policy: "always" }, "this run may only read caches"],
    ["the engine had it", { origin: { kind: "engine" } }, "the Docker engine keeps it"],
    [
      "fast",
      { origin: fast },
      "425.0 MB were pulled in 4.0 s (106.3 MB/s), and caching only pays off below 30.0 MB/s",
    ],
    [
      "slow, but small",
      { origin: pulled(20, 2000) },
      "20.0 MB were pulled in 2.0 s (10.0 MB/s), and caching only pays off for pulls of at least 5.0 s",
    ],
    ["too large a share", { entryBytes: 3200 * MB }, "its 3.20 GB take 32 % of the 10.00 GB of a repository"],
    [
      "larger than everything",
      { entryBytes: 12_000 * MB, policy: "always" },
      "its 12.00 GB exceed the 10.00 GB of a repository",
    ],
  ] as const)("does not save: %s", (_case, more, why) => {
    expect(decideSave({ ...facts, ...more })).toEqual({
      choice: "skip",
      reason: `The builder is not saved in the cache: ${why}.`,
    });
  });
});

describe("limitsPulls", () => {
  it.each([
    ["paketobuildpacks/builder", true, true],
    ["paketobuildpacks/builder", false, false],
    ["docker.io/library/debian", true, true],
    ["ghcr.io/owner/builder", true, false],
  ])("%s, anonymous %s: %s", (reference, anonymous, limits) => {
    expect(limitsPulls(parseImageReference(reference), { anonymous })).toBe(limits);
  });
});

describe("pullFailure", () => {
  it.each([
    ["Cannot pull: toomanyrequests: You have reached your pull rate limit.", "refused"],
    ["unexpected status from GET request to https://x: 429 Too Many Requests", "refused"],
    ["manifest unknown", "failed"],
    ["Get https://127.0.0.1:4290/v2/: connection refused", "failed"],
  ])("%s: %s", (message, kind) => {
    expect(pullFailure(message)).toEqual({ kind, message });
  });
});

describe("PullMeter", () => {
  const [A, B] = ["a", "b"].map((digit) => digit.repeat(64)) as [string, string];
  const layers = [
    { mediaType: "", digest: `sha256:${A}` as const, size: 100 },
    { mediaType: "", digest: `sha256:${B}` as const, size: 50 },
  ];

  function readAfter(lines: readonly (LayerProgress & { atMs: number })[], untilMs: number): PullReading {
    let now = 1000;
    const meter = new PullMeter({ layers }, () => now);
    for (const { atMs, ...line } of lines) {
      now = 1000 + atMs;
      meter.add(line);
    }
    now = 1000 + untilMs;
    return meter.read();
  }
  const [a, b] = [A.slice(0, 12), B.slice(0, 12)];

  it("adds up what layers have received", () => {
    const lines = [
      { atMs: 0, status: "Pulling fs layer", layer: a },
      { atMs: 10, status: "Downloading", layer: a, currentBytes: 30 },
      { atMs: 20, status: "Downloading", layer: a, currentBytes: 40 },
      { atMs: 20, status: "Downloading", layer: "latest", currentBytes: 40 },
    ];

    expect(readAfter(lines, 50)).toEqual({
      receivedBytes: 40,
      remainingBytes: 110,
      imageBytes: 150,
      downloadMs: 50,
    });
  });

  it("does not count what the engine has", () => {
    const lines = [
      { atMs: 0, status: "Already exists", layer: a },
      { atMs: 10, status: "Downloading", layer: b, currentBytes: 10 },
    ];

    expect(readAfter(lines, 20)).toMatchObject({ receivedBytes: 10, remainingBytes: 40, imageBytes: 150 });
  });

  it("stops its clock when everything is downloaded", () => {
    const lines = [
      { atMs: 10, status: "Download complete", layer: a },
      { atMs: 30, status: "Download complete", layer: b },
      { atMs: 500, status: "Pull complete", layer: a },
    ];

    expect(readAfter(lines, 900)).toMatchObject({ receivedBytes: 150, remainingBytes: 0, downloadMs: 30 });
  });

  it("is generous with layers in flight if the engine tells no bytes", () => {
    const lines = [{ atMs: 0, status: "Downloading", layer: a }];

    expect(readAfter(lines, 20)).toMatchObject({ receivedBytes: 100, remainingBytes: 50 });
  });
});
