// launch.toml: the processes, labels and slices a buildpack wants in the app image.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#launchtoml-toml
import * as v from "valibot";
import { type ApiVersion, atLeast } from "../../cnb/api-version.ts";
import type { Slice } from "../../cnb/launch-metadata.ts";
import type { Process } from "../../cnb/process.ts";
import { checkToml, parseTomlTable, type TomlTable } from "../../cnb/toml/parse-toml.ts";
import { PlatformError } from "../../errors.ts";
import { type BomEntry, parseBom } from "./legacy-bom.ts";

const text = v.optional(v.string(), "");
const process = {
  type: text,
  args: v.optional(v.array(v.string())),
  default: v.optional(v.boolean(), false),
  "working-dir": v.optional(v.string()),
  "exec-env": v.optional(v.array(v.string())),
};
const ArrayProcess = v.object({ ...process, command: v.optional(v.array(v.string()), []) });
/** Here other lifecycles refuse a process without a command, which in newer files is one that only takes arguments. */
const StringProcess = v.object({ ...process, command: v.string(), direct: v.optional(v.boolean(), false) });

const common = {
  labels: v.optional(v.array(v.object({ key: text, value: text })), []),
  slices: v.optional(v.array(v.object({ paths: v.optional(v.array(v.string())) })), []),
  bom: v.optional(v.array(v.record(v.string(), v.unknown())), []),
};
const NewFile = v.object({ ...common, processes: v.optional(v.array(ArrayProcess), []) });
const OldFile = v.object({ ...common, processes: v.optional(v.array(StringProcess), []) });
const AnyProcess = v.object({ direct: v.optional(v.unknown()) });
const AnyProcesses = v.object({ processes: v.optional(v.array(AnyProcess), []) });

/** What launch.toml holds. */
export interface LaunchFile {
  readonly processes: readonly Process[];
  readonly labels: readonly { readonly key: string; readonly value: string }[];
  readonly slices: readonly Slice[];
  readonly bom: readonly BomEntry[];
}

/**
 * Reads launch.toml as a Buildpack API wants it: from 0.9 on a command is a list and always runs directly.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
export function parseLaunchFile(
  toml: string,
  what: string,
  buildpack: { id: string; api: ApiVersion },
): LaunchFile {
  const table = parseTomlTable(toml, what);
  const { processes, labels, slices, bom } = atLeast(buildpack.api, "0.9")
    ? parseNew(table, what)
    : checkToml(OldFile, table, what);
  if (processes.filter((one) => one.default).length > 1) {
    throw new PlatformError("MALFORMED", `${what} has more than one process with default = true.`, {
      hint: "Mark one process as the default.",
    });
  }
  return {
    processes: processes.map((one) => ({
      type: one.type,
      command: typeof one.command === "string" ? [one.command] : one.command,
      args: one.args,
      direct: "direct" in one ? one.direct : true,
      default: one.default,
      buildpackId: buildpack.id,
      workingDirectory: atLeast(buildpack.api, "0.8") ? one["working-dir"] : undefined,
      execEnv: one["exec-env"],
    })),
    labels,
    slices,
    bom: parseBom(bom, what),
  };
}

function parseNew(table: TomlTable, what: string): v.InferOutput<typeof NewFile> {
  if (checkToml(AnyProcesses, table, what).processes.some((one) => one.direct !== undefined)) {
    throw new PlatformError("MALFORMED", `${what} has a process with the key "direct".`, {
      hint: "Remove it: from Buildpack API 0.9 on every process is direct.",
    });
  }
  return checkToml(NewFile, table, what);
}
