// What to change when a registry refuses. Pure.
import { DOCKER_HUB } from "../../oci/image-reference.ts";
import type { Hints, RequestContext } from "./request-context.ts";

/** What helps with a request: as it says itself, or as for registries. */
export function hintsFor(context: RequestContext): Hints {
  return context.hints ?? registryHints(context);
}

function registryHints(context: RequestContext): Hints {
  const { host } = context.url;
  return {
    untrusted:
      'Put the authority\'s certificate into a PEM file and name the file in "ca-certificates"; or name the registry in "insecure-registries", which leaves its identity unverified.',
    noTls: `Give ${host} a TLS certificate, or name it in "insecure-registries"; loopback and private addresses need neither.`,
    unreachable: `Check that ${host} is the right registry, that it is up, and that the runner's network reaches it.`,
    refused: `A registry may only lead to its own host, to public addresses, and to addresses that are no more local than its own. Configure ${context.registry} with such a token server and such a storage.`,
    damaged: "Try again; if the problem persists, a proxy in between probably changes the content.",
    answered: (status) => hintForAnswer(context, status),
  };
}

/** The hint for an HTTP status, if we know what helps. */
function hintForAnswer(context: RequestContext, status: number): string | undefined {
  switch (status) {
    case 401:
    case 403:
      return hintForDenied(context);
    case 404:
      return "Check the spelling; some registries also answer like this when you lack read access.";
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
    : `Retry later, or run fewer jobs that use ${registry} at the same time.`;
}

const GHCR_PUSH =
  'Give the job "permissions: packages: write" and, if the package exists, give this repository the role Write in the ' +
  'package\'s settings under "Manage Actions access". In pull requests from forks the token can only read.';
const GHCR_PULL =
  'Log in to ghcr.io with "permissions: packages: read" and, for a private package, add this repository in the ' +
  'package\'s settings under "Manage Actions access".';
