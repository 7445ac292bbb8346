// Which services of Sigstore sign a statement. Pure.
// As GitHub chooses them: https://docs.github.com/actions/concepts/security/artifact-attestations

/** Addresses without a slash at their end. */
export interface SigstoreServices {
  /** Gives a certificate to who shows an identity token. */
  readonly fulcio: string;
  /** The log that everybody can read; what is signed is found in it by its digest. */
  readonly rekor?: string | undefined;
  /** Says when something was signed. */
  readonly tsa?: string | undefined;
}

/** As the workflow chooses them; `auto` is what fits the repository. */
export type SigstoreChoice = "auto" | "public" | "github" | SigstoreServices;

const PUBLIC: SigstoreServices = {
  fulcio: "https://fulcio.sigstore.dev",
  rekor: "https://rekor.sigstore.dev",
};

/** What is chosen by. */
export interface RepositoryFacts {
  /** Whether all can see it; the name of one that only some may see must not get into a public log. */
  readonly isPublic: boolean;
  /** e.g. `https://github.com` */
  readonly serverUrl: string;
}

/** The services that are chosen for a repository. */
export function sigstoreServices(
  choice: SigstoreChoice,
  { isPublic, serverUrl }: RepositoryFacts,
): SigstoreServices {
  if (typeof choice === "object") return choice;
  if (choice === "public" || (choice === "auto" && isPublic)) return PUBLIC;
  const { hostname } = new URL(serverUrl);
  const host = hostname === "github.com" ? "githubapp.com" : hostname;
  return { fulcio: `https://fulcio.${host}`, tsa: `https://timestamp.${host}` };
}
