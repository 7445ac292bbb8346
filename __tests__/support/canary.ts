// Secrets that are made to be found: one of each kind, looked for in every form and every place where none may be.
import { randomBytes } from "node:crypto";

/** A secret in a place. */
export interface Sighting {
  /** e.g. `the password of a proxy` */
  readonly kind: string;
  /** e.g. `base64` */
  readonly form: string;
  /** e.g. `the log` */
  readonly place: string;
}

interface Form {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The user that canaries log in as, where there has to be one. */
export const CANARY_USER = "canary";

export class Canaries {
  readonly #forms = new Map<string, readonly Form[]>();
  readonly #sightings: Sighting[] = [];

  /** A new secret of a kind. */
  hatch(kind: string): string {
    // Such that no form of it is shortened, and URLs need an escape for it.
    const secret = `canary+${randomBytes(15).toString("hex")}/${this.#forms.size}`;
    this.add(kind, secret);
    return secret;
  }

  /** A secret that somebody else made. */
  add(kind: string, secret: string): void {
    const known = this.#forms.get(kind) ?? [];
    this.#forms.set(kind, [...known, ...formsOf(secret)]);
  }

  get kinds(): readonly string[] {
    return [...this.#forms.keys()];
  }

  /** Looks for all of them. @param but kinds that may be there */
  search(place: string, content: string | Buffer, but: readonly string[] = []): void {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    for (const [kind, forms] of this.#forms) {
      if (but.includes(kind)) continue;
      const found = forms.find((form) => bytes.includes(form.bytes));
      if (found !== undefined) this.#sightings.push({ kind, form: found.name, place });
    }
  }

  /** Where which was seen, as sentences. */
  get sightings(): readonly string[] {
    const all = this.#sightings.map(({ kind, form, place }) => `${kind} is in ${place}, ${form}`);
    return [...new Set(all)];
  }
}

function formsOf(secret: string): Form[] {
  const login = `${CANARY_USER}:${secret}`;
  const texts = {
    "as it is": secret,
    "in base64": Buffer.from(secret).toString("base64").replace(/=+$/, ""),
    "as a login in base64": Buffer.from(login).toString("base64").replace(/=+$/, ""),
    "in base64 for URLs": Buffer.from(login).toString("base64url"),
    "escaped for URLs": encodeURIComponent(secret),
    "in hexadecimal digits": Buffer.from(secret).toString("hex"),
  };
  return Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
}
