// The volumes of one build, with the source in them; gone when disposed.
import { randomUUID } from "node:crypto";
import { addAbortSignal, Readable } from "node:stream";
import { countBytes } from "../../bytes/count-bytes.ts";
import type { Container, ContainerSpec, Daemon, FileOwner, Volume } from "../../docker/daemon.ts";
import { DaemonError } from "../../docker/daemon-error.ts";
import { PlatformError } from "../../errors.ts";
import type { BuildLog } from "../../log.ts";
import type { Target } from "../../oci/target.ts";
import type { DeferredCleanup } from "../../phases/deferred-cleanup.ts";
import { type PhaseVolumes, workMount } from "../../phases/phase.ts";
import { PHASE_PATHS } from "../../phases/phase-paths.ts";
import { packSourceTree } from "../../project/source/pack-source.ts";
import type { SourceFilter } from "../../project/source/source-filter.ts";
import { appRootMode, type FileModes } from "../../project/source/source-modes.ts";
import { findSource } from "../../project/source/source-tree.ts";
import { quote } from "../../quote.ts";
import { ensureHolderImage } from "./holder-image.ts";
import { setVolumeRoots, type VolumeRoot } from "./volume-roots.ts";

const LAYERS_ROOT_MODE = 0o755;

/** The volumes, by what is in them. */
export interface Workspace {
  /** Names of volumes. */
  readonly volumes: PhaseVolumes;
  /** To be removed one by one, as engines do it anyway; the one with the layers, which takes the longest, is the last. */
  readonly parts: readonly Volume[];
}

/** A workspace of volumes that several containers can share. */
export interface NamedWorkspace extends Workspace {
  readonly volumes: Readonly<Record<keyof PhaseVolumes, string>>;
}

/** Creates the volumes, empty; those of the extender only if there may be something to extend. */
export async function createWorkspace(
  daemon: Daemon,
  {
    labels,
    withExtender,
    owner,
  }: {
    readonly labels: Readonly<Record<string, string>>;
    readonly withExtender: boolean;
    /** Who builds. */
    readonly owner: FileOwner;
  },
): Promise<NamedWorkspace> {
  const name = newNames();
  const needed = { app: name("app"), layers: name("layers") };
  const extending = { kaniko: name("kaniko"), lifecycle: name("lifecycle") };
  const results = await Promise.allSettled([
    ...(withExtender ? Object.values(extending).map((volume) => daemon.createVolume(volume, labels)) : []),
    ...Object.values(needed).map((volume) => daemon.createVolume(volume, labels, owner)),
  ]);
  const volumes = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) {
    await disposeAll(volumes);
    throw failed.reason;
  }
  return { volumes: { ...needed, ...extending }, parts: volumes };
}

/** Of a volume of a new build, by what is in it. */
function newNames(): (what: string) => string {
  const id = randomUUID().slice(0, 8);
  return (what) => `cnb-build-${id}-${what}`;
}

/** The workspace with another volume for the source, which is the only part that is new. */
export async function createSourceVolume(
  { volumes }: Workspace,
  daemon: Pick<Daemon, "createVolume">,
  { labels, owner }: { readonly labels: Readonly<Record<string, string>>; readonly owner: FileOwner },
): Promise<Workspace> {
  const volume = await daemon.createVolume(newNames()("app"), labels, owner);
  return { volumes: { ...volumes, app: volume.name }, parts: [volume] };
}

/** Nothing to create: the one container of the build has volumes of its own. */
export function workspaceOfContainer(): Workspace {
  return { volumes: { layers: undefined, app: undefined, kaniko: "", lifecycle: "" }, parts: [] };
}

