// Unpacking the source by the builder's own tar. The engine takes several times as long for each file, but not for large ones: it gets
// the archive as a few files of a container, in which tar unpacks them.
import { Readable } from "node:stream";
import type { Container, ContainerSpec, Daemon, Mount } from "../../docker/daemon.ts";
import { messageOf } from "../../errors.ts";
import type { BuildLog } from "../../log.ts";
import { TAR_END } from "../../oci/tar-header.ts";
import { fixedHeader, paddingAfter, tarRecord } from "../../oci/tar-records.ts";
import type { DeferredCleanup } from "../../phases/deferred-cleanup.ts";
import { quote } from "../../quote.ts";

/** What unpacking needs. */
export interface UnpackDeps {
  readonly daemon: Pick<Daemon, "createContainer">;
  /** That of the builder; the engine has it. */
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly cleanup: DeferredCleanup;
  readonly log: BuildLog;
  readonly signal: AbortSignal;
}

const PARTS = "cnb-source";
const NAME_DIGITS = 9;
const MAX_SAID = 5;
/** So much is in memory at a time, since the size of a file comes before it. */
const PART_BYTES = 8 * 1024 * 1024;
/**
 * Of tars, GNU's is known to set names, owners, modes and times as the engine does.
 * A variable of the image could give it other options.
 */
const SCRIPT = [
  "unset TAR_OPTIONS",
  'case "$(tar --version 2>/dev/null)" in *"GNU tar"*) ;; *) echo "there is no GNU tar" && exit 1 ;; esac',
  `cat /${PARTS}/* | tar --extract --same-owner --same-permissions --numeric-owner --delay-directory-restore --directory "$1" --file -`,
].join("\n");

/**
 * Unpacks an archive into a volume, where that works; says whether it did. If not, the engine has to, over what may be there.
 * @throws what the archive throws, `CANCELLED` if the signal is aborted meanwhile, or what the engine rejects with
 */
export async function unpackByTar(tar: Readable, volume: Mount, deps: UnpackDeps): Promise<boolean> {
  const container = await deps.daemon.createContainer(unpacker(volume, deps));
  try {
    await container.putArchive("/", Readable.from(inParts(tar)));
    return await runTar(container, deps);
  } finally {
    deps.cleanup.start(container, "the container that unpacked the source");
  }
}

async function runTar(container: Container, { log, signal }: UnpackDeps): Promise<boolean> {
  const said: string[] = [];
  const onLine = (line: string): void => {
    if (said.length < MAX_SAID) said.push(quote(line));
  };
  try {
    const exitCode = await container.run({ onLine, signal });
    if (exitCode === 0) return true;
    log.debug(`The builder did not unpack the source, with exit code ${exitCode}: ${said.join(", ")}`);
  } catch (error) {
    // It may have no shell.
    if (signal.aborted) throw error;
    log.debug(`The builder did not unpack the source: ${messageOf(error)}`);
  }
  return false;
}

function unpacker(volume: Mount, { image, labels }: UnpackDeps): ContainerSpec {
  return {
    image,
    command: ["/bin/sh", "-c", SCRIPT, "sh", volume.target],
    env: [],
    user: "0:0",
    mounts: [volume],
    network: "none",
    labels,
    securityOptions: ["no-new-privileges"],
  };
}

/** An archive of the archive, in files whose order is that of their names. */
async function* inParts(tar: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield tarRecord({ name: PARTS, type: "directory", mode: 0o700 });
  let chunks: Buffer[] = [];
  let sizeBytes = 0;
  let parts = 0;
  const part = (): Buffer[] => {
    const name = `${PARTS}/${String(parts).padStart(NAME_DIGITS, "0")}`;
    const record = [
      fixedHeader({ name, type: "file", mode: 0o600 }, sizeBytes),
      ...chunks,
      paddingAfter(sizeBytes),
    ];
    [chunks, sizeBytes, parts] = [[], 0, parts + 1];
    return record;
  };
  for await (const chunk of tar) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes >= PART_BYTES) yield* part();
  }
  yield* part();
  yield TAR_END;
}
