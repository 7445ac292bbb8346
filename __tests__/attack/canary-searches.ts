// Where secrets of each kind are, and where they are looked for.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { testbed } from "../e2e/testbed.ts";
import { type Canaries, CANARY_USER } from "../support/canary.ts";
import type { WatchedContainer } from "../support/watched-containers.ts";
import type { Attacked } from "./attack.ts";

export const ASSET = "credentials of any kind";

/** What containers are given on purpose: the engine shows it to whoever may ask it, and to nobody else. */
const HANDED_OVER = /^(?:CNB_REGISTRY_AUTH|https?_proxy)=/i;
/** Values that buildpacks are to have. */
const GIVEN = "a variable of the input env";

/** Variables of the step. */
export function stepSecrets(canaries: Canaries): Record<string, string> {
  const proxy = `http://${CANARY_USER}:${canaries.hatch("the password of a proxy")}@127.0.0.1:9`;
  return {
    HTTPS_PROXY: proxy,
    HTTP_PROXY: proxy,
    NO_PROXY: "127.0.0.1,localhost",
    GITHUB_TOKEN: canaries.hatch("the token of GitHub"),
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: canaries.hatch("the token for tokens that prove who builds"),
    OF_THE_STEP: canaries.hatch("a variable of the step"),
    BP_SECRET: canaries.hatch(GIVEN),
  };
}

/** In what a runner shows or keeps of a step. */
export function searchResult(
  canaries: Canaries,
  flow: string,
  { printed, outputs, summary, state, env, post }: Attacked,
): void {
  canaries.search(`the log of ${flow}`, printed);
  const after = post && [post.outputs, post.state, post.env, post.annotations];
  canaries.search(`outputs and state of ${flow}`, JSON.stringify([outputs, state, env, after]));
  canaries.search(`the summary of ${flow}`, summary + (post?.summary ?? ""));
}

/** In what the engine shows of containers, and in those that run buildpacks. */
export function searchContainers(canaries: Canaries, containers: readonly WatchedContainer[]): void {
  for (const { description, environment, program, output } of containers) {
    const shown = environment.filter((variable) => HANDED_OVER.test(variable));
    const rest = shown.reduce(
      (text, variable) => text.replaceAll(JSON.stringify(variable), '""'),
      description,
    );
    canaries.search(`the description of the container "${program}"`, rest);
    canaries.search(`the output of the container "${program}"`, output);
    const runsBuildpacks = /detector|builder/.test(program) && !/creator/.test(program);
    const given = ["the password of a proxy"];
    if (runsBuildpacks)
      canaries.search(`the environment of the container "${program}"`, environment.join("\n"), given);
  }
}

/** Manifest, configuration, labels and layers. */
export async function searchImage(canaries: Canaries, image: string): Promise<void> {
  const [, repository = "", tag = ""] = /^[^/]+\/(.+):([^:]+)$/.exec(image) ?? [];
  const base = `http://${testbed().registry}/v2/${repository}`;
  const accept =
    "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
  const text = await (await fetch(`${base}/manifests/${tag}`, { headers: { accept } })).text();
  canaries.search(`the manifest of ${tag}`, text);
  const { config, layers } = JSON.parse(text) as { config: { digest: string }; layers: { digest: string }[] };
  for (const { digest } of [config, ...layers]) {
    const blob = Buffer.from(await (await fetch(`${base}/blobs/${digest}`)).arrayBuffer());
    canaries.search(`a blob of ${tag}`, blob[0] === 0x1f ? gunzipSync(blob) : blob);
  }
}

/** In the names and the content of files. */
export function searchFiles(canaries: Canaries, what: string, folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = path.join(folder, name);
    canaries.search(`the name of a file of ${what}`, name);
    const content = contentOf(file);
    if (content !== undefined) canaries.search(`${name} of ${what}`, content);
  }
}

/** Uncompressed; undefined if it is no file. */
function contentOf(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const isZstd = bytes.subarray(0, 4).toString("hex") === "28b52ffd";
    return isZstd ? execFileSync("zstd", ["-dcq", file], { maxBuffer: 1 << 30 }) : bytes;
  } catch {
    return undefined;
  }
}
