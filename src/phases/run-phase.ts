// Running a phase: the only place where its data meets the engine.
import { ExitCode } from "../cnb/exit-codes.ts";
import type { Container, ContainerSpec, Daemon } from "../docker/daemon.ts";
import type { BuildLog, PhaseName } from "../log.ts";
import { quote } from "../quote.ts";
import { checkBoundPaths } from "./bound-paths.ts";
import { throwIfCancelled } from "./cancellation.ts";
import { listContainerDirectory, packFiles, readContainerFile } from "./container-files.ts";
import type { DeferredCleanup } from "./deferred-cleanup.ts";
import { saveSbomFiles } from "./delivered-sbom.ts";
import { type FailedBuildpack, findFailedBuildpack } from "./failed-buildpack.ts";
import { findComplaint } from "./failure/complaint.ts";
import { detectionVerdicts } from "./failure/detection-verdicts.ts";
import { sectionOfExitCode } from "./failure/exit-code-words.ts";
import { PhaseError } from "./failure/phase-error.ts";
import { CreatorSections, type SectionTiming } from "./output/creator-sections.ts";
import { partAtHeading } from "./output/section-heading.ts";
import { type Note, Transcript } from "./output/transcript.ts";
import type { PhaseSpec } from "./phase.ts";

/** What running phases needs. */
export interface PhaseDeps {
  readonly daemon: Daemon;
  readonly log: BuildLog;
  /** Of every container. */
  readonly labels: Readonly<Record<string, string>>;
  /** The value of `CNB_REGISTRY_AUTH` for some registries. */
  readonly registryAuth: (registries: readonly string[]) => Promise<string>;
  /** A text of a container with the names that images have outside of it. */
  readonly realNames: (text: string) => string;
  /** Milliseconds. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Gets each container once its phase has ended. */
  readonly cleanup: DeferredCleanup;
  /**
   * Puts the source into the volumes by the first container, if it is not there yet; gives the records of an archive for the
   * container's root that complete them.
   */
  readonly putSource?: ((container: Container) => Promise<readonly Buffer[]>) | undefined;
  /** Told of each phase that the creator ran, once it has ended. */
  readonly onSection?: (timing: SectionTiming) => void;
  /** Told how long the phase itself took, as the log has it. */
  readonly onEnd?: (timing: Omit<SectionTiming, "name">) => void;
}

/** What came out of a phase that succeeded. */
export interface PhaseResult {
  readonly notes: readonly Note[];
  /** The text of `filesOut`, by path; without those that the phase did not write. */
  readonly files: ReadonlyMap<string, string>;
  /** Of the files in `namesOut`, relative to these. */
  readonly names: readonly string[];
}

/** In place of the exit code of a container that was stopped or lost. */
const DID_NOT_END = -1;

/**
 * Creates the phase's container, puts its files, runs it and reads its files; then its removal begins.
 * @throws {PhaseError} if it ends with another exit code than 0
 * @throws {PlatformError} as {@link checkBoundPaths}, `CANCELLED` if the signal is aborted meanwhile, or what the engine rejects with
 */
export async function runPhase(spec: PhaseSpec, reason: string, deps: PhaseDeps): Promise<PhaseResult> {
  throwIfCancelled(deps.signal);
  await checkBoundPaths(spec.mounts);
  const container = await deps.daemon.createContainer(await containerSpec(spec, deps));
  try {
    return await runCreated(spec, container, { reason, deps });
  } finally {
    deps.cleanup.start(container, `the container of the ${spec.name}`);
  }
}

async function runCreated(
  spec: PhaseSpec,
  container: Container,
  { reason, deps }: { reason: string; deps: PhaseDeps },
): Promise<PhaseResult> {
  const completing = await deps.putSource?.(container);
  for (const { path, tar } of packFiles(spec.filesIn, spec.mounts, completing))
    await container.putArchive(path, tar);
  for (const archive of spec.archivesIn) await container.putArchive("/", archive());
  const transcript = new Transcript(spec.name);
  const exitCode = await runContainer(container, transcript, { spec, reason, deps });
  if (exitCode !== ExitCode.OK) throw await explain(spec, exitCode, { container, transcript, deps });
  const files = new Map<string, string>();
  for (const path of spec.filesOut) {
    const text = await readContainerFile(container, path);
    if (text !== undefined) files.set(path, text);
  }
  const names: string[] = [];
  for (const path of spec.namesOut ?? []) names.push(...(await listContainerDirectory(container, path)));
  for (const directory of spec.directoriesOut)
    tellLeftOut(await saveSbomFiles(container, directory), deps.log);
  return { notes: transcript.notes, files, names };
}

