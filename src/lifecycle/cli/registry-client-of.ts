// The client of registries as phases use it. Only phases that ask a registry load it.
import { createNetwork } from "../../network/network.ts";
import type { Keychain } from "../../registry/auth/credentials.ts";
import type { Registry } from "../../registry/registry.ts";
import { createRegistryClient } from "../../registry/registry-client.ts";
import { describeRetry } from "../../registry/transport/retry.ts";
import type { LifecycleContext } from "../context.ts";
import type { InputValues } from "../inputs/input-values.ts";

/** With the proxies of the environment; each retry is told in the log. */
export function registryClientOf(
  keychain: Keychain,
  values: InputValues,
  { environment, log }: Pick<LifecycleContext, "environment" | "log">,
): Registry {
  return createRegistryClient({
    keychain,
    network: createNetwork({ env: environment }),
    insecureRegistries: values.list("insecure-registry"),
    onRetry: (retry) => {
      log.warn(describeRetry(retry));
    },
  });
}
