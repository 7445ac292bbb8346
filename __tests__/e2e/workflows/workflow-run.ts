// A run of a workflow: what a runner gets, and what it says afterwards.

/** What is needed to run a workflow. */
export interface WorkflowRun {
  /** The workflow's text. */
  readonly workflow: string;
  readonly event: { readonly name: string; readonly payload: Readonly<Record<string, unknown>> };
  /** As `owner/name`. */
  readonly repository: string;
  /** Folder with the files that actions/checkout would bring. */
  readonly source: string;
  /** Folders of actions' repositories, by `owner/name@ref`. */
  readonly actions: ReadonlyMap<string, string>;
  /** Who triggered the run. */
  readonly actor: string;
  /** `GITHUB_TOKEN` among them. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, string>>;
  /** Additions to the environment of all steps. */
  readonly env: Readonly<Record<string, string>>;
}

/** How it ended. */
export interface WorkflowResult {
  readonly succeeded: boolean;
  /** What all steps printed. */
  readonly log: string;
}

/** Runs all jobs of a workflow. */
export type RunWorkflow = (run: WorkflowRun) => Promise<WorkflowResult>;
