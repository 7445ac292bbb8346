// Every input of every phase: its flag, its variable, its default, and since which Platform API each phase takes it.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#lifecycle-interface

export const PHASES = [
  "analyzer",
  "detector",
  "restorer",
  "extender",
  "builder",
  "exporter",
  "creator",
  "rebaser",
] as const;
/** The programs of this lifecycle, by the names they are started under. */
export type Phase = (typeof PHASES)[number];

/** How an input is given. `list` may be repeated as a flag, and is separated by commas as a variable. */
export interface InputDefinition {
  readonly kind: "text" | "flag" | "list";
  /** Undefined where there is only a flag. */
  readonly variable?: string;
  /** `<layers>` stands for the layers directory. */
  readonly default?: string;
  /** Phases that know the flag, with the first Platform API in which they do. */
  readonly phases: Readonly<Partial<Record<Phase, string>>>;
  /** The first Platform API in which a phase does not know it any more. */
  readonly until?: Readonly<Partial<Record<Phase, string>>>;
}

const OLDEST = "0.7";
const all = {
  analyzer: OLDEST,
  detector: OLDEST,
  restorer: OLDEST,
  extender: OLDEST,
  builder: OLDEST,
  exporter: OLDEST,
  creator: OLDEST,
};
const writers = { analyzer: OLDEST, restorer: OLDEST, exporter: OLDEST, creator: OLDEST };
const owners = { ...writers, extender: OLDEST, rebaser: OLDEST };
const everywhere = { ...all, rebaser: OLDEST };
const buildpackPhases = { detector: OLDEST, extender: OLDEST, builder: OLDEST, creator: OLDEST };

