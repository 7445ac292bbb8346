// Jobs in pods, as the Actions Runner Controller has them: its container hook makes the pod, and copies the runner's files there. A
// container beside the job's gives the test bed's registry to the loopback that both have.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { type ActionResult, runAction } from "../support/mini-runner.ts";
import { NODE_24 } from "../support/node24.ts";
import { cluster, type Namespace, registryPort } from "./cluster.ts";
import type { StepOptions } from "./container-job.ts";
import { LEND } from "./lent-registry.ts";
import { NODE_OF_RUNNER, runnerImage } from "./runner-image.ts";
import type { PathsThere } from "./step-place.ts";
import { ROOT, testbed } from "./testbed.ts";

/** What the job builds. */
const EXAMPLE = "node-app";

/** Where the pod has what. */
const WORK = "/__w";
const HOME = "/github/home";
const NODE_THERE = "/__e/node24";
const NODE_FOLDER = path.resolve(NODE_24, "../..");
const ACTION = "_actions/owner/action/v1";

/** Where a step runs. */
export interface PodPlace {
  readonly hook: string;
  /** Of the hook. */
  readonly env: Readonly<Record<string, string>>;
  readonly pod: string;
  readonly paths: PathsThere;
}

/** What a template changes in the pod; the container of the job is called `$job`. */
export interface PodTemplate {
  readonly spec: Readonly<Record<string, unknown>> & {
    readonly containers: readonly Readonly<Record<string, unknown>>[];
  };
}

/** What all containers of a pod need that is allowed by the level `restricted`. */
const RESTRICTED = {
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  seccompProfile: { type: "RuntimeDefault" },
};

/** A pod that is gone when disposed. */
export class PodJob implements AsyncDisposable {
  readonly #root: string;
  readonly #place: Omit<PodPlace, "pod">;
  readonly #namespace: Namespace;
  #pod = "none";

  private constructor(root: string, namespace: Namespace, image: string) {
    const work = path.join(root, "_work");
    this.#root = root;
    this.#namespace = namespace;
    this.#place = {
      hook: cluster().hook,
      env: {
        PATH: process.env["PATH"] ?? "",
        KUBECONFIG: cluster().kubeconfig,
        ACTIONS_RUNNER_POD_NAME: path.basename(root).toLowerCase(),
        ACTIONS_RUNNER_KUBERNETES_NAMESPACE: namespace.name,
        ACTIONS_RUNNER_CONTAINER_HOOK_TEMPLATE: path.join(root, "template.json"),
        ACTIONS_RUNNER_IMAGE: image,
        RUNNER_WORKSPACE: path.join(work, "app"),
        RUNNER_TEMP: path.join(work, "_temp"),
        GITHUB_WORKSPACE: path.join(work, "app/app"),
      },
      paths: { [NODE_FOLDER]: NODE_THERE, [ROOT]: `${WORK}/${ACTION}`, [work]: WORK },
    };
  }

  /** With the files of the example as its checkout. */
  static async start(namespace: Namespace, template: PodTemplate): Promise<PodJob> {
    const root = await mkdtemp(path.join(tmpdir(), `e2e-pod-${randomBytes(2).toString("hex")}-`));
    const image = await runnerImage();
    const job = new PodJob(root, namespace, image);
    try {
      await job.#makeFolders();
      const text = JSON.stringify(withRegistry(template, image));
      await writeFile(path.join(root, "template.json"), text);
      await job.#prepare();
    } catch (error) {
      await job[Symbol.asyncDispose]();
      throw error;
    }
    return job;
  }

  /** What a runner has before the first step. */
  async #makeFolders(): Promise<void> {
    const work = path.join(this.#root, "_work");
    for (const folder of [...FOLDERS_OF_TEMP.map((name) => `_temp/${name}`), "_tool"]) {
      await mkdir(path.join(work, folder), { recursive: true });
      await chmod(path.join(work, folder), 0o777);
    }
    await cp(path.join(ROOT, "examples", EXAMPLE), path.join(work, "app/app"), { recursive: true });
    await cp(path.join(ROOT, "dist"), path.join(work, ACTION, "dist"), { recursive: true });
  }

  async #prepare(): Promise<void> {
    const responseFile = path.join(this.#root, "response.json");
    await writeFile(responseFile, "");
    const container = {
      image: testbed().images.builder,
      workingDirectory: `${WORK}/app/app`,
      environmentVariables: {},
      userMountVolumes: [],
      portMappings: [],
    };
    await this.#askHook({ command: "prepare_job", responseFile, state: {}, args: { container } });
    const response = JSON.parse(await readFile(responseFile, "utf8")) as { state: { jobPod: string } };
    this.#pod = response.state.jobPod;
    await this.sh(
      `until (exec 3<>/dev/tcp/127.0.0.1/${String(registryPort())}) 2>/dev/null; do sleep 0.1; done`,
    );
  }

  async #askHook(question: object): Promise<void> {
    const { hook, env } = this.#place;
    const child = spawn(NODE_24, [hook], { env, stdio: ["pipe", "pipe", "inherit"] });
    child.stdin.end(`${JSON.stringify(question)}\n`);
    const [said] = await Promise.all([text(child.stdout), once(child, "close")]);
    if (child.exitCode !== 0) throw new Error(`The hook ended with ${String(child.exitCode)}: ${said}`);
  }

  /** Runs main and post in it. */
  run({ inputs = {}, env = {}, ...options }: StepOptions): Promise<ActionResult> {
    const work = path.join(this.#root, "_work");
    const place: PodPlace = { ...this.#place, pod: this.#pod };
    return runAction({
      ...options,
      inputs,
      // Nothing else comes back from the pod.
      folder: path.join(work, "_temp/_runner_file_commands"),
      runnerTemp: path.join(work, "_temp"),
      toolCache: path.join(work, "_tool"),
      workspace: path.join(work, "app/app"),
      env: { HOME, ...env },
      through: [NODE_24, path.join(import.meta.dirname, "pod-step.ts"), JSON.stringify(place)],
    });
  }

  /** The output of a shell script in it, as the user of the job. */
  sh(script: string): Promise<string> {
    return this.#namespace.kubectl("exec", this.#pod, "--container", "job", "--", "bash", "-c", script);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#askHook({ command: "cleanup_job", state: {}, args: {} });
    await rm(this.#root, { recursive: true, force: true });
  }
}

const FOLDERS_OF_TEMP = ["_runner_file_commands", "_github_home", "_github_workflow"];

/** A container more, where the registry is a port of loopback as it is on this machine. */
function withRegistry({ spec, ...template }: PodTemplate, image: string): PodTemplate {
  const port = registryPort();
  const registry = {
    name: "registry",
    image,
    command: [NODE_OF_RUNNER, "-e", LEND, JSON.stringify({ host: cluster().address, port }), String(port)],
    securityContext: { ...RESTRICTED, runAsUser: 1001, runAsGroup: 1001 },
  };
  return { ...template, spec: { ...spec, containers: [...spec.containers, registry] } };
}
