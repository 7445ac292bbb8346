// What image extensions generated: Dockerfiles that are to be applied to the build image or to the run image, or that only name
// another run image. An image without what they install is not the one that was asked for. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#detector
import { parseAnalyzed } from "../cnb/analyzed.ts";
import type { DockerfileKind } from "../cnb/extension-descriptor.ts";
import { PlatformError } from "../errors.ts";
import { type ImageReference, parseImageReference } from "../oci/image-reference.ts";
import { quote, someOf } from "../quote.ts";
import { PHASE_PATHS } from "./phase-paths.ts";

/** What can be done with Dockerfiles of image extensions. */
export interface Extender {
  /** Why those of a kind cannot be applied: a clause; undefined where the lifecycle does it. */
  readonly refusals: Readonly<Record<DockerfileKind, string | undefined>>;
  /** The build image in its registry, at its digest, from where the restorer reads its manifest. */
  readonly buildImage: ImageReference | undefined;
}

/** What is to be done with the images. */
export interface ImageExtensions {
  /** Ids of the extensions that change the build image by a Dockerfile. */
  readonly build: readonly string[];
  /** Ids of the extensions that change the run image by a Dockerfile. */
  readonly run: readonly string[];
  /** The one to extend; undefined if it stays as it is. */
  readonly buildImage: ImageReference | undefined;
  /** What the detector left as the run image: an extension may have named another. Undefined if it left none. */
  readonly runImage: ImageReference | undefined;
  /** What analyzed.toml is to be from then on; undefined if it stays as it is. */
  readonly analyzed?: string | undefined;
}

/** What a detector leaves: names of files in `<generated>`, and the text of analyzed.toml. */
export interface Detected {
  readonly names: readonly string[];
  readonly analyzed: string | undefined;
}

/** Names in `<generated>`, since Platform API 0.13, and before. */
const DOCKERFILES = [
  /^(?<id>[^/]+)\/(?<kind>build|run)\.Dockerfile$/,
  /^(?<kind>build|run)\/(?<id>[^/]+)\/Dockerfile$/,
];

/**
 * What the extensions want. A Dockerfile that only names another run image needs nothing: the detector has switched to that.
 * @throws {PlatformError} `BUILDPACK` naming each extension whose Dockerfile cannot be applied, and why
 */
export function readExtensions({ names, analyzed }: Detected, extender: Extender): ImageExtensions {
  const runImage =
    analyzed === undefined ? undefined : parseAnalyzed(analyzed, PHASE_PATHS.analyzed).runImage;
  const generated = names.flatMap(parseName);
  const idsOf = (kind: DockerfileKind): string[] =>
    generated.filter((dockerfile) => dockerfile.kind === kind).map(({ id }) => id);
  const wanted = { build: idsOf("build"), run: runImage?.extend === true ? idsOf("run") : [] };
  refuse(wanted, extender);
  const name = [runImage?.image, runImage?.reference].find((each) => each !== undefined && each !== "");
  return {
    ...wanted,
    buildImage: wanted.build.length > 0 ? extender.buildImage : undefined,
    runImage: name === undefined ? undefined : parseImageReference(name),
  };
}

function parseName(name: string): { id: string; kind: DockerfileKind }[] {
  for (const pattern of DOCKERFILES) {
    const { id, kind } = pattern.exec(name)?.groups ?? {};
    // Ids are escaped to be names of directories.
    if (id !== undefined) return [{ id: id.replaceAll("_", "/"), kind: kind === "build" ? "build" : "run" }];
  }
  return [];
}

function refuse(wanted: Readonly<Record<DockerfileKind, readonly string[]>>, { refusals }: Extender): void {
  const refused = (["build", "run"] as const).flatMap((kind) => {
    const reason = refusals[kind];
    return reason === undefined ? [] : wanted[kind].map((id) => ({ id, kind, reason }));
  });
  if (refused.length === 0) return;
  const needs = refused.map(
    ({ id, kind }) => `${quote(id)} wants to change the ${kind} image by a Dockerfile`,
  );
  const reasons = [...new Set(refused.map(({ reason }) => reason))];
  throw new PlatformError(
    "BUILDPACK",
    `The image extension ${someOf(needs).join(", and ")}, but ${reasons.join("; ")}.`,
    {
      hint: "On a Docker engine, use a builder with a lifecycle that applies Dockerfiles, as official ones do; or use images that already have what it would install, or leave the extension out. Extensions that only name another run image work.",
    },
  );
}
