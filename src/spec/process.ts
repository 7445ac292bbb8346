// Processes: what can be started in an app image.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#launchtoml-toml

/** A process of an app image, as buildpacks define it and as metadata.toml and labels record it. */
export interface Process {
  /** e.g. `web` */
  readonly type: string;
  readonly command: readonly string[];
  /** Undefined where the buildpack said nothing. */
  readonly args?: readonly string[] | undefined;
  /** Whether it starts without a shell. */
  readonly direct: boolean;
  readonly default: boolean;
  readonly buildpackId: string;
  readonly workingDirectory?: string | undefined;
  readonly execEnv?: readonly string[] | undefined;
}
