// A container of a builder in which steps run, as runners make one for a job; paths are the same in it as outside.
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { NODE_24 } from "../../__tests__/support/node24.ts";
import { ROOT } from "./measure.ts";

/** A container that is gone when disposed. */
export interface BuilderContainer extends AsyncDisposable {
  /** A program with its arguments that starts a step in it, with the variables of the step. */
  readonly through: readonly string[];
}

/** A script of bash that runs its arguments and tells how long that took. */
export const TIMED = 'TIMEFORMAT="The step took %3R s"; time "$@"';

/** What a container has of its own, or must not have. */
const OWN = "^(PATH|HOSTNAME|PWD|SHLVL|_|DOCKER_HOST|DOCKER_CONTEXT|TESTBED_.*|BASH_FUNC_.*)=";

/** Names alone would not do where `docker` is a script: its shell forgets those with hyphens, which inputs have. */
const EXEC = `
mapfile -d '' -t variables < <(env -0 | grep -zvE '${OWN}')
exec docker exec --workdir "$PWD" "\${variables[@]/#/--env=}" "$0" bash -c '${TIMED}' bash "$@"
`;

/** @param folder what the job has of this machine */
export async function startBuilderContainer(image: string, folder: string): Promise<BuilderContainer> {
  const mounts = [folder, path.resolve(NODE_24, "../.."), path.join(ROOT, "dist")];
  const options = [
    // What the engine has under that name may be from an earlier run, with another lifecycle.
    ...[
      "--detach",
      "--pull=always",
      "--network",
      "host",
      "--user",
      "0:0",
      "--security-opt",
      "no-new-privileges",
    ],
    ...mounts.flatMap((mount) => ["--volume", `${mount}:${mount}`]),
    ...["--volume", "/layers", "--volume", "/workspace", "--entrypoint", "tail"],
  ];
  const { stdout } = await docker(["run", ...options, image, "-f", "/dev/null"]);
  const container = stdout.trim();
  return {
    through: ["bash", "-c", EXEC, container],
    [Symbol.asyncDispose]: async () => {
      await docker(["rm", "--force", "--volumes", container]);
    },
  };
}

function docker(args: readonly string[]): Promise<{ readonly stdout: string }> {
  return promisify(execFile)("docker", [...args]);
}
