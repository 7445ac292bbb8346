// Where a registry is, and whether it may be spoken to without TLS, by the rules of the lifecycle's client.
// Rules: https://github.com/google/go-containerregistry/blob/v0.20.2/pkg/name/registry.go. Pure.
import { DOCKER_HUB } from "../../oci/image-reference.ts";

export type Scheme = "https" | "http";

/** The URL that the API of a registry is under, e.g. `https://ghcr.io/v2/`. */
export function registryUrl(registry: string, scheme: Scheme): URL {
  // The Docker Hub's name in references and credentials is not where its registry is.
  const host = registry === DOCKER_HUB ? "registry-1.docker.io" : registry;
  return new URL(`${scheme}://${host}/v2/`);
}

/** Whether the host is of this machine or a private network by its very name; only then, or if the user said so, TLS may be missing. */
export function isLocal(registry: string): boolean {
  const host = registry.replace(/:\d+$/, "");
  return LOCAL_HOSTS.some((pattern) => pattern.test(host));
}

const LOCAL_HOSTS = [
  /^localhost$/,
  /\.localhost$/,
  /^\[::1\]$/,
  /^127\.\d+\.\d+\.\d+$/,
  /^10\.\d+\.\d+\.\d+$/,
  /^192\.168\.\d+\.\d+$/,
  /^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$/,
];
