// Phases that are scripts of a shell, for tests of builds without an engine.
import { Readable } from "node:stream";
import type { Container, ContainerSpec, Daemon } from "../../src/docker/daemon.ts";
import { tarDirectory, writeTar } from "../docker/tiny-tar.ts";
import { type BuilderRoot, USER } from "./builder-root.ts";

export const LABELS = { run: "1" };

/** What runs a script as the builder's user. */
export function shell(script: string, more: Partial<ContainerSpec> = {}): ContainerSpec {
  return {
    ...{ image: "any", command: ["/bin/sh", "-c", script], env: [], mounts: [], labels: LABELS },
    ...{ securityOptions: [], user: `${USER.uid}:${USER.gid}` },
    ...more,
  };
}

/** What came of it; its lines begin with the name of their stream. */
export interface Output {
  readonly code: number;
  readonly lines: string[];
}

export async function outputOf(container: Container): Promise<Output> {
  const lines: string[] = [];
  const code = await container.run({ onLine: (line, stream) => lines.push(`${stream}: ${line}`) });
  return { code, lines };
}

/** The output of a script in a container that is gone then. */
export async function runShell(daemon: Daemon, spec: ContainerSpec): Promise<Output> {
  await using container = await daemon.createContainer(spec);
  return await outputOf(container);
}

/** A volume at a path of the builder, which belongs to the user. */
export async function workVolume(
  name: string,
  { root, engine }: { readonly root: BuilderRoot; readonly engine: Daemon },
) {
  const volume = await engine.createVolume(name, LABELS);
  const mount = { kind: "volume", volume: name, target: root.at(name), noCopy: true } as const;
  await using holder = await engine.createContainer(shell("", { mounts: [mount] }));
  const top = tarDirectory(root.at(name).slice(1), { ...USER, mode: 0o755 });
  await holder.putArchive("/", Readable.from([writeTar([top])]));
  return { volume, mount };
}
