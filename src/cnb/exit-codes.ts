// The exit codes of lifecycle phases: what our lifecycle ends with, and what the platform explains.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#operations

/** Every code that a phase of the lifecycle ends with on purpose. */
export const ExitCode = {
  OK: 0,
  FAILED: 1,
  BAD_FLAG: 2,
  INVALID_ARGUMENTS: 3,
  INCOMPATIBLE_PLATFORM_API: 11,
  INCOMPATIBLE_BUILDPACK_API: 12,
  NO_GROUP_DETECTED: 20,
  NO_GROUP_DETECTED_WITH_ERRORS: 21,
  DETECT_FAILED: 22,
  ANALYZE_FAILED: 32,
  RESTORE_FAILED: 42,
  BUILDPACK_FAILED: 51,
  BUILD_FAILED: 52,
  EXPORT_FAILED: 62,
  REBASE_FAILED: 72,
  LAUNCH_FAILED: 82,
  EXTENSION_FAILED: 91,
  GENERATE_FAILED: 92,
  EXTEND_FAILED: 102,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
