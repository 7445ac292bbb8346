// A secret of each kind in every flow: none is found where none may be.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { pushAppImage } from "../support/app-images.ts";
import { startCacheServer, type CacheServer } from "../support/cache-server.ts";
import { Canaries, CANARY_USER } from "../support/canary.ts";
import { startFakeGitHub } from "../support/fake-github.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import { watchContainers, type WatchedContainer } from "../support/watched-containers.ts";
import { ROOT, testbed } from "../e2e/testbed.ts";
import { reached, type Attack, type Attacked } from "./attack.ts";
import { cacheVolumes, docker, engineInputs, inlineProject, inVolume, newImage } from "./engine.ts";
import type { Place } from "./place.ts";
import { loginOf, openDoor } from "./registry-door.ts";

const ASSET = "credentials of any kind";

/** What containers are given on purpose: the engine shows it to whoever may ask it, and to nobody else. */
const HANDED_OVER = /^(?:CNB_REGISTRY_AUTH|https?_proxy)=/i;
/** Values that buildpacks are to have. */
const GIVEN = "a variable of the input env";

const SCRIPT = `
mkdir -p "$CNB_LAYERS_DIR/kept"
date >"$CNB_LAYERS_DIR/kept/date"
printf '[types]\\nlaunch = true\\ncache = true\\n' >"$CNB_LAYERS_DIR/kept.toml"
test -n "$BP_SECRET" && echo "it has the variable"
`;

/** Registries with a login of each kind; what inputs and environment are then. */
async function logIns(place: Place, canaries: Canaries) {
  const password = canaries.hatch("a password of auths");
  const secret = canaries.hatch("the secret of a helper");
  const registrytoken = canaries.hatch("a registry token");
  const identity = canaries.hatch("an identity token");
  const access = canaries.hatch("a token of a token server");
  const doors = {
    image: place.use(await openDoor({ password })),
    builder: place.use(await openDoor({ password: secret })),
    run: place.use(await openDoor({ token: { value: registrytoken } })),
    lifecycle: place.use(await openDoor({ token: { value: access, identity } })),
  };
  place.login({
    auths: {
      [doors.image.host]: { auth: loginOf(password).auth },
      [doors.run.host]: { registrytoken },
      [doors.lifecycle.host]: { identitytoken: identity },
    },
    credHelpers: { [doors.builder.host]: "canary" },
  });
  const answer = JSON.stringify({ ServerURL: doors.builder.host, Username: CANARY_USER, Secret: secret });
  place.program("docker-credential-canary", `#!/bin/sh\ncat >/dev/null\nprintf %s '${answer}'\n`);
  place.later(() => forget([doors.builder.host, doors.lifecycle.host]));
  const { images } = testbed();
  const inputs = {
    builder: doors.builder.through(images.builder),
    "run-image": doors.run.through(images.run),
    "lifecycle-image": doors.lifecycle.through(images.lifecycle),
  };
  return { image: doors.image.through(newImage()), inputs };
}

/** Removes what the engine pulled from there. */
async function forget(hosts: readonly string[]): Promise<void> {
  const names = (await docker("image", "ls", "--digests", "--format", "{{.Repository}}@{{.Digest}}")).split(
    "\n",
  );
  for (const name of names.filter((each) => hosts.some((host) => each.startsWith(`${host}/`))))
    await docker("rmi", name).catch(() => undefined);
}

function stepSecrets(canaries: Canaries): Record<string, string> {
  const proxy = `http://${CANARY_USER}:${canaries.hatch("the password of a proxy")}@127.0.0.1:9`;
  return {
    HTTPS_PROXY: proxy,
    HTTP_PROXY: proxy,
    NO_PROXY: "127.0.0.1,localhost",
    GITHUB_TOKEN: canaries.hatch("the token of GitHub"),
    OF_THE_STEP: canaries.hatch("a variable of the step"),
    BP_SECRET: canaries.hatch(GIVEN),
  };
}

function searchResult(
  canaries: Canaries,
  flow: string,
  { printed, outputs, summary, state, env, post }: Attacked,
): void {
  canaries.search(`the log of ${flow}`, printed);
  const after = post && [post.outputs, post.state, post.env, post.annotations];
  canaries.search(`outputs and state of ${flow}`, JSON.stringify([outputs, state, env, after]));
  canaries.search(`the summary of ${flow}`, summary + (post?.summary ?? ""));
}

