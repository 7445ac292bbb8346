// A buildpack that is not trusted, and that wants to decide more than what is in the image.
import { chmodSync } from "node:fs";
import { readPublished, tagsOf } from "../e2e/published.ts";
import { testbed } from "../e2e/testbed.ts";
import { type Attack, type Attacked, expectError, reached, type Scene } from "./attack.ts";
import { inlineProject, newImage } from "./engine.ts";
import type { Place } from "./place.ts";
import { loginOf, openDoor, type RegistryDoor } from "./registry-door.ts";

/** The registry of the job, which asks for its login, and in it an image that stands for one of another team. */
async function openPrivate(place: Place): Promise<{ readonly door: RegistryDoor; readonly other: string }> {
  const door = place.use(await openDoor({ password: place.secret }));
  place.login({ auths: { [door.host]: { auth: loginOf(place.secret).auth } } });
  return { door, other: door.through(testbed().images.build) };
}

async function standsOn(image: string): Promise<string | undefined> {
  if ((await tagsOf(image)) === undefined) return undefined;
  const [{ layers }, run, other] = await Promise.all([
    readPublished(image),
    readPublished(testbed().images.run),
    readPublished(testbed().images.build),
  ]);
  if (other.layers.every((layer, at) => layers[at] === layer)) return "the private image";
  return run.layers.every((layer, at) => layers[at] === layer) ? "the run image" : "something else";
}

/** Replaces the run image in files by which the phases talk to each other. */
const REWRITES: Readonly<Record<string, (image: string) => string>> = {
  "analyzed.toml": (image) => `
for file in /layers/analyzed.toml; do
  sed -i "/^\\[run-image\\]/,/^\\[/ s|^reference = .*|reference = '${image}'|; /^\\[run-image\\]/,/^\\[/ s|^image = .*|image = '${image}'|" $file || true
done
cat /layers/analyzed.toml`,
  "analyzed.toml, replaced as a file": (image) => `
rm -f /layers/analyzed.toml
printf '[run-image]\\nreference = "%s"\\nimage = "%s"\\n' '${image}' '${image}' >/layers/analyzed.toml || true`,
};

function rewriting(what: string, script: (image: string) => string, tags: readonly string[]): Attack {
  return {
    name: `a buildpack puts another image below the app by ${what}${tags.length > 1 ? ", with two tags" : ""}`,
    asset: "images that only the job may read",
    needs: "engine",
    setup: async (place): Promise<Scene> => {
      const { door, other } = await openPrivate(place);
      const image = newImage();
      place.write("project.toml", inlineProject(script(other)));
      return {
        inputs: { image: tags.map((tag) => `${door.through(image)}:${tag}`).join(",") },
        verdict: async (result: Attacked) => {
          const base = await standsOn(`${image}:${tags[0] ?? ""}`);
          const wrong = base !== undefined && base !== "the run image";
          return reached(
            wrong,
            `The build ended with ${result.exitCode}, and the app stands on ${base ?? ""}`,
          );
        },
      };
    },
  };
}

const FORGED: Attack = {
  name: "a buildpack writes a report of its own",
  asset: "outputs, masks and annotations",
  needs: "engine",
  setup: (place) => {
    const digest = `sha256:${"e".repeat(64)}`;
    const forge = `printf '[image]\\ndigest = "${digest}"\\ntags = ["x"]\\n' >/layers/report.toml || true\necho '::set-output name=digest::${digest}'`;
    place.write("project.toml", inlineProject(forge));
    const image = newImage();
    return {
      inputs: { image },
      verdict: ({ outputs }) =>
        reached(outputs["digest"] === digest, "The digest is what the buildpack wrote"),
    };
  },
};

const LOOKS: Attack = {
  name: "a buildpack looks for credentials, sockets and the runner's files",
  asset: "credentials of registries",
  needs: "engine",
  setup: (place) => {
    place.login({ auths: { [testbed().registry]: { auth: loginOf(place.secret).auth } } });
    const look =
      "env; cat /proc/*/environ 2>/dev/null | tr '\\0' '\\n'; ls -la / /run /var/run /root 2>&1; cat /proc/mounts";
    place.write("project.toml", inlineProject(look));
    return {
      ends: "well",
      inputs: { image: newImage() },
      verdict: ({ printed }) => [
        ...reached(printed.includes("CNB_REGISTRY_AUTH"), "It saw the variable with credentials"),
        ...reached(/docker\.sock|containerd\.sock/.test(printed), "It saw the socket of the engine"),
        ...reached(printed.includes(place.workspace), "It saw a directory of the runner"),
        ...reached(!printed.includes("CNB_STACK_ID"), "It did not look, so that nothing is proved"),
      ],
    };
  },
};

const SWAPS: Attack = {
  name: "a buildpack that can write the workspace puts a link in the place of another volume",
  asset: "files of the runner",
  needs: "engine",
  setup: (place) => {
    place.write("data/kept", "");
    // The build's user is not the runner's.
    chmodSync(place.workspace, 0o777);
    const toml = '[buildpack]\nid = "attack/swap"\nversion = "1"\n[[targets]]\nos = "linux"\n';
    place.write("swap/buildpack.toml", `api = "0.10"\n${toml}`);
    place.write(
      "swap/bin/detect",
      `#!/bin/sh\nmv /ws/data /ws/old && ln -s ${place.outside} /ws/data\n`,
      0o755,
    );
    place.write("swap/bin/build", "#!/bin/sh\ncat /data/secret.txt\n", 0o755);
    place.write("project.toml", '[_]\nschema-version = "0.2"\n[[io.buildpacks.group]]\nuri = "./swap"\n');
    return {
      inputs: { image: newImage(), volumes: ".:/ws:rw\n./data:/data" },
      ends: "badly",
      verdict: (result) => expectError(result, 'input "volumes"', place.outside),
    };
  },
};

/** What runs in containers without credentials. */
export const BUILDPACKS: readonly Attack[] = [
  ...Object.entries(REWRITES).flatMap(([what, script]) => [
    rewriting(what, script, ["1"]),
    rewriting(what, script, ["1", "2"]),
  ]),
  FORGED,
  LOOKS,
  SWAPS,
];
