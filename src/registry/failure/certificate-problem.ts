// What can be wrong with the TLS certificate of a host. Pure.

/** In words. */
export interface CertificateProblem {
  /** Continues a sentence about the certificate, e.g. `has expired`. */
  readonly problem: string;
  /** Undefined where it is a matter of who is trusted. */
  readonly hint?: string;
}

const RENEW = "Renew the certificate of the host, and check the clock of the runner.";
const UNKNOWN_AUTHORITY = { problem: "is from an authority that is not trusted here" };
const SELF_SIGNED = { problem: "is self-signed" };

const PROBLEMS: Readonly<Record<string, CertificateProblem>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: SELF_SIGNED,
  SELF_SIGNED_CERT_IN_CHAIN: SELF_SIGNED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  CERT_UNTRUSTED: UNKNOWN_AUTHORITY,
  CERT_HAS_EXPIRED: { problem: "has expired", hint: RENEW },
  CERT_NOT_YET_VALID: { problem: "is not valid yet", hint: RENEW },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    problem: "is for another host name",
    hint: "Use the host name that the certificate is for, or give the host a certificate for this one.",
  },
};

/** By the code of what a connection threw; undefined if that is about something else. */
export function certificateProblem(code: string | undefined): CertificateProblem | undefined {
  return PROBLEMS[code ?? ""];
}
