// What this job can say and prove of itself, for the attestations of an image.
import type { AttestingDeps } from "../platform/request/attestation.ts";
import { KNOWN_INPUTS } from "./action-inputs.ts";
import { apiAddresses } from "./github/api-addresses.ts";
import {
  type IdentityDeps,
  identityServer,
  parseIdentityClaims,
  requestIdentityToken,
} from "./github/identity-token.ts";
import { describeRun, isPublicRepository, serverUrlOf } from "./github/workflow-run.ts";
import type { ActionInputs } from "./inputs/request-fields.ts";
import { setInputs } from "./inputs/set-inputs.ts";
import type { Runner } from "./runner/runner.ts";

/** @param runner knows which words are secret */
export function createAttesting(
  inputs: ActionInputs,
  runner: Pick<Runner, "redact">,
  { http, mask }: IdentityDeps,
): AttestingDeps {
  const { env } = inputs;
  const server = identityServer(env);
  return {
    inputs: () =>
      Object.fromEntries(
        setInputs(env, KNOWN_INPUTS, Infinity).map(({ name, value }) => [name, runner.redact(value)]),
      ),
    identityToken: server && (() => requestIdentityToken(server, { http, mask })),
    invocation: (token) => describeRun(env, token === undefined ? undefined : parseIdentityClaims(token)),
    repository: async () => ({ isPublic: await isPublicRepository(env), serverUrl: serverUrlOf(env) }),
    http,
    async store(bundleJson) {
      const { storeAttestation } = await import("./github/attestation-store.ts");
      const token = await inputs.value("step.githubToken");
      mask(token);
      const access = {
        repository: env["GITHUB_REPOSITORY"] ?? "",
        serverUrl: serverUrlOf(env),
        ...apiAddresses(env),
        token,
      };
      return storeAttestation(bundleJson, access, http);
    },
    time: Date.now,
  };
}
