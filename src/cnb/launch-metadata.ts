// <layers>/config/metadata.toml: what the build found out; the launcher reads it in the app image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#metadatatoml-toml
import * as v from "valibot";
import { type ApiVersion, atLeast } from "./api-version.ts";
import type { GroupElement } from "./group.ts";
import { type Process, ProcessCommand } from "./process.ts";
import { formatToml } from "./toml/format-toml.ts";
import { JsonInToml } from "./toml/json-in-toml.ts";
import { parseToml } from "./toml/parse-toml.ts";

const text = v.optional(v.string(), "");
const Module = v.object({ id: text, version: text, api: text, homepage: v.optional(v.string()) });
const modules = v.optional(v.array(Module), []);

const MetadataFile = v.object({
  "buildpack-default-process-type": text,
  bom: v.optional(v.array(v.unknown())),
  buildpacks: modules,
  extensions: modules,
  labels: v.optional(v.array(v.object({ key: text, value: text })), []),
  processes: v.optional(
    v.array(
      v.object({
        type: text,
        command: ProcessCommand,
        args: v.optional(v.array(v.string())),
        direct: v.optional(v.boolean(), false),
        "buildpack-id": text,
        "working-dir": v.optional(v.string()),
        "exec-env": v.optional(v.array(v.string())),
      }),
    ),
    [],
  ),
  slices: v.optional(v.array(v.object({ paths: v.optional(v.array(v.string())) })), []),
});

/** Files of the app that change together, e.g. `{paths: ["static/*", "vendor"]}`. */
export interface Slice {
  /** Patterns; undefined where the buildpack said nothing. */
  readonly paths?: readonly string[] | undefined;
}

/** What metadata.toml holds. */
export interface LaunchMetadata {
  readonly defaultProcessType: string;
  readonly bom?: readonly unknown[] | undefined;
  readonly buildpacks: readonly GroupElement[];
  readonly extensions: readonly GroupElement[];
  readonly labels: readonly { readonly key: string; readonly value: string }[];
  readonly processes: readonly Process[];
  readonly slices: readonly Slice[];
}

/** @throws {PlatformError} `MALFORMED` naming the file */
export function parseLaunchMetadata(toml: string, what: string): LaunchMetadata {
  const file = parseToml(MetadataFile, toml, what);
  return {
    ...file,
    defaultProcessType: file["buildpack-default-process-type"],
    processes: file.processes.map(({ type, command, args, direct, ...rest }) => ({
      type,
      command,
      args,
      direct,
      default: false,
      buildpackId: rest["buildpack-id"],
      workingDirectory: rest["working-dir"],
      execEnv: rest["exec-env"],
    })),
  };
}

/** metadata.toml as a platform API wants it: before 0.10 a command is one string, and the rest of it goes to args. */
export function formatLaunchMetadata(metadata: LaunchMetadata, platformApi: ApiVersion): string {
  const { defaultProcessType, buildpacks, extensions, labels, slices } = metadata;
  const processes = metadata.processes.map((process) => writtenProcess(process, platformApi));
  return formatToml({
    ...(processes.length === 0 && { processes: [] }),
    "buildpack-default-process-type": defaultProcessType || undefined,
    ...(metadata.bom !== undefined && metadata.bom.length > 0 && { bom: metadata.bom }),
    ...(buildpacks.length > 0 && { buildpacks: buildpacks.map(writtenModule) }),
    ...(extensions.length > 0 && { extensions: extensions.map(writtenModule) }),
    ...(labels.length > 0 && { labels }),
    ...(processes.length > 0 && { processes }),
    ...(slices.length > 0 && { slices }),
  });
}

/** The command and args of a process in the form of a platform API, for metadata.toml and for labels. */
export function commandOf(
  process: Process,
  platformApi: ApiVersion,
): { command: string | readonly string[]; args: readonly string[] | undefined } {
  if (atLeast(platformApi, "0.10")) return { command: process.command, args: process.args };
  const [first = "", ...rest] = process.command;
  return { command: first, args: [...rest, ...(process.args ?? [])] };
}

/** Of all texts, other lifecycles write only commands as JSON; these bytes are in the image. */
function writtenProcess(process: Process, platformApi: ApiVersion): object {
  const { command, args } = commandOf(process, platformApi);
  return {
    type: process.type,
    command:
      typeof command === "string" ? new JsonInToml(command) : command.map((word) => new JsonInToml(word)),
    args,
    direct: process.direct,
    "buildpack-id": process.buildpackId,
    "working-dir": process.workingDirectory || undefined,
    "exec-env": process.execEnv === undefined || process.execEnv.length === 0 ? undefined : process.execEnv,
  };
}

function writtenModule({ id, version, api, homepage }: GroupElement): object {
  return { id, version, api, homepage: homepage || undefined };
}
