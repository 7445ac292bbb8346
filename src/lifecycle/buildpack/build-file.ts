// build.toml: what a buildpack leaves to others after its build.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#buildtoml-toml
import path from "node:path";
import * as v from "valibot";
import type { GroupElement } from "../../cnb/group.ts";
import { escapeId } from "../../cnb/module-reference.ts";
import { formatToml } from "../../cnb/toml/format-toml.ts";
import { parseToml } from "../../cnb/toml/parse-toml.ts";
import { PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { readOptionalToml } from "../toml-file.ts";
import { type BomEntry, parseBom } from "./legacy-bom.ts";

const BuildFile = v.object({
  unmet: v.optional(v.array(v.object({ name: v.optional(v.string(), "") })), []),
  bom: v.optional(v.array(v.record(v.string(), v.unknown())), []),
});

/** @throws {PlatformError} `MALFORMED` naming the file, also for an unmet entry that was not asked of the buildpack */
export function parseBuildFile(
  toml: string,
  what: string,
  askedFor: readonly string[],
): { unmet: readonly string[]; bom: readonly BomEntry[] } {
  const file = parseToml(BuildFile, toml, what);
  const unmet = file.unmet.map(({ name }) => name);
  const stray = unmet.find((name) => name === "" || !askedFor.includes(name));
  if (stray !== undefined) {
    throw new PlatformError(
      "MALFORMED",
      `${what} has the unmet entry ${quote(stray)}, which was not required of the buildpack.`,
    );
  }
  return { unmet, bom: parseBom(file.bom, what) };
}

/**
 * What report.toml had of build.toml before Platform API 0.9: the table `[build]` with the bills of materials.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
export async function formatBuildReport(
  layersDir: string,
  buildpacks: readonly GroupElement[],
): Promise<string> {
  const bom: object[] = [];
  for (const { id, version } of buildpacks) {
    const file = path.join(layersDir, escapeId(id), "build.toml");
    const declared = parseToml(BuildFile, (await readOptionalToml(file)) ?? "", quote(file)).bom;
    bom.push(...parseBom(declared, quote(file)).map((entry) => ({ ...entry, buildpack: { id, version } })));
  }
  return bom.length === 0 ? "" : formatToml({ build: { bom } });
}
