// The WWW-Authenticate header of a registry. Spec: https://distribution.github.io/distribution/spec/auth/token/
// and https://www.rfc-editor.org/rfc/rfc9110#field.www-authenticate. Pure.

/** How a registry wants to be authenticated at. */
export type Challenge =
  | { readonly kind: "basic" }
  | {
      readonly kind: "bearer";
      /** URL of the token server. */
      readonly realm: string;
      readonly service: string | undefined;
      /** Space-separated, e.g. `repository:owner/app:pull`. */
      readonly scope: string | undefined;
    };

/** The best challenge that we can answer: Bearer before Basic; undefined if there is none. */
export function parseChallenge(header: string): Challenge | undefined {
  const challenges = splitChallenges(header);
  const bearer = challenges.find(({ scheme, parameters }) => scheme === "bearer" && parameters.has("realm"));
  if (bearer !== undefined) {
    return {
      kind: "bearer",
      realm: bearer.parameters.get("realm") ?? "",
      service: bearer.parameters.get("service"),
      scope: bearer.parameters.get("scope"),
    };
  }
  return challenges.some(({ scheme }) => scheme === "basic") ? { kind: "basic" } : undefined;
}

interface RawChallenge {
  readonly scheme: string;
  readonly parameters: Map<string, string>;
}

// Either `name=value`, with or without quotes, or the name of a scheme; the former binds tighter.
const PART = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))|([\w-]+)/g;

function splitChallenges(header: string): RawChallenge[] {
  const challenges: RawChallenge[] = [];
  for (const [, name, quoted, plain, scheme] of header.matchAll(PART)) {
    if (scheme !== undefined) challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
    else if (name !== undefined) {
      const value = quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "";
      challenges.at(-1)?.parameters.set(name.toLowerCase(), value);
    }
  }
  return challenges;
}
