// Whether the engine's containers see directories of this machine: not if it runs elsewhere, or next to our container.
import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Container, ContainerSpec, Daemon } from "../docker/daemon.ts";
import { readContent, readTar } from "../oci/tar-reader.ts";

/**
 * Lets a container that never starts look at a file below `directory`; never rejects.
 * @param container what to make it from; its mounts are replaced
 */
export async function sharesDirectories(
  daemon: Daemon,
  directory: string,
  container: Omit<ContainerSpec, "mounts">,
): Promise<boolean> {
  const probe = path.join(directory, `probe-${randomUUID()}`);
  const content = randomUUID();
  try {
    await mkdir(probe, { recursive: true });
    await writeFile(path.join(probe, "probe"), content);
    const mount = { kind: "bind", source: probe, target: "/probe", readOnly: true } as const;
    await using created = await daemon.createContainer({ ...container, mounts: [mount] });
    return (await readProbe(created)) === content;
  } catch {
    return false;
  } finally {
    await rm(probe, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function readProbe(container: Container): Promise<string | undefined> {
  const archive = await container.getArchive("/probe/probe");
  for await (const file of readTar(archive as AsyncIterable<Buffer>))
    return (await readContent(file, 100)).toString();
  return undefined;
}
