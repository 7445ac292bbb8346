// What the engine wants to know about credentials. Pure.
import type { DaemonCredentials } from "./daemon.ts";

/**
 * The value of `X-Registry-Auth`: base64url of JSON.
 * Without credentials it is that of `{}`, since engines may refuse a request that lacks the header.
 * See https://docs.docker.com/reference/api/engine/version/v1.41/#section/Authentication
 */
export function registryAuth(credentials: DaemonCredentials | undefined): string {
  return Buffer.from(JSON.stringify(authConfig(credentials)))
    .toString("base64")
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

function authConfig(credentials: DaemonCredentials | undefined): Readonly<Record<string, string>> {
  switch (credentials?.kind) {
    case undefined:
      return {};
    case "password":
      return {
        username: credentials.username,
        password: credentials.password,
        serveraddress: credentials.registry,
      };
    case "identity-token":
      return { identitytoken: credentials.token, serveraddress: credentials.registry };
  }
}
