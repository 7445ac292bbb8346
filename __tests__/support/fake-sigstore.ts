// Sigstore in this process, over the mocks of its own project: a server of identity tokens, Fulcio, Rekor and a time stamp authority;
// and the trust root by which what they sign can be verified.
import { createHash, generateKeyPairSync, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { bundleFromJSON, type SerializedBundle } from "@sigstore/bundle";
import {
  fulcioHandler,
  type HandlerFn,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  tsaHandler,
} from "@sigstore/mock";
import { TrustedRoot } from "@sigstore/protobuf-specs";
import { toSignedEntity, toTrustMaterial, Verifier } from "@sigstore/verify";
import type { SigstoreServices } from "../../src/sigstore/sigstore-services.ts";

/** A part of Sigstore. */
export type FakeService = "oidc" | "fulcio" | "rekor" | "tsa";

export interface FakeSigstore extends AsyncDisposable {
  readonly services: Required<SigstoreServices>;
  /** What a runner gives a job that may get identity tokens. */
  readonly env: Readonly<Record<"ACTIONS_ID_TOKEN_REQUEST_URL" | "ACTIONS_ID_TOKEN_REQUEST_TOKEN", string>>;
  /** Which services were asked, in order. */
  readonly calls: FakeService[];
  /** Those that answer with 500, or with nonsense. */
  readonly broken: Map<FakeService, "fails" | "nonsense">;
  /** Asks for an identity token as a job does. */
  readonly identityToken: () => Promise<string>;
  /** The identity tokens that were given. */
  readonly tokens: string[];
  /** As other programs read it, e.g. `cosign --trusted-root`. */
  readonly trustedRoot: object;
  /** The statement in a bundle. @throws if it is not signed by whom this Sigstore has given a certificate */
  verify(bundleJson: string): unknown;
}

export const WORKFLOW_REF = "owner/app/.github/workflows/release.yml@refs/heads/main";

export const WORKFLOW_SHA = "7c".repeat(20);

const CLAIMS = {
  iss: "https://token.actions.githubusercontent.com",
  aud: "sigstore",
  repository: "owner/app",
  ref: "refs/heads/main",
  sha: "4d".repeat(20),
  job_workflow_ref: WORKFLOW_REF,
  job_workflow_sha: WORKFLOW_SHA,
  workflow_ref: WORKFLOW_REF,
};

const REQUEST_TOKEN = "runner-token-0123456789";

/** Starts on a free port of loopback. @param given besides the usual claims */
export async function startFakeSigstore(given: Partial<typeof CLAIMS> = {}): Promise<FakeSigstore> {
  const claims = { ...CLAIMS, ...given };
  // Fulcio gives a job of GitHub a certificate for the workflow that it is of, which was called or not; the mock, for the subject.
  const sub = `https://github.com/${claims.job_workflow_ref}`;
  const parts = await makeParts();
  const calls: FakeService[] = [];
  const tokens: string[] = [];
  const broken: FakeSigstore["broken"] = new Map();
  const issue: HandlerFn = () => {
    const token = [{ alg: "none" }, { sub, ...claims }, "signature"].map(encode).join(".");
    tokens.push(token);
    return Promise.resolve({ statusCode: 200, response: JSON.stringify({ value: token }) });
  };
  const handlers: Readonly<Record<FakeService, HandlerFn>> = { oidc: issue, ...parts.handlers };
  const server = createServer((incoming, response) => {
    void text(incoming).then(async (body) => {
      const [, name = ""] = (incoming.url ?? "").split(/[/?]/);
      const service = name as FakeService;
      calls.push(service);
      const isAllowed = service !== "oidc" || incoming.headers.authorization === `Bearer ${REQUEST_TOKEN}`;
      const state = isAllowed ? broken.get(service) : "fails";
      if (state === "fails") return response.writeHead(isAllowed ? 500 : 401).end("");
      if (state === "nonsense") return response.writeHead(200).end("{}");
      const answer = await handlers[service](body);
      return response
        .writeHead(answer.statusCode, { "content-type": answer.contentType ?? "text/plain" })
        .end(answer.response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${address}/oidc?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
  };
  return {
    services: {
      fulcio: `${address}/fulcio`,
      rekor: `${address}/rekor`,
      tsa: `${address}/tsa/api/v1/timestamp`,
    },
    env,
    calls,
    broken,
    identityToken: async () => {
      const headers = { authorization: `Bearer ${REQUEST_TOKEN}` };
      const answer = await fetch(env.ACTIONS_ID_TOKEN_REQUEST_URL, { headers });
      return ((await answer.json()) as { value: string }).value;
    },
    tokens,
    trustedRoot: TrustedRoot.toJSON(parts.trustedRoot) as object,
    verify(bundleJson) {
      const bundle = bundleFromJSON(JSON.parse(bundleJson) as SerializedBundle);
      new Verifier(toTrustMaterial(parts.trustedRoot), { ctlogThreshold: 1, timestampThreshold: 1 }).verify(
        toSignedEntity(bundle),
      );
      if (bundle.content.$case !== "dsseEnvelope") throw new Error("It has no envelope.");
      return JSON.parse(bundle.content.dsseEnvelope.payload.toString("utf8")) as unknown;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Whom a bundle is signed by, as its certificate has it. */
export function signerOf(bundleJson: string): string | undefined {
  const { verificationMaterial } = JSON.parse(bundleJson) as {
    readonly verificationMaterial: { readonly certificate: { readonly rawBytes: string } };
  };
  const { rawBytes } = verificationMaterial.certificate;
  return new X509Certificate(Buffer.from(rawBytes, "base64")).subjectAltName?.replace(/^URI:/, "");
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

async function makeParts() {
  const keys = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  // One time for all, and none with milliseconds, which the mock writes as verifiers do not always read them. The authorities
  // themselves are made now.
  const time = new Date((Math.floor(Date.now() / 1000) + 60) * 1000);
  const ctLog = await initializeCTLog(keys, time);
  const ca = await initializeCA(keys, ctLog, time);
  const log = await initializeTLog("https://rekor.mock", keys, time);
  const tsa = await initializeTSA(keys, time);
  const rekor: HandlerFn = async (body) => ({
    statusCode: 201,
    response: JSON.stringify(await log.log(asLogged(JSON.parse(body) as ProposedEntry))),
    contentType: "application/json",
  });
  const handlers = { fulcio: fulcioHandler(ca).fn, rekor, tsa: tsaHandler(tsa).fn };
  const key = (rawBytes: Buffer) => ({
    rawBytes: rawBytes.toString("base64"),
    keyDetails: "PKIX_ECDSA_P256_SHA_256",
    validFor: { start: new Date(0).toISOString() },
  });
  const certificates = (...all: readonly ArrayBufferView<ArrayBuffer>[]) => ({
    certificates: all.map((each) => ({ rawBytes: base64(each) })),
  });
  const authority = {
    subject: { organization: "sigstore.mock", commonName: "sigstore" },
    validFor: { start: new Date(0).toISOString() },
  };
  const logOf = (baseUrl: string, publicKey: Buffer, keyId: string) => ({
    baseUrl,
    hashAlgorithm: "SHA2_256",
    publicKey: key(publicKey),
    logId: { keyId },
  });
  const trustedRoot = TrustedRoot.fromJSON({
    mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
    tlogs: [logOf("https://rekor.mock", log.publicKey, sha256(log.publicKey).toString("base64"))],
    certificateAuthorities: [
      { ...authority, uri: "https://fulcio.mock", certChain: certificates(ca.rootCertificate) },
    ],
    ctlogs: [logOf("https://ctfe.mock", ctLog.publicKey, base64(ctLog.logID))],
    timestampAuthorities: [
      {
        ...authority,
        uri: "https://tsa.mock",
        certChain: certificates(tsa.intCertificate, tsa.rootCertificate),
      },
    ],
  });
  return { handlers, trustedRoot };
}

interface ProposedEntry {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: {
    readonly proposedContent: { readonly envelope: string; readonly verifiers: readonly string[] };
  };
}

interface Envelope {
  readonly payload: string;
  readonly signatures: readonly { readonly sig: string }[];
}

/** Rekor keeps hashes of what is proposed; the mock would keep all of it, and no verifier understands that. */
function asLogged({ apiVersion, kind, spec: { proposedContent } }: ProposedEntry): object {
  const { payload, signatures } = JSON.parse(proposedContent.envelope) as Envelope;
  const hash = (content: string | Buffer) => ({
    algorithm: "sha256",
    value: sha256(content).toString("hex"),
  });
  return {
    apiVersion,
    kind,
    spec: {
      envelopeHash: hash(proposedContent.envelope),
      payloadHash: hash(Buffer.from(payload, "base64")),
      signatures: signatures.map(({ sig }, at) => ({
        signature: sig,
        verifier: proposedContent.verifiers[at],
      })),
    },
  };
}

function sha256(content: string | Buffer): Buffer {
  return createHash("sha256").update(content).digest();
}

function base64(view: ArrayBufferView<ArrayBuffer>): string {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString("base64");
}
