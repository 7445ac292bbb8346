// How tests want the registry to be.
import type { FakeRequest } from "./exchange.ts";
import type { Intervention } from "./interventions.ts";

/** Who may do what. Anonymous users may do nothing, unless `anonymousPull`. */
export type FakeAuth =
  | { readonly kind: "none" }
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  | {
      readonly kind: "bearer";
      readonly username: string;
      readonly password: string;
      /** Accepted by POST at the token server, as an OAuth2 refresh token. */
      readonly identityToken?: string;
      readonly anonymousPull?: boolean;
      readonly expiresInSeconds?: number;
      /** Name of the field of the answer; default `token`. */
      readonly tokenField?: "token" | "access_token";
      /** Repositories that nobody may read: the token server grants nothing for them. */
      readonly hidden?: readonly string[];
      /** Another realm than this registry's own `/token`. */
      readonly realm?: string;
    };

export interface FakeRegistryOptions {
  /** Speaks TLS only, with this certificate. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly auth?: FakeAuth;
  /** Answers every mount with an upload, as the specification allows. */
  readonly refuseMounts?: boolean;
  /** Sends blobs only as a whole. */
  readonly refuseRanges?: boolean;
  /** Takes manifests whose blobs are not there, as registries do that copy in the background. */
  readonly takeAnyManifest?: boolean;
  /** Lists what refers to an image; else clients have to keep a tag with the list. */
  readonly listsReferrers?: boolean;
  /** Where GETs of blobs are redirected to, e.g. `http://127.0.0.1:1234`; the path stays. */
  readonly redirectBlobsTo?: string;
  /** What Locations of uploads begin with: nothing (relative), or an origin; default this registry's. */
  readonly uploadOrigin?: string;
  /** Told when a request is left without an answer, or without the rest of one. */
  readonly onHang?: () => void;
  /** Looked at before every request; undefined lets it through. */
  readonly intercept?: (request: FakeRequest) => Intervention | undefined;
}
