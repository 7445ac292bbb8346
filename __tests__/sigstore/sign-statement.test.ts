import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../src/errors.ts";
import { createHttp } from "../../src/registry/http.ts";
import { type Signing, signStatement } from "../../src/sigstore/sign-statement.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { type FakeService, type FakeSigstore, startFakeSigstore } from "../support/fake-sigstore.ts";

const STATEMENT = {
  _type: "https://in-toto.io/Statement/v1",
  subject: [{ name: "registry.example/app", digest: { sha256: "ab".repeat(32) } }],
  predicateType: "https://slsa.dev/provenance/v1",
  predicate: { umlaut: "ä" },
};

let sigstore: FakeSigstore;

beforeEach(async () => {
  sigstore = await startFakeSigstore();
});

afterEach(async () => {
  await sigstore[Symbol.asyncDispose]();
});

function sign(options: Partial<Signing> = {}): Promise<string> {
  return signStatement(Buffer.from(JSON.stringify(STATEMENT)), {
    services: sigstore.services,
    identityToken: sigstore.identityToken,
    http: createHttp({ clock: createFakeClock() }),
    ...options,
  });
}

describe("signStatement", () => {
  it("makes a bundle that can be verified, with the statement in it", async () => {
    const bundle = await sign();

    expect(sigstore.verify(bundle)).toEqual(STATEMENT);
    expect(JSON.parse(bundle)).toMatchObject({
      mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
      dsseEnvelope: { payloadType: "application/vnd.in-toto+json" },
    });
    expect(sigstore.calls.toSorted()).toEqual(["fulcio", "oidc", "rekor", "tsa"]);
  });

  it("asks only the services that there are", async () => {
    const { fulcio, tsa } = sigstore.services;
    const bundle = await sign({ services: { fulcio, tsa } });

    expect(sigstore.calls.toSorted()).toEqual(["fulcio", "oidc", "tsa"]);
    expect(() => sigstore.verify(bundle)).toThrow(/log/);
    expect(JSON.parse(bundle)).toMatchObject({
      verificationMaterial: { timestampVerificationData: { rfc3161Timestamps: [expect.anything()] } },
    });
  });

  it.each<[FakeService, string]>([
    ["fulcio", "Cannot get a certificate from Fulcio"],
    ["rekor", "Cannot record the signature in Rekor"],
    ["tsa", "Cannot get a time stamp for the signature"],
  ])("says that %s fails", async (service, words) => {
    sigstore.broken.set(service, "fails");

    await expect(sign()).rejects.toMatchObject({
      code: "ATTESTATION",
      message: expect.stringMatching(
        `^The attestation cannot be signed: ${words}: 127.0.0.1:\\d+ answered 500`,
      ),
      hint: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });

  it("tells services apart that are below one of them", async () => {
    const { origin } = new URL(sigstore.services.fulcio);
    const http = createHttp({ clock: createFakeClock() });
    const doing: string[] = [];

    await sign({
      services: { fulcio: origin, rekor: `${origin}/rekor`, tsa: `${origin}/tsa/api/v1/timestamp` },
      http: {
        request(call) {
          doing.push(call.doing);
          const { pathname } = call.url;
          return http.request({ ...call, url: new URL(pathname.replace(/^\/api/, "/fulcio/api"), origin) });
        },
      },
    });

    expect(doing.toSorted()).toEqual([
      "get a certificate from Fulcio",
      "get a time stamp for the signature",
      "record the signature in Rekor",
    ]);
  });

  it.each<FakeService>(["fulcio", "rekor"])("refuses nonsense of %s", async (service) => {
    sigstore.broken.set(service, "nonsense");

    await expect(sign()).rejects.toMatchObject({
      code: "ATTESTATION",
      message: expect.stringMatching(/^The attestation cannot be signed: Sigstore's answer cannot be used/),
    });
  });

  it("never repeats a token that is none", async () => {
    const error = await sign({ identityToken: () => Promise.resolve("s3cret") }).catch((e: unknown) => e);

    expect(error).toMatchObject({ code: "ATTESTATION" });
    expect(String(error)).not.toContain("s3cret");
  });

  it("passes on that the build was cancelled, and why there is no token", async () => {
    const cancelled = new PlatformError("CANCELLED", "Cancelled.");
    const denied = new PlatformError("GITHUB", "Cannot get an identity token: no.", { hint: "Do." });

    await expect(sign({ identityToken: () => Promise.reject(cancelled) })).rejects.toBe(cancelled);
    await expect(sign({ identityToken: () => Promise.reject(denied) })).rejects.toMatchObject({
      message: "The attestation cannot be signed: Cannot get an identity token: no.",
      hint: "Do.",
    });
  });
});
