// The host in keys of credential files, which may be URLs: `https://ghcr.io/v2/` is `ghcr.io`. Pure.
import { DOCKER_HUB } from "../../oci/image-reference.ts";

const HUB_HOSTS = new Set(["docker.io", "index.docker.io", "registry-1.docker.io"]);

/** Strips scheme and path; all names of the Docker Hub become `index.docker.io`. */
export function registryHost(key: string): string {
  const host = key
    .trim()
    .replace(/^https?:\/\//i, "")
    .replace(/\/.*$/s, "");
  return HUB_HOSTS.has(host) ? DOCKER_HUB : host;
}
