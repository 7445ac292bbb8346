// All of them.
import { ACTION_PARSERS } from "./action-parsers.ts";
import { ENGINE_PARSERS } from "./engine-parsers.ts";
import { LIFECYCLE_PARSERS } from "./lifecycle-parsers.ts";
import { OCI_PARSERS } from "./oci-parsers.ts";
import type { Parser } from "./parser.ts";
import { PROJECT_PARSERS } from "./project-parsers.ts";
import { REGISTRY_PARSERS } from "./registry-parsers.ts";
import { SBOM_PARSERS } from "./sbom-parsers.ts";
import { SPEC_PARSERS } from "./spec-parsers.ts";

/** Every parser of outside data in src/; a test holds the list up to the code. */
export const PARSERS: readonly Parser[] = [
  ...OCI_PARSERS,
  ...SPEC_PARSERS,
  ...REGISTRY_PARSERS,
  ...ENGINE_PARSERS,
  ...LIFECYCLE_PARSERS,
  ...PROJECT_PARSERS,
  ...ACTION_PARSERS,
  ...SBOM_PARSERS,
];
