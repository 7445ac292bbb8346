// Attestations that GitHub keeps, where `gh attestation verify` finds them by the digest of the image.
// https://docs.github.com/rest/repos/attestations#create-an-attestation
import * as v from "valibot";
import type { Http } from "../../registry/http.ts";
import { createGitHubApi, type GitHubAccess } from "./github-api.ts";
import { ATTESTATION_HINTS } from "./github-error.ts";

const Created = v.object({ id: v.union([v.number(), v.string()]) });

/** Where it is kept, and who asks for that. */
export interface AttestationAccess extends GitHubAccess {
  /** `owner/name` */
  readonly repository: string;
  /** e.g. `https://github.com` */
  readonly serverUrl: string;
}

/**
 * Keeps a Sigstore bundle.
 * @returns the address of its page
 * @throws {GitHubError} what GitHub rejects it with
 */
export async function storeAttestation(
  bundleJson: string,
  { repository, serverUrl, ...access }: AttestationAccess,
  http: Pick<Http, "request">,
): Promise<string> {
  const { id } = await createGitHubApi(access, http, ATTESTATION_HINTS).call({
    doing: "keep the attestation at GitHub",
    method: "POST",
    path: `/repos/${repository}/attestations`,
    body: { bundle: JSON.parse(bundleJson) as unknown },
    schema: Created,
  });
  return `${serverUrl}/${repository}/attestations/${encodeURIComponent(id)}`;
}
