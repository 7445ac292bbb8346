// What a request is for, and what helps where it fails.

/** What was being done when something went wrong. */
export interface RequestContext {
  /** Continues the sentence "Cannot …", e.g. `read "ghcr.io/owner/app:1"`. */
  readonly doing: string;
  /** As in an image reference, e.g. `index.docker.io`; the host that was named where no registry is asked. */
  readonly registry: string;
  readonly access: "pull" | "push";
  readonly method: string;
  readonly url: URL;
  /** Where no registry is asked. */
  readonly hints?: Hints;
}

/** What helps, each as a sentence. */
export interface Hints {
  /** The certificate is from an authority that is not trusted. */
  readonly untrusted: string;
  readonly noTls: string;
  readonly unreachable: string;
  /** The host is, or leads to, where no request may go. */
  readonly refused: string;
  /** What came is not what its digest says, or too much. */
  readonly damaged: string;
  /** The answer has this status. */
  readonly answered: (status: number) => string | undefined;
}
