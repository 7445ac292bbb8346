// Names of images: parsing and printing, by the grammar of the distribution project. Pure.
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import { type Digest, isDigest } from "./digest.ts";

/** The host name that the Docker Hub goes by in credentials and in `CNB_REGISTRY_AUTH`. */
export const DOCKER_HUB = "index.docker.io";

/** A parsed image name; `tag` and `digest` are only there when the name had them. */
export interface ImageReference {
  /** Host and port, e.g. `ghcr.io`, `127.0.0.1:5000`; `index.docker.io` for the Docker Hub. */
  readonly registry: string;
  /** Path in the registry, e.g. `library/debian`. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

/** The names of one image: at least one, and the first stands for it where one name has to. */
export type ImageTags = readonly [ImageReference, ...ImageReference[]];

const PATH_COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const REPOSITORY = new RegExp(`^${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);
const TAG = /^\w[\w.-]{0,127}$/;
const LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?$`);
const HUB_ALIASES = new Set(["docker.io", "index.docker.io", "registry-1.docker.io"]);

/** Host, repository, tag and digest at their longest, and some more. */
const MAX_LENGTH = 1024;

/**
 * Parses an image name such as `ghcr.io/owner/app:1.2`, `debian`, or `host:5000/app@sha256:…`.
 * @throws {PlatformError} `IMAGE_REFERENCE` with the value and what is wrong about it
 */
export function parseImageReference(text: string): ImageReference {
  if (text.length > MAX_LENGTH) throw invalid(text, "it is too long", GRAMMAR);
  const [named, digest] = splitOnce(text, "@");
  if (digest !== undefined && !isDigest(digest)) {
    throw invalid(
      text,
      `${quote(digest)} is not a digest`,
      'A digest is "sha256:" and 64 hexadecimal digits.',
    );
  }
  const { registry, rest } = splitRegistry(named);
  if (!hasAddress(registry)) throw invalid(text, `${quote(registry)} is not a registry host`, GRAMMAR);
  const colon = rest.lastIndexOf(":");
  const path = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? undefined : rest.slice(colon + 1);
  if (tag !== undefined && !TAG.test(tag)) throw invalid(text, `${quote(tag)} is not a tag`, TAG_RULE);
  checkRepository(text, path);
  const repository = registry === DOCKER_HUB && !path.includes("/") ? `library/${path}` : path;
  return { registry, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

/** The full name: registry, repository, and whichever of tag and digest there are. */
export function formatImageReference(reference: ImageReference): string {
  const tag = reference.tag === undefined ? "" : `:${reference.tag}`;
  const digest = reference.digest === undefined ? "" : `@${reference.digest}`;
  return `${imageName(reference)}${tag}${digest}`;
}

/** Registry and repository without tag or digest, e.g. `ghcr.io/owner/app`. */
export function imageName(reference: ImageReference): string {
  return `${reference.registry}/${reference.repository}`;
}

/** With the tag, and without a digest, e.g. `ghcr.io/owner/app:latest`, which it is without a tag. */
export function taggedName(reference: ImageReference): string {
  return `${imageName(reference)}:${reference.tag ?? "latest"}`;
}

/** One of the names for each repository. */
export function distinctRepositories(references: readonly ImageReference[]): readonly ImageReference[] {
  return [...new Map(references.map((reference) => [imageName(reference), reference])).values()];
}

/** The same in the words of scanners, attestations and runners, which call the Docker Hub `docker.io`. */
export function publicName(name: string): string {
  return name.startsWith(`${DOCKER_HUB}/`) ? name.replace(DOCKER_HUB, "docker.io") : name;
}

/** What to ask the registry for: the digest if there is one, else the tag, else `latest`. */
export function manifestSelector(reference: ImageReference): string {
  return reference.digest ?? reference.tag ?? "latest";
}

/** The same repository at one digest. */
export function atDigest(reference: ImageReference, digest: Digest): ImageReference {
  return { registry: reference.registry, repository: reference.repository, digest };
}

const GRAMMAR = "Write it as [registry/]repository[:tag][@digest], e.g. ghcr.io/owner/app:1.0.";
const TAG_RULE = "A tag has up to 128 letters, digits, underscores, dots and dashes.";

function splitRegistry(name: string): { registry: string; rest: string } {
  const [first, rest] = splitOnce(name, "/");
  const isHost = rest !== undefined && (/[.:[]/.test(first) || first === "localhost" || /[A-Z]/.test(first));
  if (!isHost) return { registry: DOCKER_HUB, rest: name };
  return { registry: HUB_ALIASES.has(first) ? DOCKER_HUB : first, rest };
}

/** Some words have the form of a host, and no address: `256.256.256.256` is none, nor is there a port 99999. */
function hasAddress(registry: string): boolean {
  return HOST.test(registry) && URL.canParse(`https://${registry}/`);
}

function checkRepository(text: string, path: string): void {
  if (path === "") throw invalid(text, "it has no repository", GRAMMAR);
  if (/[A-Z]/.test(path)) {
    throw invalid(
      text,
      `the repository ${quote(path)} has upper-case letters`,
      `Use ${quote(path.toLowerCase())}.`,
    );
  }
  if (!REPOSITORY.test(path) || path.length > 255) {
    throw invalid(text, `${quote(path)} is not a repository`, GRAMMAR);
  }
  if (/^[0-9a-f]{64}$/.test(path)) throw invalid(text, `${quote(path)} looks like an image id`, GRAMMAR);
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

function invalid(text: string, why: string, hint: string): PlatformError {
  return new PlatformError("IMAGE_REFERENCE", `${quote(text)} is not an image reference: ${why}.`, { hint });
}
