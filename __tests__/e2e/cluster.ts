// The cluster that variables name, whose jobs are pods of the Actions Runner Controller; docs/kubernetes.md says how to give one.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { promisify } from "node:util";
import { joinSockets } from "./lent-registry.ts";
import { testbed } from "./testbed.ts";

/** What is given. */
export interface Cluster {
  /** A file with the address and the login of an administrator. */
  readonly kubeconfig: string;
  /** The program that makes pods and runs steps in them: of the controller's container hook. */
  readonly hook: string;
  /** Of this machine, as nodes and pods reach it. */
  readonly address: string;
}

/** @throws if it is not given */
export function cluster(): Cluster {
  return {
    kubeconfig: given("CNB_KUBECONFIG", "the configuration of a cluster's administrator"),
    hook: given("CNB_RUNNER_HOOK", "index.js of the container hook for Kubernetes"),
    address: given("CNB_CLUSTER_HOST", "the address of this machine that the cluster's pods reach"),
  };
}

function given(name: string, what: string): string {
  const value = process.env[name];
  if (value !== undefined && value !== "") return value;
  throw new Error(`${name} is not set: it has to be ${what}. See CONTRIBUTING.md.`);
}

const execute = promisify(execFile);

/** The output of a kubectl command. */
export async function kubectl(...args: readonly string[]): Promise<string> {
  const all = ["--kubeconfig", cluster().kubeconfig, ...args];
  return (await execute("kubectl", all, { maxBuffer: 16 * 1024 * 1024 })).stdout.trim();
}

/** A namespace with nothing else in it, which is gone when disposed. */
export class Namespace implements AsyncDisposable {
  readonly name = `e2e-${randomBytes(4).toString("hex")}`;

  /** @param level of Pod Security, which all its pods have to keep to */
  static async create(level: "baseline" | "restricted"): Promise<Namespace> {
    const namespace = new Namespace();
    await kubectl("create", "namespace", namespace.name);
    await kubectl("label", "namespace", namespace.name, `pod-security.kubernetes.io/enforce=${level}`);
    // Until the cluster has made it, there can be no pods.
    await namespace.kubectl("wait", "--for=create", "--timeout=120s", "serviceaccount/default");
    return namespace;
  }

  /** The output of a command in it. */
  kubectl(...args: readonly string[]): Promise<string> {
    return kubectl("--namespace", this.name, ...args);
  }

  /** What jobs could have left in it. */
  async leftovers(): Promise<string[]> {
    const kinds = "pods,jobs,secrets,persistentvolumeclaims";
    return (await this.kubectl("get", kinds, "--output", "name")).split("\n").filter((name) => name !== "");
  }

  /** @throws if there is something left in it */
  async [Symbol.asyncDispose](): Promise<void> {
    const left = await this.leftovers();
    await kubectl("delete", "namespace", this.name, "--timeout=120s");
    if (left.length > 0) throw new Error(`Left behind in the cluster: ${left.join(", ")}`);
  }
}

/** Lends the registry of the test bed to nodes and pods, at its own port of {@link Cluster.address}, until it is disposed. */
export async function lendToCluster(): Promise<AsyncDisposable> {
  const port = registryPort();
  const registry = createServer((client) => {
    joinSockets(client, connect(port, "127.0.0.1"));
  }).listen(port, cluster().address);
  await once(registry, "listening");
  return {
    async [Symbol.asyncDispose]() {
      // Nodes keep their connections for the next pull.
      registry.close();
      await Promise.resolve();
    },
  };
}

/** The registry's, here and on the loopback of pods. */
export function registryPort(): number {
  return Number(testbed().registry.split(":")[1]);
}
