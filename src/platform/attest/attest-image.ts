// Saying what is in an image and how it was built, so that others can check it: as statements, signed where the job may, beside the
// image or at GitHub. It is done before the tags of the image move: who finds it by a tag finds what is said of it, too.
import { messageOf, PlatformError } from "../../errors.ts";
import type { Artifact, Subject } from "../../oci/artifact.ts";
import type { Digest } from "../../oci/digest.ts";
import { atDigest, formatImageReference, imageName, publicName } from "../../oci/image-reference.ts";
import { buildProvenance, SLSA_PROVENANCE } from "../../provenance/build-provenance.ts";
import { CYCLONEDX_BOM, CYCLONEDX_JSON, type Statement, statementAbout } from "../../provenance/statement.ts";
import { attachArtifact } from "../../registry/attach-artifact.ts";
import { IN_TOTO_PAYLOAD, signStatement, SIGSTORE_BUNDLE } from "../../sigstore/sign-statement.ts";
import { sigstoreServices } from "../../sigstore/sigstore-services.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { BuildReport, ResolvedBuild } from "../request/build-request.ts";
import { repositoriesOf } from "../request/check-request.ts";
import { writeAttestationFiles } from "./attestation-files.ts";
import { buildFacts, type CompleteBuild } from "./build-facts.ts";

/** An image that is in its registries, by its digest only. */
export interface AttestableBuild extends CompleteBuild {
  readonly resolved: ResolvedBuild;
  /** The document of CycloneDX about it. */
  readonly sbom: string;
}

type AttestDeps = Pick<BuildDeps, "attesting" | "registry" | "log" | "temporaryDir" | "runLabel">;

/**
 * Attests SBOM and provenance of an image.
 * @throws {PlatformError} `ATTESTATION` saying why that is not possible, or `CANCELLED`
 */
export async function attestImage(
  build: AttestableBuild,
  digest: Digest,
  deps: AttestDeps,
): Promise<Pick<BuildReport, "provenance" | "attestationBundles" | "attestations">> {
  try {
    const statements = await statementsAbout(build, digest, deps);
    const bundles = await signAll(statements, build.resolved, deps);
    const files = { provenanceJson: JSON.stringify(statements[0]), bundles };
    const { provenance, bundles: attestationBundles } = await writeAttestationFiles(files, deps);
    const attestations =
      build.resolved.delivery.attest === "github"
        ? await storeAll(bundles, deps)
        : await attachAll(artifactsOf(build, { statements, bundles }), { build, digest }, deps);
    return { provenance, attestationBundles, attestations };
  } catch (cause) {
    throw attestError(cause);
  }
}

function attestError(cause: unknown): unknown {
  if (!(cause instanceof PlatformError) || cause.code === "CANCELLED") return cause;
  const message = `No tag was moved, since the image could not be attested. ${messageOf(cause)}`;
  return new PlatformError("ATTESTATION", message, { cause, hint: cause.hint });
}

/** The provenance first. */
async function statementsAbout(
  build: AttestableBuild,
  digest: Digest,
  { attesting }: AttestDeps,
): Promise<readonly Statement[]> {
  const names = repositoriesOf(build.resolved).map((tag) => publicName(imageName(tag)));
  const facts = buildFacts(build, {
    invocation: attesting.invocation(await attesting.identityToken?.()),
    inputs: attesting.inputs(),
    time: attesting.time(),
  });
  const image = { digest, names };
  return [
    statementAbout(image, SLSA_PROVENANCE, buildProvenance(facts)),
    statementAbout(image, CYCLONEDX_BOM, JSON.parse(build.sbom) as object),
  ];
}

/** In the order of the statements; none if nothing can be signed. */
async function signAll(
  statements: readonly Statement[],
  { delivery }: Pick<ResolvedBuild, "delivery">,
  { attesting: { identityToken, repository, http } }: AttestDeps,
): Promise<readonly string[]> {
  if (identityToken === undefined) return [];
  const services = sigstoreServices(delivery.sigstore, await repository());
  const signing = { services, identityToken, http };
  const bundles: string[] = [];
  for (const statement of statements)
    bundles.push(await signStatement(Buffer.from(JSON.stringify(statement)), signing));
  return bundles;
}

async function storeAll(
  bundles: readonly string[],
  { attesting, log }: AttestDeps,
): Promise<readonly string[]> {
  const addresses: string[] = [];
  for (const bundle of bundles) addresses.push(await attesting.store(bundle));
  for (const address of addresses) log.info(`Attested: ${address}`);
  return addresses;
}

interface Said {
  readonly statements: readonly Statement[];
  readonly bundles: readonly string[];
}

/** The media types are those that others look for: cosign takes bundles, and scanners an SBOM as it is. */
function artifactsOf({ sbom }: AttestableBuild, { statements, bundles }: Said): readonly Artifact[] {
  const document = { mediaType: CYCLONEDX_JSON, content: Buffer.from(sbom), annotations: {} };
  const [provenance] = statements;
  if (bundles.length === 0) {
    const content = Buffer.from(JSON.stringify(provenance));
    const annotations = { "in-toto.io/predicate-type": SLSA_PROVENANCE };
    return [{ mediaType: IN_TOTO_PAYLOAD, content, annotations }, document];
  }
  const signed = bundles.map((bundle, at) => ({
    mediaType: SIGSTORE_BUNDLE,
    content: Buffer.from(bundle),
    annotations: {
      "dev.sigstore.bundle.content": "dsse-envelope",
      "dev.sigstore.bundle.predicateType": statements[at]?.predicateType ?? "",
    },
  }));
  return [...signed, document];
}

/** One after the other: where a registry lists them by a tag, each is added to that list. */
async function attachAll(
  artifacts: readonly Artifact[],
  { build, digest }: { readonly build: AttestableBuild; readonly digest: Digest },
  { registry, log }: AttestDeps,
): Promise<readonly string[]> {
  const attached: string[] = [];
  for (const repository of repositoriesOf(build.resolved)) {
    const image = atDigest(repository, digest);
    const { mediaType, bytes } = await registry.getManifest(image);
    const subject: Subject = { mediaType, digest, size: bytes.length };
    for (const artifact of artifacts) {
      const name = atDigest(repository, await attachArtifact(repository, { artifact, subject }, registry));
      attached.push(formatImageReference(name));
      log.info(`Attached ${whatIs(artifact)} as ${formatImageReference(name)}`);
    }
  }
  return attached;
}

function whatIs({ mediaType, annotations }: Artifact): string {
  if (mediaType === CYCLONEDX_JSON) return "the SBOM";
  if (mediaType === IN_TOTO_PAYLOAD) return "the provenance, not signed,";
  return annotations["dev.sigstore.bundle.predicateType"] === SLSA_PROVENANCE
    ? "the signed provenance"
    : "the signed SBOM";
}
