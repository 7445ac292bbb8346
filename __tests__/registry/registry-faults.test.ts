// Every question to a registry, for every way in which registries misbehave.
import { describe, expect, it } from "@jest/globals";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { OCI_MANIFEST } from "../../src/oci/media-types.ts";
import { RegistryError } from "../../src/registry/failure/registry-error.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import type { Timeouts } from "../../src/registry/transport/timeouts.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import type { FakeRequest } from "../support/fake-registry/exchange.ts";
import type { Intervention } from "../support/fake-registry/interventions.ts";
import type { FakeRegistryOptions } from "../support/fake-registry/options.ts";
import { blobOf, collect } from "./registry-contract.ts";

const USER = { kind: "basic", username: "user", password: "s3cret" } as const;
const MANIFEST = Buffer.from('{"schemaVersion":2}');
const RETRIES = 2;

interface Place {
  readonly fake: FakeRegistry;
  readonly client: Registry;
}

const app = ({ fake }: Place) => parseImageReference(`${fake.host}/app:1`);
const other = ({ fake }: Place) => parseImageReference(`${fake.host}/other:1`);

/** Each succeeds at a registry that behaves. */
const QUESTIONS: Readonly<Record<string, (place: Place) => Promise<unknown>>> = {
  getManifest: (place) => place.client.getManifest(app(place)),
  headManifest: (place) => place.client.headManifest(app(place)),
  putManifest: (place) => place.client.putManifest(app(place), { mediaType: OCI_MANIFEST, bytes: MANIFEST }),
  readBlob: (place) => place.client.readBlob(app(place), place.fake.addBlob("app", "content")),
  openBlob: async (place) =>
    collect(await place.client.openBlob(app(place), place.fake.addBlob("app", "content"))),
  hasBlob: (place) => place.client.hasBlob(app(place), place.fake.addBlob("app", "content").digest),
  pushBlob: (place) => place.client.pushBlob(app(place), blobOf("pushed")),
  copyBlob: (place) => place.client.copyBlob(other(place), app(place), place.fake.addBlob("other", "copied")),
  checkWrite: (place) => place.client.checkWrite(app(place)),
};
const NAMES = Object.keys(QUESTIONS);

const answer = (status: number): Intervention => ({ kind: "answer", status, body: "<html>" });
const FAULTS: Readonly<Record<string, Intervention>> = {
  ...Object.fromEntries(
    [401, 403, 404, 416, 429, 500, 502, 503, 504].map((status) => [String(status), answer(status)]),
  ),
  "a closed connection": { kind: "reset" },
  "no answer": { kind: "hang" },
};
const TEMPORARY = ["429", "500", "502", "503", "504", "a closed connection", "no answer"];

async function startPlace(options: FakeRegistryOptions = {}, timeouts: Partial<Timeouts> = {}) {
  const clock = createFakeClock();
  // No answer is waited for only as long as it takes to know that there will be none.
  const onHang = (): void => {
    clock.expireNext();
  };
  const fake = await startFakeRegistry({ onHang, ...options });
  fake.addManifest("app", { schemaVersion: 2 }, { tag: "1" });
  const client = createRegistryClient({
    keychain: { resolve: () => Promise.resolve(USER) },
    retry: { delaysMs: Array.from({ length: RETRIES }, () => 1), moreWhenHeldBack: 0 },
    clock,
    timeouts,
  });
  return { fake, client, clock, [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose]() };
}

function expectedCode(fault: string): string {
  if (fault === "401" || fault === "403") return "REGISTRY_DENIED";
  if (fault === "404") return "NOT_FOUND";
  return /^\d+$/.test(fault) ? "REGISTRY" : "REGISTRY_UNREACHABLE";
}

/** Two questions have an answer for "there is none". */
const isAnswer = (name: string, fault: string) =>
  fault === "404" && (name === "headManifest" || name === "hasBlob");

const pairs = NAMES.flatMap((name) => Object.keys(FAULTS).map((fault) => [name, fault] as const));

describe("a registry that always fails", () => {
  it.each(pairs.filter(([name, fault]) => !isAnswer(name, fault)))(
    "makes %s after %s fail with the right code, after a few tries",
    async (name, fault) => {
      await using place = await startPlace();
      place.fake.script(() => true, FAULTS[fault] ?? answer(0), Infinity);

      const error = await QUESTIONS[name]?.(place).catch((thrown: unknown) => thrown);

      expect(error).toBeInstanceOf(RegistryError);
      expect(error).toMatchObject({ code: expectedCode(fault), isTemporary: TEMPORARY.includes(fault) });
      expect(place.fake.requests.length).toBeLessThanOrEqual(RETRIES + 1);
    },
  );

  it.each([
    ["headManifest", undefined],
    ["hasBlob", false],
  ])("that has nothing is an answer to %s", async (name, nothing) => {
    await using place = await startPlace();
    place.fake.script(() => true, answer(404));

    await expect(QUESTIONS[name]?.(place)).resolves.toBe(nothing);
  });
});