async function disposeAll(volumes: readonly Volume[]): Promise<void> {
  const results = await Promise.allSettled(volumes.map((volume) => volume[Symbol.asyncDispose]()));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

/** What is uploaded, and for whom. */
export interface Upload {
  readonly workspace: Workspace;
  readonly path: string;
  /** What of it is taken; everything if undefined. */
  readonly filter: SourceFilter | undefined;
  readonly fileModes: FileModes;
  /** Where the source is in containers. */
  readonly appDir: string;
  readonly uid: number;
  readonly gid: number;
  readonly target: Target;
}

/** What it takes to do that before there is a container of a phase. */
export interface UploadDeps {
  readonly log: BuildLog;
  readonly signal: AbortSignal;
  readonly daemon: Daemon;
  readonly labels: Readonly<Record<string, string>>;
  readonly cleanup: DeferredCleanup;
}

/**
 * Fills the volumes by a container of its own, which never starts.
 * @throws as {@link fillVolumes}
 */
export async function uploadSource(upload: Upload, deps: UploadDeps): Promise<void> {
  const image = await ensureHolderImage(deps.daemon, upload.target);
  const holder = await deps.daemon.createContainer(holderContainer(image, upload, deps.labels));
  try {
    await fillVolumes(holder, upload, deps);
  } finally {
    deps.cleanup.start(holder, "the container that took the source");
  }
}

/**
 * Puts the source into the volume of the app, and gives both volumes the builder's user, by a container that has them.
 * @throws as {@link putSource}
 */
async function fillVolumes(container: Container, upload: Upload, deps: UploadDeps): Promise<void> {
  await putSource(container, upload, deps);
  // Afterwards, since what is put into a directory changes its time.
  await setVolumeRoots(container, await volumeRoots(upload), {
    engine: deps.daemon.info.engine,
    owner: { uid: upload.uid, gid: upload.gid },
  });
}

/** What the top directories of the volumes become: constant, since it is part of layers and must not depend on flow or engine. */
export async function volumeRoots({ path, appDir }: Pick<Upload, "path" | "appDir">): Promise<VolumeRoot[]> {
  return [
    { path: PHASE_PATHS.layers, mode: LAYERS_ROOT_MODE },
    { path: appDir, mode: appRootMode((await findSource(path)).isFile() ? "archive" : "directory") },
  ];
}

/**
 * Puts the source into the volume of the app by a container that has it.
 * @throws {PlatformError} `SOURCE`, or what the engine rejects with
 */
export async function putSource(
  holder: Pick<Container, "putArchive">,
  { path, filter, fileModes, appDir, uid, gid }: Upload,
  { log, signal }: Pick<UploadDeps, "log" | "signal">,
): Promise<void> {
  let above: LinkAbove | undefined;
  const tar = packSourceTree({
    path,
    filter,
    fileModes,
    uid,
    gid,
    onSkipped: (file, kind) => {
      log.info(`Left out ${quote(file)}: an image cannot have a ${kind}.`);
    },
    onLinkAbove: (link, target) => {
      above ??= { link, target };
    },
  });
  const counted = countBytes(tar as AsyncIterable<Buffer>, (doneBytes) => {
    log.progress("Uploading the source", { doneBytes });
  });
  try {
    await holder.putArchive(appDir, addAbortSignal(signal, Readable.from(counted)));
  } catch (error) {
    throw withLink(error, above);
  }
}

/** The first link of the source that leads above it. */
interface LinkAbove {
  readonly link: string;
  readonly target: string;
}

/** Docker 20.10 unpacks no such link, and newer engines do; so it is looked at only where the engine refused something. */
function withLink(error: unknown, above: LinkAbove | undefined): unknown {
  if (above === undefined || !(error instanceof DaemonError)) return error;
  const link = `${quote(above.link)} is a link to ${quote(above.target)}, which is above the source`;
  return new PlatformError("SOURCE", `The Docker engine did not take the source. ${link}. ${error.message}`, {
    cause: error,
    hint: 'Docker 20.10 does not accept such a link: make it point into the source, or leave it out with "exclude" in project.toml.',
  });
}

function holderContainer(
  image: string,
  { workspace: { volumes }, appDir }: Upload,
  labels: Readonly<Record<string, string>>,
): ContainerSpec {
  return {
    image,
    command: ["/holder"],
    env: [],
    mounts: [workMount(volumes.layers, PHASE_PATHS.layers), workMount(volumes.app, appDir)],
    network: "none",
    labels,
    securityOptions: ["no-new-privileges"],
  };
}
