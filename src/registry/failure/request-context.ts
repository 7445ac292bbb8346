/** What was being done when something went wrong. */
export interface RequestContext {
  /** Continues the sentence "Cannot …", e.g. `read "ghcr.io/owner/app:1"`. */
  readonly doing: string;
  /** As in an image reference, e.g. `index.docker.io`. */
  readonly registry: string;
  readonly access: "pull" | "push";
  readonly method: string;
  readonly url: URL;
}
