// Access to a gateway: its clients know the password that was generated for it.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Keychain } from "../registry/auth/credentials.ts";
import { basicHeader } from "../registry/auth/credentials.ts";

/** The login of one gateway. */
export interface GatewaySecret {
  /** Whether the request has it; takes the same time for every wrong one. */
  accepts(authorization: string | undefined): boolean;
  /** Knows this one login, for the gateway at `host`. */
  keychainFor(host: string): Keychain;
  /** From now on, no request has it. */
  revoke(): void;
}

export function createGatewaySecret(): GatewaySecret {
  const credentials = {
    kind: "basic",
    username: "lifecycle",
    password: randomBytes(32).toString("base64url"),
  } as const;
  const expected = hashOf(basicHeader(credentials));
  let isRevoked = false;
  return {
    // Hashes have one length, whatever was sent.
    accepts: (authorization = "") => timingSafeEqual(hashOf(authorization), expected) && !isRevoked,
    revoke() {
      isRevoked = true;
    },
    keychainFor: (host) => ({
      resolve: (registry) => Promise.resolve(registry === host ? credentials : undefined),
    }),
  };
}

function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
