// What dockerode tells the engine about credentials. Pure.
import type { DaemonCredentials } from "./daemon.ts";

/**
 * What dockerode encodes as `X-Registry-Auth`.
 * Without credentials it is empty and not missing, since engines may refuse a request that lacks the header.
 * See https://docs.docker.com/reference/api/engine/version/v1.41/#section/Authentication
 */
export function registryAuth(credentials: DaemonCredentials | undefined): Readonly<Record<string, string>> {
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