const MAX_TOLD = 5;

function tellLeftOut(names: readonly string[], log: BuildLog): void {
  if (names.length === 0) return;
  const told = names.slice(0, MAX_TOLD).map((name) => quote(name));
  const more = names.length > MAX_TOLD ? `, and ${names.length - MAX_TOLD} more` : "";
  log.warning(
    `Some SBOM files were left out, because no lifecycle uses such names: ${told.join(", ")}${more}.`,
  );
}

async function runContainer(
  container: Container,
  transcript: Transcript,
  { spec, reason, deps }: { spec: PhaseSpec; reason: string; deps: PhaseDeps },
): Promise<number> {
  const { log, now, signal, realNames } = deps;
  const startedAt = now();
  const sections = new CreatorSections(spec.name, deps);
  let exitCode = DID_NOT_END;
  log.phaseStarted(spec.name, reason);
  try {
    const onLine = (line: string): void => {
      const real = realNames(line);
      for (const part of spec.name === "creator" ? partAtHeading(real) : [real]) {
        transcript.add(part);
        sections.enter(transcript.section);
        log.phaseOutput(spec.name, part);
      }
    };
    exitCode = await container.run({ onLine, signal });
  } finally {
    sections.end({ succeeded: exitCode === ExitCode.OK });
    const durationMs = now() - startedAt;
    // Also if it was cancelled: until then, everything printed is taken for output of the build.
    log.phaseEnded(spec.name, { exitCode, durationMs });
    deps.onEnd?.({ startedAt, durationMs });
  }
  return exitCode;
}

async function containerSpec(spec: PhaseSpec, deps: PhaseDeps): Promise<ContainerSpec> {
  const { credentialsFor } = spec;
  const secrets =
    credentialsFor.length === 0 ? {} : { CNB_REGISTRY_AUTH: await deps.registryAuth(credentialsFor) };
  return {
    image: spec.image,
    command: spec.command,
    env: Object.entries({ ...spec.env, ...secrets }).map(([name, value]) => `${name}=${value}`),
    user: spec.user,
    mounts: spec.mounts,
    network: spec.network,
    labels: deps.labels,
    limits: spec.limits,
    securityOptions: spec.securityOptions,
    ...(spec.dropCapabilities.length > 0 && { dropCapabilities: spec.dropCapabilities }),
  };
}

/** Finding out more must not hide the failure itself. */
async function explain(
  spec: PhaseSpec,
  exitCode: number,
  { container, transcript, deps }: { container: Container; transcript: Transcript; deps: PhaseDeps },
): Promise<PhaseError> {
  const { tail, notes, recent } = transcript;
  const isDetection =
    exitCode === ExitCode.NO_GROUP_DETECTED || exitCode === ExitCode.NO_GROUP_DETECTED_WITH_ERRORS;
  const ranOut = await container.ranOutOfMemory().catch(() => false);
  const memory = { limitBytes: spec.limits.memoryBytes, ranOut };
  const failed: FailedBuildpack =
    exitCode === ExitCode.BUILDPACK_FAILED
      ? await findFailedBuildpack(container, notes).catch(() => UNKNOWN_BUILDPACK)
      : UNKNOWN_BUILDPACK;
  const verdicts = isDetection ? detectionVerdicts(notes) : undefined;
  const complaint = findComplaint({
    exitCode,
    lines: recent.lines,
    isOfOneBuildpack: recent.isOfOneBuildpack || failed.isFirst,
  });
  const section =
    spec.name === "creator" ? (sectionOfExitCode(exitCode) ?? sectionIn(transcript)) : undefined;
  const buildpacks = failed.names;
  return new PhaseError({
    phase: spec.name,
    section,
    exitCode,
    engine: deps.daemon.info.engine,
    tail,
    verdicts,
    buildpacks,
    complaint,
    memory,
  });
}

const UNKNOWN_BUILDPACK: FailedBuildpack = { names: [], isFirst: false };

/** Undefined before the creator introduced a phase. */
function sectionIn({ section }: Transcript): PhaseName | undefined {
  return section === "creator" ? undefined : section;
}
