// Where a registry is reached: host and scheme, by the rules of the lifecycle's client.
// Rules: https://github.com/google/go-containerregistry/blob/v0.20.2/pkg/name/registry.go
import { DOCKER_HUB } from "../oci/image-reference.ts";

/**
 * The URL that the API of a registry is under, e.g. `https://ghcr.io/v2/`.
 * @param insecureRegistries hosts that are spoken to over http, e.g. `registry.internal:5000`
 */
export function registryBaseUrl(registry: string, insecureRegistries: readonly string[]): URL {
  // The Docker Hub's name in references and credentials is not where its registry is.
  const host = registry === DOCKER_HUB ? "registry-1.docker.io" : registry;
  const isHttp = isLocal(registry) || insecureRegistries.includes(registry);
  return new URL(`${isHttp ? "http" : "https"}://${host}/v2/`);
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

function isLocal(registry: string): boolean {
  const host = registry.replace(/:\d+$/, "");
  return LOCAL_HOSTS.some((pattern) => pattern.test(host));
}
