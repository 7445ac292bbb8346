// Where things are in the containers of phases: names of the specification, and what the platform chose for them.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#operations

/** Where things are in every phase's container. */
export const PHASE_PATHS = {
  /** `<layers>`, `CNB_LAYERS_DIR`: written by all phases, lives as long as the build. */
  layers: "/layers",
  /** `<cache-dir>`, `CNB_CACHE_DIR`: outlives the build. */
  cache: "/cache",
  /** `<platform>`: variables and bindings of the user. */
  platform: "/platform",
  /** `<kaniko-dir>`: what the restorer fetched for the extender, and what that remembers. */
  kaniko: "/kaniko",
  /** Where the lifecycle's programs are in builders and in lifecycle images. */
  lifecycle: "/cnb/lifecycle",
  /** `<run>`, the run images: since Platform API 0.12. */
  run: "/cnb/run.toml",
  /** `<stack>`, the same before that. */
  stack: "/cnb/stack.toml",
  /** `<order>`, by the platform; it comes before the builder's own. */
  order: "/layers/order.toml",
  /** Certificates of authorities, by the platform; of no specification. */
  certificates: "/cnb/certificates",
  group: "/layers/group.toml",
  /** `<analyzed>`: written by the analyzer, changed by detector and restorer. */
  analyzed: "/layers/analyzed.toml",
  /** `<generated>`: what image extensions wrote, by the detector. */
  generated: "/layers/generated",
  /** `<project-metadata>`, by the platform. */
  projectMetadata: "/layers/project-metadata.toml",
  /** `<report>`, by exporter or creator. */
  report: "/layers/report.toml",
  /** SBOM files of the image, the build and the cache; by builder and exporter. */
  sbom: "/layers/sbom",
} as const;

/** All certificates in one, as programs want them. */
export const CERTIFICATE_FILE = `${PHASE_PATHS.certificates}/step.pem`;
