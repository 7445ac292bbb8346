// All phases in one container of the builder: faster, but its buildpacks can see the credentials. For trusted builders.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#creator
import { formatImageReference } from "../oci/image-reference.ts";
import { imageEnv } from "./analyzer-phase.ts";
import { exportEnv, exportOutput } from "./exporter-phase.ts";
import { appMount, type PhaseContext, type PhaseSpec, registriesOfImage, rootPhase } from "./phase.ts";
import { exportAccess } from "./phase-cache.ts";
import {
  certificateFiles,
  orderFiles,
  projectMetadataFiles,
  runImageFiles,
  variableFiles,
} from "./phase-files.ts";

export function creatorPhase(context: PhaseContext): PhaseSpec {
  const { containers, archives, skipRestore } = context;
  const cache = exportAccess(context.cache, context.exporterVersion);
  const [image, ...tags] = context.tags.map(formatImageReference);
  const phase = rootPhase(context, "creator", [...tags.flatMap((tag) => ["-tag", tag]), image ?? ""]);
  return {
    ...phase,
    image: context.images.builder,
    env: {
      ...phase.env,
      ...exportEnv(context),
      ...cache.env,
      ...imageEnv(context),
      ...(skipRestore && { CNB_SKIP_RESTORE: "true" }),
    },
    mounts: [...phase.mounts, appMount(context), ...cache.mounts, ...containers.mounts],
    credentialsFor: registriesOfImage(context, cache),
    filesIn: [
      ...variableFiles(context),
      ...orderFiles(context),
      ...runImageFiles(context),
      ...projectMetadataFiles(context),
      ...certificateFiles(context),
    ],
    archivesIn: archives,
    ...exportOutput(context),
  };
}
