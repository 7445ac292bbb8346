// CNB_REGISTRY_AUTH, by which a platform hands registry credentials to a lifecycle: read by one half, written by the other.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#registry-authentication
import * as v from "valibot";
import { PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { basicHeader, type Credentials, type Keychain } from "./credentials.ts";
import { registryHost } from "./registry-host.ts";
import { noList, parseSecretJson } from "./secret-json.ts";

const RegistryAuth = v.pipe(v.unknown(), noList, v.record(v.string(), v.string()));
const WHAT = "The value of CNB_REGISTRY_AUTH";
const HINT =
  'Write it as a JSON object: {"<registry>": "Basic <base64 of user:password>"}, or Bearer, or X-Identity.';

/**
 * Credentials from the value of `CNB_REGISTRY_AUTH`, e.g. `{"ghcr.io":"Basic dXNlcjpwYXNz"}`; empty means none.
 * @throws {PlatformError} `CREDENTIALS` if it is malformed, without the value; an unknown header only when it is used
 */
export function registryAuthKeychain(json: string | undefined): Keychain {
  const headers = new Map<string, string>();
  if (json !== undefined && json.trim() !== "") {
    const parsed = parseSecretJson(RegistryAuth, json, { what: WHAT, hint: HINT });
    for (const [key, header] of Object.entries(parsed)) headers.set(registryHost(key), header);
  }
  return {
    // async, so that a header that cannot be used rejects.
    // eslint-disable-next-line @typescript-eslint/require-await
    async resolve(registry) {
      const host = registryHost(registry);
      const header = headers.get(host);
      return header === undefined ? undefined : parseHeader(host, header);
    },
  };
}

/** The value of `CNB_REGISTRY_AUTH`, and what in it must be masked. */
export interface RegistryAuthValue {
  /** `{}` if there are no credentials for any of the registries. */
  readonly json: string;
  /** Strings that must not be seen in a log: passwords, tokens, and what they look like in headers. */
  readonly secrets: readonly string[];
}

/** @param registries hosts as in image references; a lifecycle should get no credentials that it does not need */
export async function createRegistryAuth(
  keychain: Keychain,
  registries: readonly string[],
): Promise<RegistryAuthValue> {
  const headers: Record<string, string> = {};
  const secrets = new Set<string>();
  for (const registry of new Set(registries.map(registryHost))) {
    const credentials = await keychain.resolve(registry);
    if (credentials === undefined) continue;
    headers[registry] = formatHeader(credentials);
    for (const secret of secretsOf(credentials)) secrets.add(secret);
  }
  return { json: JSON.stringify(headers), secrets: [...secrets] };
}

function parseHeader(host: string, header: string): Credentials {
  const [, scheme = "", value = ""] = /^\s*([\w-]+)\s+(\S+)\s*$/.exec(header) ?? [];
  switch (scheme.toLowerCase()) {
    case "basic":
      return parseBasic(value, `${WHAT} for ${quote(host)}`, HINT);
    case "bearer":
      return { kind: "bearer", token: value };
    case "x-identity":
      return { kind: "identity-token", token: value };
    default: {
      const message = `${WHAT} for ${quote(host)} is neither Basic, Bearer nor X-Identity.`;
      throw new PlatformError("CREDENTIALS", message, { hint: HINT });
    }
  }
}

/** Base64 of `user:password`. @throws {PlatformError} `CREDENTIALS` naming `what`, without the value */
export function parseBasic(
  base64: string,
  what: string,
  hint: string,
): Extract<Credentials, { kind: "basic" }> {
  const isBase64 = /^[\w+/-]+={0,2}$/.test(base64.trim());
  // Old Docker clients pad the password with zero bytes.
  const text = Buffer.from(base64, "base64").toString("utf8").replace(/\0+$/, "");
  const colon = text.indexOf(":");
  if (!isBase64 || colon < 0) {
    throw new PlatformError("CREDENTIALS", `${what} is not the base64 of "user:password".`, { hint });
  }
  return { kind: "basic", username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function formatHeader(credentials: Credentials): string {
  switch (credentials.kind) {
    case "basic":
      return basicHeader(credentials);
    case "bearer":
      return `Bearer ${credentials.token}`;
    case "identity-token":
      return `X-Identity ${credentials.token}`;
  }
}

function secretsOf(credentials: Credentials): string[] {
  if (credentials.kind !== "basic") return [credentials.token].filter(Boolean);
  const { password } = credentials;
  // Google's passwords are JSON files. The runner masks line by line, and short lines such as "{" are no secret.
  const lines = password.includes("\n")
    ? password.split(/\r?\n/).filter((line) => line.trim().length >= 16)
    : [];
  return [basicHeader(credentials).replace(/^Basic /, ""), password, ...lines].filter(Boolean);
}
