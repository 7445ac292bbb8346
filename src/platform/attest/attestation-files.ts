// The files of attestations, which stay until the job ends, for its later steps.
import { OutputDirectory, type OutputPlace } from "../../files/output-directory.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { attestationDirectory } from "../workspace/run-directories.ts";

const FILES = { provenance: "provenance.json", bundles: "bundles.jsonl" } as const;

/** What later steps may want. */
export interface AttestationFiles {
  readonly provenanceJson: string;
  /** Sigstore bundles, if the statements were signed. */
  readonly bundles: readonly string[];
}

type Places = Pick<BuildDeps, "temporaryDir" | "runLabel">;

/** An image that is attested has an SBOM: if none is asked for, its files are for that only. */
export function withSbomDirectory(resolved: ResolvedBuild, deps: Places): ResolvedBuild {
  const { outcome, delivery } = resolved;
  if (delivery.attest === "false" || outcome.sbomDir !== undefined) return resolved;
  return { ...resolved, outcome: { ...outcome, sbomDir: placeOf(deps) } };
}

function placeOf({ temporaryDir, runLabel }: Places): OutputPlace {
  return { input: "attest", path: attestationDirectory(temporaryDir, runLabel), within: undefined };
}

/** @returns where they are @throws {PlatformError} `INPUT` if they cannot be written */
export async function writeAttestationFiles(
  { provenanceJson, bundles }: AttestationFiles,
  deps: Places,
): Promise<{ readonly provenance: string; readonly bundles: string | undefined }> {
  const place = placeOf(deps);
  await using directory = await OutputDirectory.open(place);
  await directory.write([FILES.provenance], provenanceJson);
  const at = (name: string): string => `${place.path}/${name}`;
  if (bundles.length === 0) return { provenance: at(FILES.provenance), bundles: undefined };
  await directory.write([FILES.bundles], bundles.map((bundle) => `${bundle}\n`).join(""));
  return { provenance: at(FILES.provenance), bundles: at(FILES.bundles) };
}
