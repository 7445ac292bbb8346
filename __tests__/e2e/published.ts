// What a registry has, asked without any of our own code.
import { createHash } from "node:crypto";

/** An image in a registry. */
export interface Published {
  /** As the registry answers it, and as its content hashes to. */
  readonly digest: string;
  readonly layers: readonly string[];
  /** Of manifest and layers. */
  readonly mediaTypes: readonly string[];
  readonly config: {
    readonly architecture: string;
    readonly diffIds: readonly string[];
    readonly env: readonly string[];
    readonly labels: Readonly<Record<string, string>>;
    /** The name of the process that starts, e.g. `/cnb/process/web`. */
    readonly entrypoint: readonly string[];
    readonly workingDir: string;
    readonly created: string;
  };
}

const MANIFESTS = [
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
].join(", ");

const INDEX = "application/vnd.oci.image.index.v1+json";

interface Config {
  readonly architecture?: string;
  readonly created?: string;
  readonly config?: {
    readonly Env?: readonly string[];
    readonly Labels?: Readonly<Record<string, string>>;
    readonly Entrypoint?: readonly string[];
    readonly WorkingDir?: string;
  };
  readonly rootfs: { readonly diff_ids: readonly string[] };
}

/** Reads `host/repository:tag` or `host/repository@digest`. */
export async function readPublished(reference: string, authorization = ""): Promise<Published> {
  const { api, selector } = locate(reference);
  const manifest = await get(`${api}/manifests/${selector}`, authorization);
  const digest = manifest.response.headers.get("docker-content-digest") ?? "";
  if (digest !== digestOf(manifest.body)) throw new Error(`"${reference}" is not what its digest says.`);
  const { mediaType, config, layers } = JSON.parse(manifest.body) as {
    mediaType: string;
    config: { digest: string };
    layers: { mediaType: string; digest: string }[];
  };
  const blob = JSON.parse((await get(`${api}/blobs/${config.digest}`, authorization)).body) as Config;
  return {
    digest,
    layers: layers.map((layer) => layer.digest),
    mediaTypes: [mediaType, ...layers.map((layer) => layer.mediaType)],
    config: {
      architecture: blob.architecture ?? "",
      diffIds: blob.rootfs.diff_ids,
      env: blob.config?.Env ?? [],
      labels: blob.config?.Labels ?? {},
      entrypoint: blob.config?.Entrypoint ?? [],
      workingDir: blob.config?.WorkingDir ?? "",
      created: blob.created ?? "",
    },
  };
}

/** The platforms of an index, e.g. `linux/amd64`, with the digests of their images. */
export async function readIndex(
  reference: string,
  authorization = "",
): Promise<{ readonly digest: string; readonly images: Readonly<Record<string, string>> }> {
  const { api, selector } = locate(reference);
  const { body } = await get(`${api}/manifests/${selector}`, authorization, INDEX);
  const { manifests } = JSON.parse(body) as {
    manifests: { digest: string; platform: { os: string; architecture: string } }[];
  };
  const images = manifests.map(({ digest, platform: { os, architecture } }) => [
    `${os}/${architecture}`,
    digest,
  ]);
  return { digest: digestOf(body), images: Object.fromEntries(images) as Record<string, string> };
}

/** The tags of a repository; undefined if the registry does not know it. */
export async function tagsOf(image: string, authorization = ""): Promise<readonly string[] | undefined> {
  const { api } = locate(image);
  const response = await fetch(`${api}/tags/list`, { headers: { authorization } });
  if (response.status === 404) return undefined;
  return ((await response.json()) as { tags: string[] }).tags;
}

function locate(reference: string): { api: string; selector: string } {
  const [, host = "", repository = "", tag, digest] =
    /^([^/]+)\/([^:@]+)(?::([\w.-]+))?(?:@(.+))?$/.exec(reference) ?? [];
  return { api: `http://${host}/v2/${repository}`, selector: digest ?? tag ?? "latest" };
}

async function get(
  url: string,
  authorization: string,
  accept = MANIFESTS,
): Promise<{ response: Response; body: string }> {
  const response = await fetch(url, { headers: { accept, authorization } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return { response, body: await response.text() };
}

function digestOf(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}