function searchContainers(canaries: Canaries, containers: readonly WatchedContainer[]): void {
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
async function searchImage(canaries: Canaries, image: string): Promise<void> {
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

function searchFiles(canaries: Canaries, what: string, folder: string): void {
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

interface Flow {
  readonly name: string;
  readonly inputs: (image: string) => Readonly<Record<string, string>>;
  readonly tags: readonly string[];
}

const FLOWS: readonly Flow[] = [
  {
    name: "five phases with two tags, and GitHub's cache",
    tags: ["a", "b"],
    inputs: () => ({ "trust-builder": "false", cache: "github", "builder-cache": "always" }),
  },
  {
    name: "one container, and a volume",
    tags: ["c"],
    inputs: () => ({ "trust-builder": "true", cache: "volume" }),
  },
  {
    name: "one container, and a cache in the registry",
    tags: ["d"],
    inputs: (image) => ({ "trust-builder": "true", cache: `${image}:cache` }),
  },
];

const BUILDS: Attack = {
  name: "a secret of each kind is found somewhere after builds by all flows",
  asset: ASSET,
  needs: "engine",
  setup: async (place) => {
    const canaries = new Canaries();
    const service: CacheServer = place.use(await startCacheServer());
    const { image, inputs } = await logIns(place, canaries);
    const cacheEnv = service.env();
    canaries.add("the token of the runner", cacheEnv["ACTIONS_RUNTIME_TOKEN"] ?? "");
    const env = {
      ...cacheEnv,
      ...stepSecrets(canaries),
      PATH: `${place.programs}:${process.env["PATH"] ?? ""}`,
    };
    place.write("project.toml", inlineProject(SCRIPT));
    const failures: string[] = [];
    return {
      env,
      run: async (build) => {
        const watch = await watchContainers();
        let last: Attacked | undefined;
        for (const { name, tags, inputs: own } of FLOWS) {
          const names = tags.map((tag) => `${image}:${tag}`).join(",");
          last = await build({
            inputs: { ...engineInputs(), ...inputs, image: names, env: "BP_SECRET", ...own(image) },
          });
          if (last.exitCode !== 0)
            failures.push(`The flow "${name}" failed: ${last.errors.join(" / ").slice(0, 500)}`);
          for (const signature of service.signatures) canaries.add("the signature of a cache", signature);
          searchResult(canaries, name, last);
          searchFiles(canaries, "RUNNER_TEMP", place.runnerTemp);
        }
        const containers = await watch.stop();
        if (containers.length === 0) failures.push("No container was seen, so that nothing is proved");
        searchContainers(canaries, containers);
        searchFiles(canaries, "GitHub's cache", service.folder);
        for (const tag of [...FLOWS.flatMap(({ tags }) => tags), "cache"])
          await searchImage(canaries, `${image}:${tag}`).catch(() => undefined);
        for (const volume of await cacheVolumes(image)) {
          canaries.search("a volume", await inVolume(volume, "find /cache -type f -exec cat {} +"));
          await docker("volume", "rm", volume);
        }
        if (last === undefined) throw new Error("There are no flows");
        return last;
      },
      verdict: ({ rawLines }) => [
        ...failures,
        ...reached(
          !rawLines.includes("it has the variable"),
          "The buildpack has not the variable, so that nothing is proved",
        ),
        ...canaries.sightings,
      ],
    };
  },
};

const PREVIEW: Attack = {
  name: "a secret of each kind is found somewhere after a preview",
  asset: ASSET,
  needs: "nothing",
  setup: async (place) => {
    const canaries = new Canaries();
    const password = canaries.hatch("a password of auths");
    const github = place.use(await startFakeGitHub());
    canaries.add("the token of GitHub", github.token);
    const auth = { kind: "basic", username: CANARY_USER, password } as const;
    const registry = place.use(await startFakeRegistry({ auth }));
    place.login({ auths: { [registry.host]: { auth: loginOf(password).auth } } });
    pushAppImage(registry, "main", { app: ["old"] });
    pushAppImage(registry, "pr-1", { app: ["newer"] });
    return {
      action: path.join(ROOT, "preview"),
      inputs: {
        image: `${registry.host}/app:pr-1`,
        "base-image": `${registry.host}/app:main`,
        "github-token": github.token,
      },
      env: { ...stepSecrets(canaries), GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
      event: {
        name: "pull_request",
        ref: "refs/pull/1/merge",
        payload: { pull_request: { number: 1, head: { sha: "b".repeat(40) } } },
      },
      ends: "well",
      verdict: (result) => {
        searchResult(canaries, "the preview", result);
        canaries.search("the comment", github.comments.map(({ body }) => body).join("\n"));
        return [
          ...reached(github.comments.length === 0, "There is no comment, so nothing is proved"),
          ...canaries.sightings,
        ];
      },
    };
  },
};

/** Builds by all flows, and the preview. */
export const CANARY: readonly Attack[] = [BUILDS, PREVIEW];
