// Runs a workflow with act, jobs on this machine. https://github.com/nektos/act
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { RunWorkflow, WorkflowResult, WorkflowRun } from "./workflow-run.ts";

/** Runs workflows with this `act`. @param node folder of the Node.js that actions run on */
export function actRunner(act: string, node: string): RunWorkflow {
  return async (run) => {
    const temp = await mkdtemp(path.join(tmpdir(), "e2e-act-"));
    try {
      return await start(act, await argumentsOf(run, temp), {
        ...process.env,
        ...run.env,
        ...run.secrets,
        PATH: [node, run.env["PATH"] ?? process.env["PATH"] ?? ""].join(":"),
        // Nobody's own settings.
        HOME: temp,
        XDG_CONFIG_HOME: temp,
      });
    } finally {
      await rm(temp, { recursive: true, force: true });
    }
  };
}

async function argumentsOf(run: WorkflowRun, temp: string): Promise<string[]> {
  const [workflow, event] = [path.join(temp, "workflow.yml"), path.join(temp, "event.json")];
  // A permission that act 0.2.89 does not know, and that means nothing to it.
  await writeFile(workflow, run.workflow.replaceAll(/^ *artifact-metadata: .*\n/gm, ""));
  await writeFile(event, JSON.stringify(run.event.payload));
  const pairs = (flag: string, values: Iterable<readonly [string, string]>): string[] =>
    [...values].flatMap(([name, value]) => [flag, `${name}=${value}`]);
  return [
    run.event.name,
    ...["--workflows", workflow, "--eventpath", event, "--directory", run.source, "--actor", run.actor],
    ...["--action-cache-path", path.join(temp, "actions"), "--action-offline-mode", "--no-cache-server"],
    // Actions are unpacked to one place: cells of a matrix must not do that at the same time.
    ...["--concurrent-jobs", "1", "--rm"],
    ...pairs("--platform", [
      ["ubuntu-latest", "-self-hosted"],
      ["ubuntu-24.04-arm", "-self-hosted"],
      ["self-hosted", "-self-hosted"],
    ]),
    ...pairs("--local-repository", run.actions),
    ...pairs("--var", Object.entries(run.vars)),
    // What act sets itself is not taken from the environment.
    ...pairs("--env", [
      ["GITHUB_REPOSITORY", run.repository],
      ...Object.entries(run.env).filter(([name]) => name.startsWith("GITHUB_")),
    ]),
    // Their values come from the environment: arguments are everybody's to see.
    ...Object.keys(run.secrets).flatMap((name) => ["--secret", name]),
  ];
}

function start(act: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<WorkflowResult> {
  return new Promise((fulfil, reject) => {
    const child = spawn(act, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    const log: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => log.push(line));
    child.on("error", reject);
    child.on("close", (code) => {
      fulfil({ succeeded: code === 0, log: log.join("\n") });
    });
  });
}
