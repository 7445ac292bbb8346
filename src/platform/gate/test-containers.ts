// The containers of a test as data. Pure.
import type { ContainerSpec, ResourceLimits } from "../../docker/daemon.ts";
import type { ImageConfig } from "../../oci/image-config.ts";
import type { ImageTest } from "../request/build-request.ts";
import { probeCommand } from "./http-probe.ts";

/** Where every lifecycle puts it. */
const LAUNCHER = "/cnb/lifecycle/launcher";

/** What the containers of a test have in common. */
export interface TestSubject {
  /** What the engine makes containers of the image from. */
  readonly runnable: string;
  readonly config: Pick<ImageConfig, "config">;
  readonly test: ImageTest;
  readonly limits: ResourceLimits;
  /** Of every container. */
  readonly labels: Readonly<Record<string, string>>;
  /** The builder in the engine, by which an app is asked. */
  readonly prober: string;
}

/** As a careful platform runs an image: a user without rights, and nothing but what the test says. */
function basis(
  { test, labels }: TestSubject,
  image: string,
  network = test.network ?? "none",
): Omit<ContainerSpec, "command" | "env"> {
  return {
    image,
    mounts: [],
    network,
    labels,
    securityOptions: ["no-new-privileges"],
    dropCapabilities: ["ALL"],
  };
}

/** Runs the command of the test. @param network the container of the app, if there is one; @param port that it listens on */
export function commandContainer(
  subject: TestSubject,
  command: string,
  { network, port }: { readonly network?: string; readonly port?: number } = {},
): ContainerSpec {
  const spec = ofImage(subject, network, port);
  return { ...spec, command: [LAUNCHER, ...launcherArguments(command)] };
}

/** Starts the image as it is. @param network the container that asks it */
export function appContainer(subject: TestSubject, network: string, port: number): ContainerSpec {
  const { Entrypoint, Cmd } = subject.config.config ?? {};
  return { ...ofImage(subject, network, port), command: [...(Entrypoint ?? []), ...(Cmd ?? [])] };
}

/** Asks the app from within its network; it is there first, so that its network outlives an app that crashes. */
export function probeContainer(subject: TestSubject, path: string, port: number): ContainerSpec {
  return {
    ...basis(subject, subject.prober),
    command: probeCommand(port, path),
    env: [],
    readOnlyRoot: true,
  };
}

/** How other containers get into the network of one that is there. */
export function networkOf(id: string, { network }: Pick<ImageTest, "network">): string {
  // There is nothing to share that they would not have by themselves.
  return network === "host" || network?.startsWith("container:") === true ? network : `container:${id}`;
}

function ofImage(
  subject: TestSubject,
  network: string | undefined,
  port: number | undefined,
): Omit<ContainerSpec, "command"> {
  const { test, limits, runnable } = subject;
  const hasPort = test.env.some(({ name }) => name === "PORT");
  const env = test.env.map(({ name, value }) => `${name}=${value}`);
  return {
    ...basis(subject, runnable, network),
    env: port === undefined || hasPort ? env : [...env, `PORT=${port}`],
    limits,
    readOnlyRoot: test.readOnly,
  };
}

/**
 * The launcher gives one argument to the shell of the image, and runs what comes after `--` without one. A shell would go on after a
 * line that failed.
 */
function launcherArguments(command: string): readonly string[] {
  const [, direct] = /^--\s+([^]*)$/.exec(command) ?? [];
  if (direct !== undefined) return ["--", ...direct.trim().split(/\s+/)];
  return [command.includes("\n") ? `set -e\n${command}` : command];
}
