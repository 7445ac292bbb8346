// The program by which a runner of the Actions Runner Controller starts a step in the pod of its job: it asks the container hook, which
// gets the runner's signals.
import { spawn } from "node:child_process";
import process from "node:process";
import { NODE_24 } from "../support/node24.ts";
import type { PodPlace } from "./pod-job.ts";
import { textThere, variablesThere } from "./step-place.ts";

const [place = "", node = "", file = ""] = process.argv.slice(2);
const { hook, env, pod, paths } = JSON.parse(place) as PodPlace;

const step = {
  entryPoint: textThere(paths, node),
  entryPointArgs: [`"${textThere(paths, file)}"`],
  environmentVariables: variablesThere(paths, process.env),
  prependPath: [],
  workingDirectory: textThere(paths, process.cwd()),
};
const running = spawn(NODE_24, [hook], { env, stdio: ["pipe", "inherit", "inherit"] });
running.stdin.end(`${JSON.stringify({ command: "run_script_step", state: { jobPod: pod }, args: step })}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    running.kill(signal);
  });
running.on("close", (code) => {
  process.exitCode = code ?? 1;
});