/** By flag name. */
export const INPUTS = {
  analyzed: {
    kind: "text",
    variable: "CNB_ANALYZED_PATH",
    default: "<layers>/analyzed.toml",
    phases: {
      analyzer: OLDEST,
      detector: "0.10",
      restorer: OLDEST,
      extender: OLDEST,
      builder: "0.12",
      exporter: OLDEST,
    },
  },
  app: {
    kind: "text",
    variable: "CNB_APP_DIR",
    default: "/workspace",
    phases: { detector: OLDEST, extender: OLDEST, builder: OLDEST, exporter: OLDEST, creator: OLDEST },
  },
  "build-config": {
    kind: "text",
    variable: "CNB_BUILD_CONFIG_DIR",
    default: "/cnb/build-config",
    phases: { detector: "0.11", builder: "0.11", creator: "0.11" },
  },
  "build-image": { kind: "text", variable: "CNB_BUILD_IMAGE", phases: { restorer: "0.10" } },
  buildpacks: {
    kind: "text",
    variable: "CNB_BUILDPACKS_DIR",
    default: "/cnb/buildpacks",
    phases: buildpackPhases,
  },
  "cache-dir": {
    kind: "text",
    variable: "CNB_CACHE_DIR",
    phases: { restorer: OLDEST, exporter: OLDEST, creator: OLDEST },
  },
  "cache-image": { kind: "text", variable: "CNB_CACHE_IMAGE", phases: writers },
  daemon: {
    kind: "flag",
    variable: "CNB_USE_DAEMON",
    phases: { analyzer: OLDEST, restorer: "0.12", exporter: OLDEST, creator: OLDEST, rebaser: OLDEST },
  },
  extended: {
    kind: "text",
    variable: "CNB_EXTENDED_DIR",
    default: "<layers>/extended",
    phases: { extender: "0.12", exporter: "0.12" },
  },
  extensions: {
    kind: "text",
    variable: "CNB_EXTENSIONS_DIR",
    default: "/cnb/extensions",
    phases: { detector: "0.10" },
  },
  force: { kind: "flag", variable: "CNB_FORCE_REBASE", phases: { rebaser: "0.12" } },
  generated: {
    kind: "text",
    variable: "CNB_GENERATED_DIR",
    default: "<layers>/generated",
    phases: { detector: "0.10", restorer: "0.12", extender: OLDEST },
  },
  gid: { kind: "text", variable: "CNB_GROUP_ID", default: "0", phases: owners },
  group: {
    kind: "text",
    variable: "CNB_GROUP_PATH",
    default: "<layers>/group.toml",
    phases: { detector: OLDEST, restorer: OLDEST, extender: OLDEST, builder: OLDEST, exporter: OLDEST },
  },
  /** The deprecated name of `run-image`. */
  image: { kind: "text", phases: { creator: OLDEST, rebaser: OLDEST } },
  "insecure-registry": {
    kind: "list",
    variable: "CNB_INSECURE_REGISTRIES",
    phases: { analyzer: "0.13", restorer: "0.13", exporter: "0.13", creator: "0.13", rebaser: "0.13" },
  },
  "kaniko-cache-ttl": { kind: "text", variable: "CNB_KANIKO_CACHE_TTL", phases: { extender: OLDEST } },
  kind: { kind: "text", variable: "CNB_EXTEND_KIND", default: "build", phases: { extender: "0.12" } },
  "launch-cache": {
    kind: "text",
    variable: "CNB_LAUNCH_CACHE_DIR",
    phases: { analyzer: "0.9", exporter: OLDEST, creator: OLDEST },
  },
  launcher: {
    kind: "text",
    default: "/cnb/lifecycle/launcher",
    phases: { exporter: OLDEST, creator: OLDEST },
  },
  "launcher-sbom": { kind: "text", default: "/cnb/lifecycle", phases: { exporter: "0.11", creator: "0.11" } },
  /** Not of the specification. */
  "layer-compression": {
    kind: "text",
    variable: "CNB_LAYER_COMPRESSION",
    default: "gzip",
    phases: { exporter: OLDEST, creator: OLDEST },
  },
  layers: { kind: "text", variable: "CNB_LAYERS_DIR", default: "/layers", phases: all },
  layout: {
    kind: "flag",
    variable: "CNB_USE_LAYOUT",
    phases: { analyzer: "0.12", restorer: "0.12", exporter: "0.12", creator: "0.12" },
  },
  "layout-dir": {
    kind: "text",
    variable: "CNB_LAYOUT_DIR",
    phases: { analyzer: "0.12", restorer: "0.12", exporter: "0.12", creator: "0.12" },
  },
  "log-level": { kind: "text", variable: "CNB_LOG_LEVEL", default: "info", phases: everywhere },
  "no-color": { kind: "flag", variable: "CNB_NO_COLOR", phases: everywhere },
  order: { kind: "text", variable: "CNB_ORDER_PATH", phases: { detector: OLDEST, creator: OLDEST } },
  parallel: { kind: "flag", variable: "CNB_PARALLEL_EXPORT", phases: { exporter: OLDEST, creator: OLDEST } },
  plan: {
    kind: "text",
    variable: "CNB_PLAN_PATH",
    default: "<layers>/plan.toml",
    phases: { detector: OLDEST, extender: OLDEST, builder: OLDEST },
  },
  platform: { kind: "text", variable: "CNB_PLATFORM_DIR", default: "/platform", phases: buildpackPhases },
  "previous-image": {
    kind: "text",
    variable: "CNB_PREVIOUS_IMAGE",
    phases: { analyzer: OLDEST, creator: OLDEST, rebaser: "0.11" },
  },
  "process-type": {
    kind: "text",
    variable: "CNB_PROCESS_TYPE",
    phases: { exporter: OLDEST, creator: OLDEST },
  },
  "project-metadata": {
    kind: "text",
    variable: "CNB_PROJECT_METADATA_PATH",
    default: "<layers>/project-metadata.toml",
    phases: { exporter: OLDEST, creator: OLDEST },
  },
  report: {
    kind: "text",
    variable: "CNB_REPORT_PATH",
    default: "<layers>/report.toml",
    phases: { exporter: OLDEST, creator: OLDEST, rebaser: OLDEST },
  },
  run: {
    kind: "text",
    variable: "CNB_RUN_PATH",
    default: "/cnb/run.toml",
    phases: { analyzer: "0.12", detector: "0.12", exporter: "0.12", creator: "0.12", restorer: "0.14" },
  },
  "run-image": {
    kind: "text",
    variable: "CNB_RUN_IMAGE",
    phases: { analyzer: OLDEST, creator: OLDEST, rebaser: OLDEST },
  },
  "skip-layers": { kind: "flag", variable: "CNB_SKIP_LAYERS", phases: { analyzer: "0.9", restorer: OLDEST } },
  "skip-restore": { kind: "flag", variable: "CNB_SKIP_RESTORE", phases: { creator: OLDEST } },
  stack: {
    kind: "text",
    variable: "CNB_STACK_PATH",
    default: "/cnb/stack.toml",
    phases: { analyzer: OLDEST, exporter: OLDEST, creator: OLDEST },
    until: { analyzer: "0.12", exporter: "0.12" },
  },
  system: {
    kind: "text",
    variable: "CNB_SYSTEM_PATH",
    default: "/cnb/system.toml",
    phases: { detector: "0.15", creator: "0.15" },
  },
  tag: { kind: "list", phases: { analyzer: OLDEST, creator: OLDEST } },
  uid: { kind: "text", variable: "CNB_USER_ID", default: "0", phases: owners },
} as const satisfies Record<string, InputDefinition>;

/** Flags that phases once had: they are no usage errors, but refused with what to do instead. */
export const REFUSED_FLAGS: Readonly<Partial<Record<Phase, Readonly<Record<string, string>>>>> = {
  exporter: {
    image: "the run image is in analyzed.toml; give -run-image to the analyzer",
    "run-image": "the run image is in analyzed.toml; give -run-image to the analyzer",
  },
};

export type InputName = keyof typeof INPUTS;
export type InputNameOf<K extends InputDefinition["kind"]> = {
  [N in InputName]: (typeof INPUTS)[N]["kind"] extends K ? N : never;
}[InputName];
