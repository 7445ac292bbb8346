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
  /** Whether a request had it. */
  readonly wasUsed: () => boolean;
  /** From now on, no request has it. */
  readonly revoke: () => void;
}

export function createGatewaySecret(): GatewaySecret {
  const credentials = {
    kind: "basic",
    username: "lifecycle",
    password: randomBytes(32).toString("base64url"),
  } as const;
  const expected = hashOf(basicHeader(credentials));
  let wasUsed = false;
  let isRevoked = false;
  return {
    accepts(authorization = "") {
      // Hashes have one length, whatever was sent.
      const isRight = timingSafeEqual(hashOf(authorization), expected);
      wasUsed ||= isRight;
      return isRight && !isRevoked;
    },
    wasUsed: () => wasUsed,
    revoke: () => {
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