describe("a registry that fails once", () => {
  const positions = [1, 2, 3].flatMap((at) =>
    NAMES.flatMap((name) => TEMPORARY.map((fault) => [name, fault, at] as const)),
  );

  it.each(positions)("is asked again by %s after %s, also at request %i", async (name, fault, at) => {
    await using place = await startPlace();
    place.fake.script(() => place.fake.requests.length === at, FAULTS[fault] ?? answer(0));

    await expect(QUESTIONS[name]?.(place)).resolves.not.toBeInstanceOf(Error);
  });
});

describe("an answer that breaks off", () => {
  const partly = (then: "hang" | "reset"): Intervention => ({
    kind: "partial",
    body: Buffer.from("con"),
    sizeBytes: 7,
    then,
  });
  const isGet = ({ method }: FakeRequest) => method === "GET";

  it.each(
    ["getManifest", "readBlob"].flatMap((name) =>
      (["hang", "reset"] as const).map((then) => [name, then] as const),
    ),
  )("is asked for again by %s after a %s", async (name, then) => {
    await using place = await startPlace();
    place.fake.script(isGet, partly(then));

    await expect(QUESTIONS[name]?.(place)).resolves.toBeDefined();
    expect(place.fake.requests).toHaveLength(2);
  });

  it.each(["hang", "reset"] as const)("is an error of the stream after a %s", async (then) => {
    const stallMs = 61_000;
    // Not the time-out for the beginning of the answer, which would be asked for again.
    const onHang = (): void => {
      place.clock.expireNext((delayMs) => delayMs === stallMs);
    };
    await using place = await startPlace({ onHang }, { stallMs });
    place.fake.script(isGet, partly(then));

    await expect(QUESTIONS["openBlob"]?.(place)).rejects.toMatchObject({ code: "REGISTRY_UNREACHABLE" });
  });
});

describe("a redirect to another host", () => {
  const SECRETS = [USER.password, Buffer.from(`${USER.username}:${USER.password}`).toString("base64")];
  const redirects = NAMES.flatMap((name) =>
    [301, 302, 303, 307, 308].map((status) => [name, status] as const),
  );

  it.each(redirects)("of %s by %i carries no credentials there", async (name, status) => {
    await using elsewhere = await startFakeRegistry();
    elsewhere.addManifest("app", { schemaVersion: 2 }, { tag: "1" });
    elsewhere.addBlob("app", "content");
    await using place = await startPlace({ auth: USER });
    const location = `http://${elsewhere.host}/v2/app/manifests/1`;
    const isAuthorized = ({ headers }: FakeRequest) => headers.authorization !== undefined;
    place.fake.script(isAuthorized, { kind: "answer", status, headers: { location } }, Infinity);

    const outcome = await QUESTIONS[name]?.(place).catch((error: unknown) => error);

    expect(outcome instanceof Error && !(outcome instanceof RegistryError)).toBe(false);
    expect(place.fake.requests.some(isAuthorized)).toBe(true);
    const there = JSON.stringify(elsewhere.requests.map(({ headers, search }) => ({ headers, search })));
    expect(SECRETS.filter((secret) => there.includes(secret))).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])(
    "of a token server by %i carries no credentials there",
    async (status) => {
      await using elsewhere = await startFakeRegistry();
      await using place = await startPlace({ auth: { ...USER, kind: "bearer" } });
      const isToken = ({ path }: FakeRequest) => path === "/token";
      const location = `http://${elsewhere.host}/token`;
      place.fake.script(isToken, { kind: "answer", status, headers: { location } }, Infinity);

      await expect(QUESTIONS["getManifest"]?.(place)).rejects.toBeInstanceOf(RegistryError);

      expect(place.fake.requests.filter(isToken)[0]?.headers.authorization).toContain(SECRETS[1]);
      expect(elsewhere.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    },
  );

  it.each(["getManifest", "headManifest"])("is followed by %s all the same", async (name) => {
    await using elsewhere = await startFakeRegistry();
    const digest = elsewhere.addManifest("app", { schemaVersion: 2, elsewhere: true }, { tag: "1" });
    await using place = await startPlace();
    const location = `http://${elsewhere.host}/v2/app/manifests/1`;
    place.fake.script(() => true, { kind: "answer", status: 307, headers: { location } });

    expect(JSON.stringify(await QUESTIONS[name]?.(place))).toContain(digest);
  });
});
