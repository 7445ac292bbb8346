// Registers secrets with the runner before they are used, so that they are masked wherever they show up.
import { quote } from "../../quote.ts";
import type { Credentials, Keychain } from "../../registry/auth/credentials.ts";
import type { Runner } from "./runner.ts";

/** Shorter lines of a secret with several lines, such as the `{` of a JSON key, are none: masking them would garble the log. */
const MIN_LINE_LENGTH = 16;

/** Masks each secret once, also as it looks in quotes. */
export function createMasker(runner: Runner): (secret: string) => void {
  const masked = new Set<string>();
  return (secret) => {
    for (const part of maskable(secret).flatMap((each) => [each, quote(each, Infinity).slice(1, -1)])) {
      if (masked.has(part)) continue;
      masked.add(part);
      runner.mask(part);
    }
  };
}

/** A keychain that hands out nothing that is not masked. */
export function maskingKeychain(keychain: Keychain, mask: (secret: string) => void): Keychain {
  return {
    async resolve(registry) {
      const credentials = await keychain.resolve(registry);
      if (credentials !== undefined) secretsOf(credentials).forEach(mask);
      return credentials;
    },
  };
}

/** The runner splits a secret into its lines and masks every one of them, so it gets only the long ones. */
function maskable(secret: string): string[] {
  if (!/[\r\n]/.test(secret)) return secret.trim() === "" ? [] : [secret];
  return secret.split(/[\r\n]+/).filter((line) => line.trim().length >= MIN_LINE_LENGTH);
}

/** The secret itself, and what it looks like in a header. */
function secretsOf(credentials: Credentials): string[] {
  if (credentials.kind !== "basic") return [credentials.token];
  const { username, password } = credentials;
  return [password, Buffer.from(`${username}:${password}`, "utf8").toString("base64")];
}
