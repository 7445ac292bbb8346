// Writes docs/inputs.md from action.yml, so that what is documented is what there is. A test compares.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import { parse } from "yaml";
import { FOREIGN_INPUTS, INPUT_TABLE, type ListedInputs } from "../src/actions/action-inputs.ts";

interface Field {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, Field>>;
  readonly outputs: Readonly<Record<string, Field>>;
}

/** The group of those that only other actions have. */
const BUILD_PUSH = "Inputs of docker/build-push-action";

const ABOUT_BUILD_PUSH =
  "These inputs are for steps that were written for docker/build-push-action; new steps do not need them. An input of the tables above " +
  "overrides them if it is not at its default. [migrating.md](migrating.md#from-dockerbuild-push-action) explains each of them.";

/** What each of them does, and where its example is. */
export const SUB_ACTIONS = {
  preview:
    "shows in a pull request what changes in its image; [workflows.md](workflows.md#previews-of-pull-requests) has an example.",
  push: "pushes an image that another job has built; [workflows.md](workflows.md#sharing-an-image-between-jobs) has an example.",
  rebase:
    "puts images that buildpacks have built on the newest run image; [workflows.md](workflows.md#rebases-on-a-schedule) has an example.",
  index:
    "makes one image for several platforms; [workflows.md](workflows.md#several-platforms-in-a-matrix) has an example.",
  builder: "makes builder images; [publishing.md](publishing.md#builders) has an example.",
  buildpack:
    "makes packages of buildpacks and extensions; [publishing.md](publishing.md#packages-of-buildpacks) has an example.",
} as const;

/**
 * The whole of docs/inputs.md.
 * @param subActions the action.yml of each sub-action, by its name
 */
export async function describeInputs(
  actionYml: string,
  subActions: Readonly<Record<keyof typeof SUB_ACTIONS, string>>,
  table: ListedInputs = INPUT_TABLE,
): Promise<string> {
  const { inputs, outputs } = parse(actionYml) as Action;
  const sections = [...groupsOf(inputs, table)].map(([title, rows]) => `## ${title}\n\n${inputTable(rows)}`);
  const text = [
    "# Inputs and outputs",
    "_What can be set, and what comes out?_",
    "`script/describe-inputs.ts` generates this page from [action.yml](../action.yml) and the [table of the inputs](../src/actions/action-inputs.ts). " +
      "An empty input counts as not set.",
    ...sections,
    `## ${BUILD_PUSH}`,
    ABOUT_BUILD_PUSH,
    inputTable(foreignRows(inputs), "here"),
    "## Outputs",
    "If the build fails, the outputs that are already known are still set.",
    outputTable(outputs),
    ...Object.entries(SUB_ACTIONS).flatMap(([name, about]) =>
      describeSubAction(name, about, parse(subActions[name as keyof typeof SUB_ACTIONS]) as Action),
    ),
  ].join("\n\n");
  return format(text, { parser: "markdown", printWidth: 110 });
}

/** A row of the page: the name, what it is by default or what it becomes, and the description of `action.yml`. */
type Row = readonly [name: string, remark: string, field: Field | undefined];

/** The groups of the table, in its order. */
function groupsOf(inputs: Action["inputs"], table: ListedInputs): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  let rows: Row[] = [];
  for (const { input, group, or } of Object.values(table)) {
    if (group !== undefined) found.set(group, (rows = []));
    const field = inputs[input];
    rows.push([input, or === undefined ? defaultOf(field) : `from \`${or}\``, field]);
  }
  return found;
}

function foreignRows(inputs: Action["inputs"]): readonly Row[] {
  return Object.entries(FOREIGN_INPUTS).map(([name, { here }]) => [
    name,
    typeof here === "string" ? here : here.map((input) => `\`${input}\``).join(", "),
    inputs[name],
  ]);
}

function defaultOf(field: Field | undefined): string {
  if (field?.required === true) return "required";
  return field?.default === undefined ? "" : `\`${field.default}\``;
}

function describeSubAction(name: string, about: string, { inputs, outputs }: Action): string[] {
  return [
    `## The sub-action ${name}`,
    `\`<owner>/<repository>/${name}@v1\` ${about} This section is generated from [${name}/action.yml](../${name}/action.yml).`,
    inputTable(Object.entries(inputs).map(([input, field]) => [input, defaultOf(field), field])),
    outputTable(outputs),
  ];
}

function inputTable(rows: readonly Row[], remark = "default"): string {
  const lines = rows.map(
    ([name, said, field]) => `| \`${name}\` | ${said} | ${cell(field?.description ?? "")} |`,
  );
  return `| input | ${remark} | description |\n| --- | --- | --- |\n${lines.join("\n")}`;
}

function outputTable(outputs: Action["outputs"]): string {
  const rows = Object.entries(outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  );
  return `| output | description |\n| --- | --- |\n${rows.join("\n")}`;
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
      index: read("index/action.yml"),
      builder: read("builder/action.yml"),
      buildpack: read("buildpack/action.yml"),
    }),
  );
}
