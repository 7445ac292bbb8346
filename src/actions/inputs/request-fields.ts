// What the inputs of `action.yml` become: the fields of a build request, and what the step itself goes by.
import type { ResourceLimits } from "../../docker/daemon.ts";
import type { ImageTags } from "../../oci/image-reference.ts";
import type {
  BuildVariable,
  ContainerOptions,
  ImageTest,
  OutcomeOptions,
  ReuseOptions,
} from "../../platform/request/build-request.ts";
import type { ImagesRequest } from "../../platform/request/images-request.ts";
import type { EngineChoice } from "../../processes/find-engine.ts";
import type { EngineHosts } from "./docker-host-input.ts";
import type { InputReader, Step } from "./input-reader.ts";

/** The fields of a group by their path, e.g. `containers.network`. */
type Below<Group extends string, Fields> = {
  readonly [Name in keyof Fields & string as `${Group}.${Name}`]-?: Fields[Name];
};

/** All fields of a request by their path. */
export type RequestFields = Omit<
  ImagesRequest,
  "containers" | "delivery" | "modules" | "outcome" | "reuse" | "test"
> &
  Below<"containers", Omit<ContainerOptions, "limits">> &
  Below<"containers.limits", ResourceLimits> &
  Below<"delivery", ImagesRequest["delivery"]> &
  Below<"modules", ImagesRequest["modules"]> &
  Below<"outcome", OutcomeOptions> &
  Below<"reuse", ReuseOptions> &
  Below<"test", ImageTest>;

/** What no build needs to know of. */
export interface StepSettings {
  readonly envFiles: readonly BuildVariable[];
  /** Whether there is to be one. */
  readonly engine: EngineChoice;
  /** The engines of the builds. */
  readonly engineHosts: EngineHosts;
  /** How long a call to a registry may wait in vain. */
  readonly registryTimeoutMs: number;
  /** For attestations that GitHub keeps; empty if there is none. */
  readonly githubToken: string;
  /** Whether to write one. */
  readonly summary: boolean;
  /** Whether the runner is told of what was pushed. */
  readonly declareImage: boolean;
}

/** What comes from inputs, by where it goes; `tags` is undefined if the input is wrong. */
export type ActionValues = Omit<RequestFields, "tags" | "workspace" | "containers.proxies"> &
  Below<"step", StepSettings> & { readonly tags: ImageTags | undefined };

/** The inputs of a step of the action. */
export type ActionInputs = InputReader<ActionValues>;

/** What a parser of them may know of the step. */
export type ActionStep = Step<ActionValues>;

/** Puts the fields into their groups, and leaves out the settings of the step. */
export function requestOf(fields: RequestFields): ImagesRequest {
  const request: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(fields)) {
    if (path.startsWith("step.")) continue;
    const groups = path.split(".");
    const name = groups.pop() ?? "";
    let group = request;
    for (const each of groups) group = (group[each] ??= {}) as Record<string, unknown>;
    group[name] = value;
  }
  // The type of the fields is made from that of the request, path by path.
  return request as unknown as ImagesRequest;
}
