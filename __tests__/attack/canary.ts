// A secret of each kind in every flow: none is found where none may be.
import { testbed } from "../e2e/testbed.ts";
import { type CacheServer, startCacheServer } from "../support/cache-server.ts";
import { Canaries, CANARY_USER } from "../support/canary.ts";
import { watchContainers } from "../support/watched-containers.ts";
import { type Attack, type Attacked, reached } from "./attack.ts";
import {
  ASSET,
  searchContainers,
  searchFiles,
  searchImage,
  searchResult,
  stepSecrets,
} from "./canary-searches.ts";
import { CANARY_STEPS } from "./canary-steps.ts";
import { cacheVolumes, docker, engineInputs, inlineProject, inVolume, newImage } from "./engine.ts";
import type { Place } from "./place.ts";
import { loginOf, openDoor } from "./registry-door.ts";

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

/** Builds by all flows, the preview and the push. */
export const CANARY: readonly Attack[] = [BUILDS, ...CANARY_STEPS];
