// Inputs about attestations: where they are kept, and who signs them.
import type { AttestTarget } from "../../platform/request/attestation.ts";
import { quote } from "../../quote.ts";
import type { SigstoreChoice, SigstoreServices } from "../../sigstore/sigstore-services.ts";
import { identityServer } from "../github/identity-token.ts";
import type { Complain } from "./input-reader.ts";
import { oneOf } from "./one-of-input.ts";
import type { ActionStep } from "./request-fields.ts";

const TARGETS: Readonly<Record<AttestTarget, true>> = { false: true, registry: true, github: true };
const parseTarget = oneOf(TARGETS, "false");

/** Complains of what an attestation cannot do without: an image in a registry, and, at GitHub, an identity and a token. */
export async function readAttestTarget(
  text: string,
  complain: Complain,
  step: ActionStep,
): Promise<AttestTarget> {
  const target = parseTarget(text, complain);
  if (target === "false") return target;
  if (!(await step.value("delivery.push"))) {
    const hint = 'Set "push" to "true", or leave "attest" out.';
    complain(text, 'an image is attested where it is pushed to, but "push" is "false".', hint);
  }
  if (target === "registry") return target;
  if (identityServer(step.env) === undefined) {
    const hint = 'Give the job "permissions: id-token: write" and "attestations: write".';
    complain(text, "GitHub keeps only what is signed, and the job may not get an identity token.", hint);
  }
  if ((await step.value("step.githubToken")) === "") {
    const hint = `Set "github-token" to "\${{ github.token }}".`;
    complain(text, 'the input "github-token" is empty, so GitHub would not keep the attestations.', hint);
  }
  return target;
}

const WORDS: Readonly<Record<Extract<SigstoreChoice, string>, true>> = {
  auto: true,
  public: true,
  github: true,
};
const parseWord = oneOf(WORDS, "auto");
const SERVICES = ["fulcio", "rekor", "tsa"] as const;
const OWN_HINT =
  "Write auto, public, github, or a line for each service: fulcio=https://…, and rekor=https://…, tsa=https://… or both.";

/** `auto`, `public`, `github`, or lines `fulcio=https://…`. */
export function parseSigstore(text: string, complain: Complain): SigstoreChoice {
  if (!text.includes("=")) return parseWord(text, complain);
  const services = new Map<string, string>();
  for (const line of text.split(/[\r\n,]+/).map((part) => part.trim())) {
    if (line === "") continue;
    const [, name = "", address = ""] = /^(\w+)\s*=\s*(\S+)$/.exec(line) ?? [];
    const isService = SERVICES.some((service) => service === name);
    if (!isService || !isAddress(address))
      complain(line, `${quote(line)} is not a service of Sigstore.`, OWN_HINT);
    else if (services.has(name)) complain(line, `${name} is named twice.`, OWN_HINT);
    else services.set(name, address.replace(/\/+$/, ""));
  }
  const { fulcio, ...witnesses } = Object.fromEntries(services) as Partial<SigstoreServices>;
  if (fulcio !== undefined && Object.keys(witnesses).length > 0) return { fulcio, ...witnesses };
  complain(text, "a signature needs Fulcio, and Rekor or a time stamp authority.", OWN_HINT);
  return "auto";
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}
