// The top directories of volumes: their owners and modes become parts of exported layers, so they are the same on every engine.
import { Readable } from "node:stream";
import type { Container, EngineKind, FileOwner } from "../../docker/daemon.ts";
import { packTar, tarRecord } from "../../oci/tar-records.ts";

/** Where a volume is in a container, and the permission bits that its top directory gets. */
export interface VolumeRoot {
  readonly path: string;
  readonly mode: number;
}

/**
 * Sets owner and mode of volumes by a container that has them. Docker leaves an archive's own directory as it is, and writes
 * through what is above; Podman does neither, and has given the owner when it made the volume.
 * @throws what the engine rejects with
 */
export async function setVolumeRoots(
  holder: Container,
  roots: readonly VolumeRoot[],
  { engine, owner }: { readonly engine: EngineKind; readonly owner: FileOwner },
): Promise<void> {
  switch (engine) {
    case "docker":
    case "processes":
      return holder.putArchive("/", archive(volumeRootRecords(roots, owner)));
    case "podman":
      for (const { path, mode } of roots)
        await holder.putArchive(path, archive(volumeRootRecords([{ path: ".", mode }], owner)));
  }
}

/** What sets owner and mode of volumes where Docker unpacks it at the root of a container. */
export function volumeRootRecords(roots: readonly VolumeRoot[], owner: FileOwner): readonly Buffer[] {
  return roots.map(({ path, mode }) =>
    tarRecord({ name: path.replace(/^\/+/, ""), type: "directory", mode, ...owner }),
  );
}

function archive(records: readonly Buffer[]): Readable {
  return Readable.from([packTar(records)]);
}
