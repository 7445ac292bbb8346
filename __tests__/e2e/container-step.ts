// The program by which a runner starts a step in the container of a job: docker exec, with the variables and paths that the container
// has. A signal reaches the step there.
import { spawn, spawnSync } from "node:child_process";
import process from "node:process";
import type { StepPlace } from "./container-job.ts";
import { textThere, variablesThere } from "./step-place.ts";

const [place = "", node = "", file = ""] = process.argv.slice(2);
const { container, paths } = JSON.parse(place) as StepPlace;

const inContainer = (text: string): string => textThere(paths, text);
const variables = Object.entries(variablesThere(paths, process.env)).map(
  ([name, value]) => `${name}=${value}`,
);
// As the hook for Kubernetes does: small shells hand no variables on whose names they could not set, such as those of inputs.
const remember = 'echo $$ > /tmp/step.pid; exec env "$@"';
const step = spawn(
  "docker",
  [
    ...["exec", "--interactive", "--workdir", inContainer(process.cwd()), container],
    ...["sh", "-c", remember, "sh", ...variables, inContainer(node), inContainer(file)],
  ],
  { stdio: ["ignore", "inherit", "inherit"] },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    const name = signal.slice("SIG".length);
    spawnSync("docker", ["exec", container, "sh", "-c", `kill -s ${name} $(cat /tmp/step.pid)`]);
  });
}
step.on("close", (code) => {
  process.exitCode = code ?? 1;
});
