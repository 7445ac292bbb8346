// What each program of this repository reaches registries and other hosts with: the job's credentials and proxies, masked, and its
// registries without TLS.
import { runHelper } from "./actions/runner/programs.ts";
import type { Runner } from "./actions/runner/runner.ts";
import { createMasker, maskingKeychain } from "./actions/runner/secrets.ts";
import { dockerConfigDir } from "./docker/docker-context.ts";
import type { Environment } from "./environment.ts";
import { createNetwork } from "./network/network.ts";
import { proxySecrets } from "./network/proxy-address.ts";
import { chainKeychains } from "./registry/auth/credentials.ts";
import { authVariableKeychain, dockerConfigKeychain } from "./registry/auth/docker-config.ts";
import { createHttp } from "./registry/http.ts";
import type { HttpOptions } from "./registry/http-parts.ts";
import { keepReads } from "./registry/kept-reads.ts";
import { createRegistryClient } from "./registry/registry-client.ts";
import { describeRetry } from "./registry/transport/retry.ts";
import { timeoutsWithin } from "./registry/transport/timeouts.ts";

/** Of two spellings only one counts, but a secret is one in both. */
const PROXIES = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"];

/** How a program reaches hosts. */
export interface ConnectOptions {
  /** Ends everything that is under way. */
  readonly signal?: AbortSignal | undefined;
  /** What one call may wait in vain. */
  readonly timeoutMs: number;
  /** Hosts that may be without TLS, or have a certificate that is not trusted. */
  readonly insecureRegistries: readonly string[];
}

/** Each retry is told in the log. */
export function connectRegistries(env: Environment, runner: Runner, options: ConnectOptions) {
  const mask = createMasker(runner);
  proxySecrets(PROXIES.flatMap((name) => env[name] ?? [])).forEach(mask);
  const keychain = maskingKeychain(
    chainKeychains([
      authVariableKeychain(env),
      dockerConfigKeychain({ configDir: dockerConfigDir(env), runHelper }),
    ]),
    mask,
  );
  const http: HttpOptions = {
    network: createNetwork({ env }),
    insecureRegistries: options.insecureRegistries,
    timeouts: timeoutsWithin(options.timeoutMs),
    signal: options.signal,
    onRetry: (retry) => {
      runner.print(describeRetry(retry));
    },
  };
  return {
    mask,
    keychain,
    registry: keepReads(createRegistryClient({ ...http, keychain, onToken: mask })),
    http: createHttp(http),
  };
}
