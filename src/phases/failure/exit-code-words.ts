// What the exit codes of phases mean, and what to do about them. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#operations ("Exit Code" of each)
import { ExitCode } from "../../cnb/exit-codes.ts";
import type { PhaseName } from "../../log.ts";

/** An exit code in words. */
export interface ExitMeaning {
  /** A clause, e.g. `no group of buildpacks passed detection`. */
  readonly meaning: string;
  /** One imperative sentence. */
  readonly hint: string;
  /** Whether the code alone does not show the cause, so that the lifecycle's words, if there are some, are better than the hint. */
  readonly isGuess?: boolean;
}

const SEE_OUTPUT = "Check the output of the phase.";
const OTHER_LIFECYCLE = "Use a builder with another version of the lifecycle, or report it to this action.";

const KNOWN = {
  [ExitCode.OK]: { meaning: "it succeeded", hint: SEE_OUTPUT },
  [ExitCode.FAILED]: {
    meaning: "the lifecycle failed",
    hint: "Check the output of the phase; official lifecycles also end like this if a registry denies access.",
    isGuess: true,
  },
  [ExitCode.BAD_FLAG]: {
    meaning: "the lifecycle does not know one of the flags, or a file is missing",
    hint: OTHER_LIFECYCLE,
  },
  [ExitCode.INVALID_ARGUMENTS]: {
    meaning: "the lifecycle was given invalid arguments, or found no run image",
    hint: 'Check "image", "run-image" and "previous-image".',
    isGuess: true,
  },
  [ExitCode.INCOMPATIBLE_PLATFORM_API]: {
    meaning: "the lifecycle does not speak the Platform API that its builder promises",
    hint: "Use a builder or a lifecycle image of another version.",
  },
  [ExitCode.INCOMPATIBLE_BUILDPACK_API]: {
    meaning: "a buildpack needs a Buildpack API that the lifecycle does not speak",
    hint: "Use a builder with a newer lifecycle, or another version of the buildpack.",
  },
  [ExitCode.NO_GROUP_DETECTED]: {
    meaning: "no group of buildpacks passed detection",
    hint: 'Check that "path" is the directory of the app, and that the builder has buildpacks for its language.',
  },
  [ExitCode.NO_GROUP_DETECTED_WITH_ERRORS]: {
    meaning: "no group of buildpacks passed detection, and at least one buildpack failed",
    hint: 'Check the output of the failed buildpack; then check that "path" is the directory of the app.',
  },
  [ExitCode.DETECT_FAILED]: { meaning: "detection failed", hint: SEE_OUTPUT, isGuess: true },
  [ExitCode.ANALYZE_FAILED]: {
    meaning: "analysis of the previous image or the run image failed",
    hint: "Check that the build can reach the registries of image and run image, and the credentials.",
    isGuess: true,
  },
  [ExitCode.RESTORE_FAILED]: {
    meaning: "layers could not be restored from the build cache",
    hint: "Remove the build cache, and try again.",
    isGuess: true,
  },
  [ExitCode.BUILDPACK_FAILED]: {
    meaning: "a buildpack failed to build",
    hint: "Check the output of the buildpack: it says why.",
  },
  [ExitCode.BUILD_FAILED]: {
    meaning: "what a buildpack wrote is not valid",
    hint: "Report it to the authors of the buildpack that the output names.",
    isGuess: true,
  },
  [ExitCode.EXPORT_FAILED]: {
    meaning: "the image could not be exported",
    hint: "Check that the build can reach the registry, and that it lets the job push.",
    isGuess: true,
  },
  [ExitCode.REBASE_FAILED]: { meaning: "rebasing failed", hint: SEE_OUTPUT, isGuess: true },
  [ExitCode.LAUNCH_FAILED]: { meaning: "the app could not be launched", hint: SEE_OUTPUT },
  [ExitCode.EXTENSION_FAILED]: {
    meaning: "an image extension failed",
    hint: "Check the output of the extension.",
  },
  [ExitCode.GENERATE_FAILED]: { meaning: "running image extensions failed", hint: SEE_OUTPUT, isGuess: true },
  [ExitCode.EXTEND_FAILED]: {
    meaning: "a Dockerfile of an image extension could not be applied",
    hint: "Check the output of the extender: it says which instruction failed, or what is wrong.",
  },
} as const satisfies Record<ExitCode, ExitMeaning>;

/** By SIGKILL. */
export const KILLED = 137;

/** What ends a container from outside: 128 and the number of the signal. */
const SIGNALS: Readonly<Record<number, ExitMeaning>> = {
  134: {
    meaning: "it was aborted, as programs are that cannot start a thread",
    hint: "Raise the limit of processes that the build may have: what it has started may have taken them all.",
    isGuess: true,
  },
  [KILLED]: {
    meaning: "it was killed",
    hint: "The build probably ran out of memory: use a larger runner, or make the build use less.",
  },
  139: { meaning: "it crashed", hint: OTHER_LIFECYCLE },
  143: { meaning: "it was stopped", hint: "Find out what stopped the build, and try again." },
};

/** Ranges of the specification, for codes that it reserves but does not name. */
const DECADES: Readonly<Record<number, string>> = {
  1: "the lifecycle and the platform or a buildpack are incompatible",
  2: "detection failed",
  3: "analysis failed",
  4: "restoring failed",
  5: "the build failed",
  6: "the export failed",
  7: "rebasing failed",
  8: "launching failed",
  9: "generating Dockerfiles failed",
  10: "extending an image failed",
};

/** What the creator was doing, by the range of its exit code. */
const SECTIONS: Readonly<Record<number, PhaseName>> = {
  2: "detector",
  3: "analyzer",
  4: "restorer",
  5: "builder",
  6: "exporter",
};

/** The phase of the creator that an exit code is of; undefined if that does not show. */
export function sectionOfExitCode(exitCode: number): PhaseName | undefined {
  return SECTIONS[Math.floor(exitCode / 10)];
}

/** The words for any exit code. */
export function explainExitCode(exitCode: number): ExitMeaning {
  const known = (KNOWN as Readonly<Record<number, ExitMeaning>>)[exitCode] ?? SIGNALS[exitCode];
  return (
    known ?? {
      meaning: DECADES[Math.floor(exitCode / 10)] ?? "the specification has no meaning for this code",
      hint: SEE_OUTPUT,
      isGuess: true,
    }
  );
}
