// What each program of this repository reaches registries and other hosts with: the job's credentials and proxies, masked, and its
// registries without TLS.
import { insecureRegistries } from "./actions/inputs/container-inputs.ts";
import { readRegistryTimeout } from "./actions/inputs/registry-timeout-input.ts";
import { runHelper } from "./actions/runner/programs.ts";
import type { Runner } from "./actions/runner/runner.ts";
import { createMasker, maskingKeychain } from "./actions/runner/secrets.ts";
import { dockerConfigDir } from "./docker/docker-context.ts";
import type { Environment } from "./environment.ts";
import { createNetwork } from "./network/network.ts";
import { proxySecrets } from "./network/proxy-address.ts";
import { dockerConfigKeychain } from "./registry/auth/docker-config.ts";
import { createHttp } from "./registry/http.ts";
import type { HttpOptions } from "./registry/http-parts.ts";
import { createRegistryClient } from "./registry/registry-client.ts";
import { describeRetry } from "./registry/transport/retry.ts";
import { timeoutsWithin } from "./registry/transport/timeouts.ts";

/** Of two spellings only one counts, but a secret is one in both. */
const PROXIES = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"];

/** How a program reaches hosts. */
export interface ConnectOptions {
  /** Ends everything that is under way. */
  readonly signal?: AbortSignal | undefined;
  /** What one call may wait in vain; the input says otherwise for the action. */
  readonly timeoutMs?: number;
}

/** Each retry is told in the log. */
export function connectRegistries(env: Environment, runner: Runner, options: ConnectOptions = {}) {
  const mask = createMasker(runner);
  proxySecrets(PROXIES.flatMap((name) => env[name] ?? [])).forEach(mask);
  const keychain = maskingKeychain(
    dockerConfigKeychain({ configDir: dockerConfigDir(env), runHelper }),
    mask,
  );
  const http: HttpOptions = {
    network: createNetwork({ env }),
    insecureRegistries: insecureRegistries(env),
    timeouts: timeoutsWithin(options.timeoutMs ?? readRegistryTimeout(env)),
    signal: options.signal,
    onRetry: (retry) => {
      runner.print(describeRetry(retry));
    },
  };
  return {
    mask,
    keychain,
    registry: createRegistryClient({ ...http, keychain, onToken: mask }),
    http: createHttp(http),
  };
}
