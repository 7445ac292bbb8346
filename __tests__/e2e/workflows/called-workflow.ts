// Workflows that other workflows call: what is declared, and what of it the caller gave.
// https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
import { readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import type { WorkflowRun } from "./workflow-run.ts";

const Scalar = v.union([v.string(), v.number(), v.boolean()]);

/** A job that calls a workflow. */
export const CallSchema = v.strictObject({
  needs: v.optional(
    v.pipe(
      v.string(),
      v.transform((name) => [name]),
    ),
  ),
  permissions: v.optional(v.unknown()),
  uses: v.string(),
  with: v.optional(v.record(v.string(), v.string()), {}),
  secrets: v.optional(v.record(v.string(), v.string()), {}),
});

const CalledSchema = v.object({
  on: v.object({
    workflow_call: v.object({
      inputs: v.record(
        v.string(),
        v.object({ required: v.optional(v.boolean(), false), default: v.optional(Scalar, "") }),
      ),
      secrets: v.record(v.string(), v.unknown()),
      outputs: v.record(v.string(), v.object({ value: v.string() })),
    }),
  }),
});

/** A workflow that is called, with what it was given. */
export interface CalledWorkflow {
  readonly text: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Expressions, by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What the context `job` says of it. */
  readonly job: Readonly<Record<string, string>>;
}

/** The commit that stands for any. */
const COMMIT = "3".repeat(40);

/**
 * The workflow that is called as `owner/name/PATH@ref`; `given` is what the caller gives, without expressions.
 * @throws if the caller gives what is not declared, or does not give what is required
 */
export async function readCalled(
  uses: string,
  given: Pick<CalledWorkflow, "inputs" | "secrets">,
  { actions, secrets }: Pick<WorkflowRun, "actions" | "secrets">,
): Promise<CalledWorkflow> {
  const [, repository = "", file = "", ref = ""] = /^([^/]+\/[^/]+)\/([^@]+)@(.+)$/.exec(uses) ?? [];
  const folder = actions.get(`${repository}@${ref}`);
  if (folder === undefined) throw new Error(`There is no stand-in for "${uses}".`);
  const text = await readFile(path.join(folder, file), "utf8");
  const { inputs: declared, secrets: known, outputs } = v.parse(CalledSchema, parse(text)).on.workflow_call;
  const missing = Object.keys(declared).filter(
    (name) => declared[name]?.required === true && !(name in given.inputs),
  );
  const unknown = [
    ...Object.keys(given.inputs).filter((name) => !Object.hasOwn(declared, name)),
    ...Object.keys(given.secrets).filter((name) => !Object.hasOwn(known, name)),
  ];
  if (missing.length + unknown.length > 0)
    throw new Error(`"${uses}" lacks ${missing.join()}, and does not know ${unknown.join()}.`);
  const defaults = Object.entries(declared).map(([name, input]) => [name, input.default]);
  return {
    text,
    inputs: { ...(Object.fromEntries(defaults) as object), ...given.inputs },
    secrets: { GITHUB_TOKEN: secrets["GITHUB_TOKEN"] ?? "", ...given.secrets },
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value])),
    job: {
      workflow_repository: repository,
      workflow_sha: COMMIT,
      workflow_ref: `${repository}/${file}@refs/tags/${ref}`,
    },
  };
}
