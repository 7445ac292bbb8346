// What to do about a phase that failed, where the lifecycle's own words show the cause. Pure.
import type { EngineKind } from "../../docker/daemon.ts";
import { IMMUTABLE_TAG_HINT, saysImmutable } from "../../oci/immutable-tag.ts";

interface KnownCause {
  readonly words: RegExp;
  /** One or two imperative sentences. */
  readonly hint: string;
  /** In its place where phases are processes of the job's container. */
  readonly withoutEngine?: string;
}

/** In the words of the official lifecycle, of ours, of Go's and of Node.js's network code, and of registries; the first that fits. */
const CAUSES: readonly KnownCause[] = [
  {
    words: /tried to set .* to default but it doesn't exist/,
    hint: 'Set "default-process" to the type of a process that a buildpack or a Procfile adds to the image.',
  },
  {
    words: /\bno space left on device\b|\bENOSPC\b/,
    hint: "Free some space on the disk of the Docker engine, or use a runner with more.",
    withoutEngine: "Free some space where the container of this job has its files, or let it have more.",
  },
  {
    words: /\bexec format error\b|\bENOEXEC\b/i,
    hint: "A program that it should run is for another architecture: use a builder and buildpacks for the platform of this build.",
  },
  {
    words: /\bx509: |\bcertificate (?:is|has|signed)\b|\bCERT_|_CERT\b/,
    hint: 'If the registry has a certificate of your own authority, name that authority\'s PEM file in "ca-certificates".',
  },
  {
    words: /server gave HTTP response to HTTPS client|does not speak TLS/,
    hint: 'If the registry has no TLS, name it in "insecure-registries".',
  },
  {
    words:
      /connection refused|refuses connections|no such host|server misbehaving|network is unreachable|no route to host|i\/o timeout|\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/,
    hint: 'Check that the registry can be reached from containers: set "network", e.g. to "host".',
    withoutEngine:
      "Check that the container of this job can reach the registry, whose name may mean another machine there.",
  },
  {
    words: /\bTOOMANYREQUESTS\b|\b429\b|rate limit/i,
    hint: "Log in to the registry, or try again later: it limits the rate of requests.",
  },
  {
    words:
      /\bUNAUTHORIZED\b|\bDENIED\b|\b40[13]\b|\bunauthorized\b|requested access to the resource is denied/,
    hint: "Check that this job is logged in to the registry, and that it may read and push there.",
  },
];

/** What the official lifecycle says first of a registry without TLS that has answered it all the same. */
const WITHOUT_TLS = /\bGet "https:\/\/[^;]*; (?=[A-Z]+ http:\/\/)/g;

/** What helps, on an engine of that kind; undefined if the words show no cause that is known. */
export function hintForWords(said: string, engine: EngineKind): string | undefined {
  const words = said.replace(WITHOUT_TLS, "");
  if (saysImmutable(words)) return IMMUTABLE_TAG_HINT;
  const cause = CAUSES.find((each) => each.words.test(words));
  return engine === "processes" ? (cause?.withoutEngine ?? cause?.hint) : cause?.hint;
}
