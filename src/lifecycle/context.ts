// What every phase touches besides files: handed in, so that a phase can run in a test as well as in a container.
import type { ApiVersion } from "../cnb/api-version.ts";
import type { Registry } from "../registry/registry.ts";
import type { Logger } from "./logger.ts";
import type { Owner } from "./owner.ts";
import type { ProcessRunner } from "./process-runner.ts";

export interface LifecycleContext {
  readonly log: Logger;
  readonly platformApi: ApiVersion;
  readonly processes: ProcessRunner;
  readonly owner: Owner;
  /** The lifecycle's own environment; what of it reaches buildpacks is decided in build-environment.ts. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the build is for: `production`, `test`, `development`, …; Platform API 0.15. */
  readonly execEnv: string;
}

/** The same for phases that ask registries; the others do not even load what talks to them. */
export interface RegistryContext extends LifecycleContext {
  readonly registry: Registry;
}
