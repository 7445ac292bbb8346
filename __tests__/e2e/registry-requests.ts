// Requests to a registry, and the logins for them, without any of our own code.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";

/** The media types of images, and those of their configs. */
export const MANIFESTS = {
  "application/vnd.oci.image.manifest.v1+json": "application/vnd.oci.image.config.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json": "application/vnd.docker.container.image.v1+json",
} as const;

export const INDEX = "application/vnd.oci.image.index.v1+json";

/** Where something is in a registry. */
export interface Location {
  readonly host: string;
  readonly repository: string;
  /** The address below which all of the repository is. */
  readonly api: string;
  /** A tag or a digest. */
  readonly selector: string;
}

/** Reads `host/repository:tag` or `host/repository@digest`. */
export function locate(reference: string): Location {
  const [, host = "", repository = "", tag, digest] =
    /^([^/]+)\/([^:@]+)(?::([\w.-]+))?(?:@(.+))?$/.exec(reference) ?? [];
  return { host, repository, api: `http://${host}/v2/${repository}`, selector: digest ?? tag ?? "latest" };
}

/** How something is asked for. */
export interface Asking {
  readonly authorization?: string | undefined;
  readonly accept?: string;
}

/** What a registry answers. */
export interface Answer {
  readonly headers: Headers;
  readonly body: Buffer;
}

/** @throws if it answers with an error */
export async function ask(url: string, { authorization = "", accept = "*/*" }: Asking = {}): Promise<Answer> {
  const response = await fetch(url, { headers: { accept, authorization } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return { headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}

/** The digest of that content. */
export function digestOf(content: Buffer): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

/** The logins in Docker's configuration, by registry: user and password in base64. */
export async function loginsIn(directory: string): Promise<ReadonlyMap<string, string>> {
  const json = await readFile(path.join(directory, "config.json"), "utf8").catch(() => "{}");
  const { auths = {} } = JSON.parse(json) as { auths?: Readonly<Record<string, { readonly auth?: string }>> };
  return new Map(
    Object.entries(auths).flatMap(([host, { auth }]) => (auth === undefined ? [] : [[host, auth]])),
  );
}
