// What a registry has, asked without any of our own code.
import { ask, digestOf, INDEX, locate, MANIFESTS } from "./registry-requests.ts";

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

const IMAGES = Object.keys(MANIFESTS).join(", ");

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
  const manifest = await ask(`${api}/manifests/${selector}`, { authorization, accept: IMAGES });
  const digest = manifest.headers.get("docker-content-digest") ?? "";
  if (digest !== digestOf(manifest.body)) throw new Error(`"${reference}" is not what its digest says.`);
  const { mediaType, config, layers } = JSON.parse(manifest.body.toString()) as {
    mediaType: string;
    config: { digest: string };
    layers: { mediaType: string; digest: string }[];
  };
  const { body } = await ask(`${api}/blobs/${config.digest}`, { authorization });
  const blob = JSON.parse(body.toString()) as Config;
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
  const { body } = await ask(`${api}/manifests/${selector}`, { authorization, accept: INDEX });
  const { manifests } = JSON.parse(body.toString()) as {
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
