// Writes docs/inputs.md from action.yml, so that what is documented is what there is. A test compares.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import { parse } from "yaml";

interface Field {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, Field>>;
  readonly outputs: Readonly<Record<string, Field>>;
}

const BUILD_PUSH = "Inputs of docker/build-push-action";

/** By how often people need them. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  "Source and builder": ["image", "builder", "path", "file-modes", "env", "env-files", "descriptor"],
  Buildpacks: [
    "buildpacks",
    "pre-buildpacks",
    "post-buildpacks",
    "extensions",
    "buildpack-registry",
    "bindings",
  ],
  "Image and registry": ["push", "load", "layout", "labels", "annotations"],
  Caches: ["cache", "cache-scope", "clear-cache", "builder-cache", "previous-image"],
  "Contents of the image": [
    "default-process",
    "creation-time",
    "exec-env",
    "layer-compression",
    "workspace",
    "platform",
  ],
  "Base images and trust": ["run-image", "run-image-mirrors", "pull", "trust-builder", "lifecycle-image"],
  Reports: ["summary", "sbom", "report", "verbose"],
  "Containers and network": [
    "network",
    "volumes",
    "memory",
    "cpus",
    "uid",
    "gid",
    "docker-host",
    "ca-certificates",
    "insecure-registries",
    "registry-timeout",
  ],
  [BUILD_PUSH]: [
    "tags",
    "context",
    "platforms",
    "no-cache",
    "cache-from",
    "cache-to",
    "outputs",
    "provenance",
    "attests",
    "allow",
    "call",
    "github-token",
    "file",
    "target",
    "build-args",
    "build-contexts",
    "no-cache-filters",
    "secrets",
    "secret-envs",
    "secret-files",
    "ssh",
    "add-hosts",
    "cgroup-parent",
    "shm-size",
    "ulimit",
  ],
};

/** What is to be known of all inputs of a group. */
const ABOUT: Readonly<Record<string, string>> = {
  [BUILD_PUSH]:
    "These inputs are for steps that were written for docker/build-push-action; new steps do not need them. An input of the tables above " +
    "overrides them if it is not at its default. [migrating.md](migrating.md#from-dockerbuild-push-action) explains each of them.",
};

/** What each of them does, and where its example is. */
export const SUB_ACTIONS = {
  preview:
    "shows in a pull request what changes in its image; [workflows.md](workflows.md#previews-of-pull-requests) has an example.",
  push: "pushes an image that another job has built; [workflows.md](workflows.md#sharing-an-image-between-jobs) has an example.",
  rebase:
    "puts images that buildpacks have built on the newest run image; [workflows.md](workflows.md#rebases-on-a-schedule) has an example.",
} as const;

/**
 * The whole of docs/inputs.md.
 * @param subActions the action.yml of each sub-action, by its name
 * @throws {Error} naming an input that is in no group, or in one and not in action.yml
 */
export async function describeInputs(
  actionYml: string,
  subActions: Readonly<Record<keyof typeof SUB_ACTIONS, string>>,
): Promise<string> {
  const { inputs, outputs } = parse(actionYml) as Action;
  const grouped = new Set(Object.values(GROUPS).flat());
  const strays = [
    ...Object.keys(inputs).filter((name) => !grouped.has(name)),
    ...[...grouped].filter((name) => !Object.hasOwn(inputs, name)),
  ];
  if (strays.length > 0)
    throw new Error(`script/describe-inputs.ts and action.yml differ in ${strays.join(", ")}`);
  const sections = Object.entries(GROUPS).map(
    ([title, names]) =>
      `## ${title}\n\n${ABOUT[title] ?? ""}\n\n${inputTable(names.map((name) => [name, inputs[name]]))}`,
  );
  const text = [
    "# Inputs and outputs",
    "_What can be set, and what comes out?_",
    "`script/describe-inputs.ts` generates this page from [action.yml](../action.yml). An empty input counts as not set.",
    ...sections,
    "## Outputs",
    "If the build fails, the outputs that are already known are still set.",
    outputTable(outputs),
    ...Object.entries(SUB_ACTIONS).flatMap(([name, about]) =>
      describeSubAction(name, about, parse(subActions[name as keyof typeof SUB_ACTIONS]) as Action),
    ),
  ].join("\n\n");
  return format(text, { parser: "markdown", printWidth: 110 });
}

function describeSubAction(name: string, about: string, { inputs, outputs }: Action): string[] {
  return [
    `## The sub-action ${name}`,
    `\`<owner>/<repository>/${name}@v1\` ${about} This section is generated from [${name}/action.yml](../${name}/action.yml).`,
    inputTable(Object.entries(inputs)),
    outputTable(outputs),
  ];
}

function inputTable(fields: readonly (readonly [name: string, field: Field | undefined])[]): string {
  const rows = fields.map(([name, field]) => inputRow(name, field));
  return `| input | default | description |\n| --- | --- | --- |\n${rows.join("\n")}`;
}

function outputTable(outputs: Action["outputs"]): string {
  const rows = Object.entries(outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  );
  return `| output | description |\n| --- | --- |\n${rows.join("\n")}`;
}

function inputRow(name: string, field: Field | undefined): string {
  const value =
    field?.required === true ? "required" : field?.default === undefined ? "" : `\`${field.default}\``;
  return `| \`${name}\` | ${value} | ${cell(field?.description ?? "")} |`;
}

function cell(text: string): string {
  return text.trim().replaceAll("|", "\\|");
}

const root = path.resolve(import.meta.dirname, "..");
if (process.argv[1] === import.meta.filename) {
  const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
  writeFileSync(
    path.join(root, "docs/inputs.md"),
    await describeInputs(read("action.yml"), {
      preview: read("preview/action.yml"),
      push: read("push/action.yml"),
      rebase: read("rebase/action.yml"),
    }),
  );
}
