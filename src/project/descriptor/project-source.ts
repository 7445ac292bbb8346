// Where the source comes from, for project-metadata.toml: what the project declares. Not what git knows: the label would make
// another image of every commit, also where nothing that is built has changed.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#project-metadatatoml-toml
import type { ProjectMetadata } from "../../cnb/project-metadata.ts";
import type { ProjectAbout } from "./project-descriptor.ts";

/** What the project says about its own version; undefined if it says nothing. */
export function declaredSource({
  version,
  sourceUrl,
}: Pick<ProjectAbout, "version" | "sourceUrl">): ProjectMetadata | undefined {
  if (version === undefined && sourceUrl === undefined) return undefined;
  return {
    source: {
      type: "project",
      ...(version !== undefined && { version: { declared: version } }),
      ...(sourceUrl !== undefined && { metadata: { url: withoutCredentials(sourceUrl) } }),
    },
  };
}

/** Labels of images are public; what stands before `@` in an HTTP address is a user, a password or a token. */
function withoutCredentials(url: string): string {
  return url.replace(/^(https?:\/\/)[^/]*@/i, "$1");
}
