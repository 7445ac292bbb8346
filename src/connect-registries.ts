// What each program of this repository reaches registries with: the job's credentials, masked, and its registries without TLS.
import { insecureRegistries } from "./actions/container-inputs.ts";
import type { Environment } from "./actions/input-reader.ts";
import { runHelper } from "./actions/programs.ts";
import type { Runner } from "./actions/runner.ts";
import { createMasker, maskingKeychain } from "./actions/secrets.ts";
import { dockerConfigDir } from "./docker/docker-context.ts";
import { dockerConfigKeychain } from "./registry/docker-config.ts";
import { createRegistryClient } from "./registry/registry-client.ts";

/** @param retryDelaysMs before a request is tried again */
export function connectRegistries(env: Environment, runner: Runner, retryDelaysMs: readonly number[]) {
  const mask = createMasker(runner);
  const keychain = maskingKeychain(
    dockerConfigKeychain({ configDir: dockerConfigDir(env), runHelper }),
    mask,
  );
  return {
    mask,
    keychain,
    registry: createRegistryClient({
      keychain,
      insecureRegistries: insecureRegistries(env),
      retry: { delaysMs: retryDelaysMs },
    }),
  };
}
