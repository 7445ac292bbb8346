// What to change when a registry refuses. Pure.
import { DOCKER_HUB } from "../../oci/image-reference.ts";
import type { RequestContext } from "./request-context.ts";

/** The hint for an HTTP status, if we know what helps. */
export function hintForAnswer(context: RequestContext, status: number): string | undefined {
  switch (status) {
    case 401:
    case 403:
      return hintForDenied(context);
    case 404:
      return "Check the spelling; a registry may also hide an image from those who may not read it.";
    case 413:
      return "A proxy in front of the registry limits the size of a request; raise the limit there.";
    case 429:
      return hintForRateLimit(context);
    default:
      return undefined;
  }
}

function hintForDenied({ registry, access }: RequestContext): string {
  if (registry === "ghcr.io") return access === "push" ? GHCR_PUSH : GHCR_PULL;
  const right = access === "push" ? "push to" : "read";
  return `Log in to ${registry} before this step, as a user or token that may ${right} this repository.`;
}

function hintForRateLimit({ registry }: RequestContext): string {
  return registry === DOCKER_HUB
    ? "Log in to the Docker Hub before this step: it limits anonymous pulls by IP address, which runners share."
    : `Wait, or let fewer jobs use ${registry} at the same time.`;
}

const GHCR_PUSH =
  'Give the job "permissions: packages: write" and, if the package exists, give this repository the role Write in the ' +
  'package\'s settings under "Manage Actions access". In pull requests from forks the token can only read.';
const GHCR_PULL =
  'Log in to ghcr.io with "permissions: packages: read" and, for a private package, add this repository in the ' +
  'package\'s settings under "Manage Actions access".';
