// What is said of an image besides pushing it, and what that needs of the job that builds it.
import type { BuildInvocation } from "../../provenance/build-provenance.ts";
import type { Http } from "../../registry/http.ts";
import type { RepositoryFacts } from "../../sigstore/sigstore-services.ts";

/** Where SBOM and provenance of an image are kept: beside it, or at GitHub. */
export type AttestTarget = "false" | "registry" | "github";

/** Who builds, and by which means that can be proved. */
export interface AttestingDeps {
  /** The inputs as they were set, without secrets. */
  readonly inputs: () => Readonly<Record<string, string>>;
  /** Proves to Sigstore who builds; undefined where the job may not, so that nothing can be signed. */
  readonly identityToken: (() => Promise<string>) | undefined;
  /** @param token names the workflow that was called, where one was */
  readonly invocation: (token: string | undefined) => BuildInvocation;
  readonly repository: () => Promise<RepositoryFacts>;
  /** What Sigstore is asked with. */
  readonly http: Pick<Http, "request">;
  /** Keeps a bundle at GitHub, and says where. */
  readonly store: (bundleJson: string) => Promise<string>;
  /** Milliseconds since 1970. */
  readonly time: () => number;
}
