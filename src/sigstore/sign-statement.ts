// Signing a statement without a key of ours: Fulcio gives a certificate for a key that is made for this, to who shows an identity
// token; a log or a time stamp shows that it was used while the certificate was valid.
// Spec: https://docs.sigstore.dev/about/bundle/
import { bundleToJSON } from "@sigstore/bundle";
import { DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness } from "@sigstore/sign";
import { messageOf, PlatformError } from "../errors.ts";
import type { Http } from "../registry/http.ts";
import { sendRequestsBy } from "./service-requests.ts";
import type { SigstoreServices } from "./sigstore-services.ts";

/** The media type of a statement. */
export const IN_TOTO_PAYLOAD = "application/vnd.in-toto+json";
/** And of one that is signed. */
export const SIGSTORE_BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";

/** Who signs, and with whose help. */
export interface Signing {
  readonly services: SigstoreServices;
  /** Proves who runs this build; short-lived, and for Sigstore only. */
  readonly identityToken: () => Promise<string>;
  readonly http: Pick<Http, "request">;
}

/**
 * Signs an in-toto statement.
 * @returns the Sigstore bundle of version 0.3, as JSON
 * @throws {PlatformError} `ATTESTATION` naming what could not be done, or `CANCELLED`
 */
export async function signStatement(
  statement: Buffer,
  { services, identityToken, http }: Signing,
): Promise<string> {
  const allAnswered = sendRequestsBy(http);
  const { fulcio, rekor, tsa } = services;
  const signer = new FulcioSigner({
    fulcioBaseURL: fulcio,
    identityProvider: { getToken: identityToken },
  });
  const witnesses = [
    ...(rekor === undefined ? [] : [new RekorWitness({ rekorBaseURL: rekor })]),
    ...(tsa === undefined ? [] : [new TSAWitness({ tsaBaseURL: tsa })]),
  ];
  const builder = new DSSEBundleBuilder({ signer, witnesses });
  try {
    return JSON.stringify(bundleToJSON(await builder.create({ data: statement, type: IN_TOTO_PAYLOAD })));
  } catch (error) {
    await allAnswered();
    throw signingError(error);
  }
}

/** The messages of the library are not repeated: one of them has the token. */
function signingError(error: unknown): PlatformError {
  const cause = ourErrorIn(error);
  if (cause?.code === "CANCELLED") return cause;
  const why = cause === undefined ? `Sigstore's answer cannot be used (${kindOf(error)}).` : messageOf(cause);
  return new PlatformError("ATTESTATION", `The attestation cannot be signed: ${why}`, {
    cause,
    hint: cause?.hint ?? "Run the job again later; status.sigstore.dev says whether Sigstore has a problem.",
  });
}

/** The library wraps what its requests reject with. */
function ourErrorIn(error: unknown): PlatformError | undefined {
  if (error instanceof PlatformError) return error;
  return error instanceof Error ? ourErrorIn(error.cause) : undefined;
}

/** e.g. `CA_CREATE_SIGNING_CERTIFICATE_ERROR` */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return "no error";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
