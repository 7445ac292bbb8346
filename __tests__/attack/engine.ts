// The engine and the registry of the test bed, as attackers and judges use them.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { testbed } from "../e2e/testbed.ts";

const RUN_LABEL = "io.buildpacks.action.run";
const CACHE_LABEL = "io.buildpacks.action.build-cache";

const execute = promisify(execFile);

/** The output of a docker command. */
export async function docker(...args: readonly string[]): Promise<string> {
  const { stdout } = await execute("docker", [...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.trim();
}

/** The name of an image that is in no registry yet. */
export function newImage(): string {
  return `${testbed().registry}/attack/app-${randomBytes(4).toString("hex")}`;
}

/** A build that would go well: of the example builder, whose buildpacks are not trusted. */
export function engineInputs(): Record<string, string> {
  const { images } = testbed();
  return {
    image: newImage(),
    builder: images.builder,
    "lifecycle-image": images.lifecycle,
    "trust-builder": "false",
    network: "host",
    cache: "none",
  };
}

/** Containers and volumes of the runs that are named in states of builds. */
export async function leftovers(states: readonly string[]): Promise<readonly string[]> {
  const run = `{{.Label "${RUN_LABEL}"}}`;
  const lists = await Promise.all([
    docker("ps", "--all", "--format", `container {{.ID}}|${run}`),
    docker("volume", "ls", "--filter", `label=${RUN_LABEL}`, "--format", `volume {{.Name}}|${run}`),
  ]);
  return lists
    .flatMap((list) => list.split("\n"))
    .map((line) => line.split("|"))
    .filter(([, label = ""]) => label !== "" && states.some((state) => state.endsWith(label)))
    .map(([name = ""]) => name);
}

/** The volumes with the layers of an image. */
export async function cacheVolumes(image: string): Promise<readonly string[]> {
  const list = await docker("volume", "ls", "--quiet", "--filter", `label=${CACHE_LABEL}=${image}`);
  return list.split("\n").filter((name) => name !== "");
}

/** Runs a shell as root in a container that has a volume at /cache. */
export async function inVolume(volume: string, script: string): Promise<string> {
  const shell = ["--user", "0", "--entrypoint", "sh", testbed().images.build, "-c", script];
  return docker("run", "--rm", "--volume", `${volume}:/cache`, ...shell);
}

/** A project.toml whose only buildpack is a script, and perhaps more of the descriptor. */
export function inlineProject(script: string, id = "attack/inline"): string {
  return `[_]
schema-version = "0.2"

[[io.buildpacks.group]]
id = "${id}"

[io.buildpacks.group.script]
api = "0.10"
inline = '''
${script}
'''
`;
}
