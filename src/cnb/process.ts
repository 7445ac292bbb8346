// Processes: what can be started in an app image.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#launchtoml-toml
import * as v from "valibot";

/** The command of a process in files and labels: a list, or one string as before Platform API 0.10. */
export const ProcessCommand = v.optional(
  v.union([
    v.array(v.string()),
    v.pipe(
      v.string(),
      v.transform((one) => [one]),
    ),
  ]),
  [],
);

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
