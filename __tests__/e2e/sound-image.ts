// Whether an image is what it says: the bytes of its layers, the sizes and media types of its manifest, the number of both.
// Asked of registries and engines without any of our own code, after every build of these tests.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as zlib from "node:zlib";
import type { ActionResult } from "../support/mini-runner.ts";
import { ask, digestOf, INDEX, locate, loginsIn, MANIFESTS } from "./registry-requests.ts";

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

interface Manifest {
  readonly mediaType: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

interface Index {
  readonly manifests: readonly Descriptor[];
}

interface Config {
  readonly rootfs: { readonly diff_ids: readonly string[] };
}

/** A registry as it is asked. */
export interface Door {
  /** e.g. `127.0.0.1:5000` */
  readonly host: string;
  readonly authorization?: string | undefined;
}

/** How layers are compressed, by what their first bytes are. */
const KINDS = [
  { magic: Buffer.from([0x1f, 0x8b]), mediaType: /[+.]gzip$/, expand: zlib.gunzipSync },
  {
    magic: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
    mediaType: /\+zstd$/,
    expand: (bytes: Buffer) => zlib.zstdDecompressSync(bytes),
  },
  { magic: Buffer.from([]), mediaType: /[.]tar$/, expand: (bytes: Buffer) => bytes },
];

/** Of blobs that were read already, e.g. those of run images. */
const diffIds = new Map<string, string>();

/** @throws saying what is wrong with an image of a repository, or the images of an index: a tag or digest of it */
export async function checkPublished(door: Door, repository: string, selector: string): Promise<void> {
  const { host, authorization } = door;
  const api = `http://${host}/v2/${repository}`;
  const accept = [...Object.keys(MANIFESTS), INDEX].join(", ");
  const { body: bytes } = await ask(`${api}/manifests/${selector}`, { authorization, accept });
  const manifest = JSON.parse(bytes.toString()) as Manifest | Index;
  if ("manifests" in manifest) {
    for (const { digest } of manifest.manifests) await checkPublished(door, repository, digest);
    return;
  }
  const what = `${host}/${repository}:${selector}`;
  const configType = (MANIFESTS as Readonly<Record<string, string>>)[manifest.mediaType];
  same(`media type of the config of ${what}`, manifest.config.mediaType, configType);
  if (selector.includes(":")) same(`digest of ${what}`, digestOf(bytes), selector);
  const readBlob = async (blob: Descriptor): Promise<Buffer> => {
    const { body: content } = await ask(`${api}/blobs/${blob.digest}`, { authorization });
    checkBlob(what, blob, content);
    return content;
  };
  const config = JSON.parse((await readBlob(manifest.config)).toString()) as Config;
  same(`number of layers of ${what}`, manifest.layers.length, config.rootfs.diff_ids.length);
  for (const [at, layer] of manifest.layers.entries()) {
    const diffId = diffIds.get(layer.digest) ?? diffIdOf(what, layer, await readBlob(layer));
    diffIds.set(layer.digest, diffId);
    same(`layer ${at} of ${what}, uncompressed,`, diffId, config.rootfs.diff_ids[at]);
  }
}

/** @throws saying what is wrong with an image of the engine, as `docker save` gives it */
export async function checkLoaded(name: string): Promise<void> {
  const directory = await mkdtemp(path.join(tmpdir(), "e2e-saved-"));
  try {
    await saveTo(name, directory);
    const file = (member: string): Promise<Buffer> => readFile(path.join(directory, member));
    const [saved] = JSON.parse((await file("manifest.json")).toString()) as {
      readonly Config: string;
      readonly Layers: readonly string[];
    }[];
    if (saved === undefined) throw new Error(`The engine saved nothing as ${name}.`);
    const config = JSON.parse((await file(saved.Config)).toString()) as Config;
    same(`number of layers of ${name} in the engine`, saved.Layers.length, config.rootfs.diff_ids.length);
    for (const [at, member] of saved.Layers.entries()) {
      const diffId = digestOf(expand(await file(member)));
      same(`layer ${at} of ${name} in the engine`, diffId, config.rootfs.diff_ids[at]);
    }
    await checkLayout(name, file);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Since Docker 25, an archive has manifests, too; a graph driver makes them when it saves. */
async function checkLayout(name: string, file: (member: string) => Promise<Buffer>): Promise<void> {
  const json = await file("index.json").catch(() => undefined);
  if (json === undefined) return;
  const index = JSON.parse(json.toString()) as { readonly manifests: readonly Descriptor[] };
  const blob = async (descriptor: Descriptor): Promise<Buffer> => {
    const content = await file(`blobs/${descriptor.digest.replace(":", "/")}`);
    checkBlob(`${name} in the engine`, descriptor, content);
    return content;
  };
  for (const descriptor of index.manifests) {
    const manifest = JSON.parse((await blob(descriptor)).toString()) as Manifest;
    const config = JSON.parse((await blob(manifest.config)).toString()) as Config;
    same(`number of layers of ${name} in its layout`, manifest.layers.length, config.rootfs.diff_ids.length);
    for (const [at, layer] of manifest.layers.entries()) {
      const diffId = diffIdOf(name, layer, await blob(layer));
      same(`layer ${at} of ${name} in its layout`, diffId, config.rootfs.diff_ids[at]);
    }
  }
}

/**
 * Checks everything that a build says it delivered.
 * @param env the step's, whose DOCKER_CONFIG may have a login
 * @param open where images of registries that want another login can be read, too
 */
export async function checkDelivered(
  { outputs }: Pick<ActionResult, "outputs">,
  env: Readonly<Record<string, string | undefined>>,
  open: () => string,
): Promise<void> {
  const { loaded = [] } = JSON.parse(outputs["metadata"] ?? "{}") as { loaded?: readonly string[] };
  const tags = outputs["image"] === undefined ? [] : (outputs["tags"] ?? "").split("\n").filter(Boolean);
  const config = env["DOCKER_CONFIG"];
  const logins = config === undefined ? undefined : await loginsIn(config);
  for (const tag of tags) {
    const { host, repository, selector } = locate(tag);
    const login = logins?.get(host);
    const authorization = login && `Basic ${login}`;
    const answer = await fetch(`http://${host}/v2/`, { headers: { authorization: authorization ?? "" } });
    await answer.body?.cancel();
    await checkPublished(
      answer.status === 401 ? { host: open() } : { host, authorization },
      repository,
      selector,
    );
  }
  for (const name of loaded) await checkLoaded(name);
}

function diffIdOf(what: string, { mediaType }: Descriptor, content: Buffer): string {
  same(`media type of a layer of ${what}`, kindOf(content).mediaType.test(mediaType), true);
  return digestOf(expand(content));
}

function checkBlob(what: string, { digest, size }: Descriptor, content: Buffer): void {
  same(`size of ${digest} of ${what}`, content.length, size);
  same(`digest of a blob of ${what}`, digestOf(content), digest);
}

function expand(content: Buffer): Buffer {
  return kindOf(content).expand(content);
}

function kindOf(content: Buffer): (typeof KINDS)[number] {
  const found = KINDS.find(({ magic }) => content.subarray(0, magic.length).equals(magic));
  if (found === undefined) throw new Error("The last kind begins with anything.");
  return found;
}

function same(what: string, found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`The ${what} is ${String(found)}, and not ${String(expected)}.`);
}

async function saveTo(name: string, directory: string): Promise<void> {
  const command = 'docker save "$1" | tar --extract --directory "$2"';
  const shell = spawn("bash", ["-c", `set -o pipefail; ${command}`, "save", name, directory], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise((resolve) => shell.on("close", resolve));
  if (code !== 0) throw new Error(`${name} could not be saved.`);
}
