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

/** The Authorization header of HTTP Basic. */
export function basicHeader({ username, password }: Extract<Credentials, { kind: "basic" }>): string {
  return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
}

/** The first keychain that knows the registry wins. */
export function chainKeychains(keychains: readonly Keychain[]): Keychain {
  return {
    async resolve(registry) {
      for (const keychain of keychains) {
        const credentials = await keychain.resolve(registry);
        if (credentials !== undefined) return credentials;
      }
      return undefined;
    },
  };
}
