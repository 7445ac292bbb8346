// Credentials of a registry, and where they come from. Values must never reach a log or an argv.

/** What authenticates at one registry. */
export type Credentials =
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "identity-token"; readonly token: string };

/** Looks credentials up by registry host; undefined means anonymous. */
export interface Keychain {
  /** @param registry as in an image reference, e.g. `ghcr.io`, `index.docker.io` */
  resolve(registry: string): Promise<Credentials | undefined>;
}
