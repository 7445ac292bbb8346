// How an image was built, as SLSA's provenance says it. The same build of the same run gives the same words. Pure.
// Spec: https://slsa.dev/spec/v1.1/provenance; what is in it is explained in docs/provenance.md.
import type { Digest } from "../oci/digest.ts";
import { digestSet, type ResourceDescriptor } from "./statement.ts";

export const SLSA_PROVENANCE = "https://slsa.dev/provenance/v1";

/** Says what the parameters mean; a change of their meaning needs a new version. */
export const BUILD_TYPE = "https://github.com/cloud-native-buildpacks-action/build-types/image/v1";

/** The run of a workflow. */
export interface BuildInvocation {
  /** The workflow at its ref, which is what others trust or not, e.g. `https://github.com/owner/app/.github/workflows/release.yml@refs/heads/main`. */
  readonly builderId: string;
  /** e.g. `https://github.com/owner/app/actions/runs/1/attempts/1` */
  readonly invocationId: string | undefined;
  /** Undefined where the run is of no commit. */
  readonly source: SourceCommit | undefined;
  /** By their names as GitHub calls them, e.g. `event_name`; those that are known. */
  readonly facts: Readonly<Record<string, string>>;
}

/** What was checked out. */
export interface SourceCommit {
  /** e.g. `https://github.com/owner/app` */
  readonly repository: string;
  /** e.g. `refs/heads/main` */
  readonly ref: string;
  readonly commit: string;
}

/** An image that the build used. */
export interface UsedImage {
  readonly name: "builder" | "run-image" | "lifecycle-image";
  /** A package URL. */
  readonly uri: string;
  /** Undefined where only an engine has it. */
  readonly digest: Digest | undefined;
}

/** A buildpack that took part. */
export interface UsedBuildpack {
  readonly id: string;
  readonly version: string;
  /** Of its layer in the builder, uncompressed; undefined where it came from elsewhere and that is not known. */
  readonly layerDiffId: Digest | undefined;
}

/** What is known of a build. */
export interface BuildFacts {
  readonly invocation: BuildInvocation;
  /** Inputs as they were set, without secrets. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The project descriptor, if there is one. */
  readonly descriptor: { readonly path: string; readonly digest: Digest } | undefined;
  readonly images: readonly UsedImage[];
  readonly buildpacks: readonly UsedBuildpack[];
  /** What the action chose, e.g. `platformApi`. */
  readonly choices: Readonly<Record<string, string>>;
  /** Files about the build, by name. */
  readonly byproducts: readonly Byproduct[];
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number;
}

/** A file that the build left besides the image. */
export interface Byproduct {
  readonly name: string;
  readonly digest: Digest;
  readonly mediaType: string;
}

/** The predicate of a provenance statement. */
export function buildProvenance(facts: BuildFacts): object {
  const { invocation, inputs, descriptor, choices, byproducts } = facts;
  return {
    buildDefinition: {
      buildType: BUILD_TYPE,
      externalParameters: {
        inputs: sorted(inputs),
        ...(invocation.source !== undefined && { source: sourceParameter(invocation.source) }),
        ...(descriptor !== undefined && {
          descriptor: { path: descriptor.path, digest: digestSet(descriptor.digest) },
        }),
      },
      internalParameters: { ...sorted(choices), github: sorted(invocation.facts) },
      resolvedDependencies: dependenciesOf(facts),
    },
    runDetails: {
      builder: { id: invocation.builderId },
      metadata: {
        ...(invocation.invocationId !== undefined && { invocationId: invocation.invocationId }),
        startedOn: timestamp(facts.startedAt),
        finishedOn: timestamp(facts.finishedAt),
      },
      byproducts: byproducts.map(({ name, digest, mediaType }) => ({
        name,
        digest: digestSet(digest),
        mediaType,
      })),
    },
  };
}

function sourceParameter({ repository, ref }: SourceCommit): object {
  return { repository, ref };
}

/** In the order in which a build needs them. */
function dependenciesOf({ invocation: { source }, images, buildpacks }: BuildFacts): ResourceDescriptor[] {
  return [
    ...(source === undefined ? [] : [sourceDependency(source)]),
    ...images.map(({ name, uri, digest }) => ({
      name,
      uri,
      ...(digest !== undefined && { digest: digestSet(digest) }),
    })),
    ...buildpacks.map(({ id, version, layerDiffId }) => ({
      name: "buildpack",
      uri: `urn:cnb:builder:${id}@${version}`,
      ...(layerDiffId !== undefined && { digest: digestSet(layerDiffId) }),
      annotations: { id, version },
    })),
  ];
}

function sourceDependency({ repository, ref, commit }: SourceCommit): ResourceDescriptor {
  return { name: "source", uri: `git+${repository}@${ref}`, digest: { gitCommit: commit } };
}

/** To the second, as the specification has it in its examples. */
function timestamp(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

function sorted(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
