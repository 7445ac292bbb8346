// What talks to registries, with the credentials of this process. Only phases that deal with images load it.
// What is read is read now, since the phase becomes another user; what can wait is loaded with the first question.
import path from "node:path";
import { dockerConfigDir } from "../../docker/docker-context.ts";
import { leadsNowhere } from "../../files/regular-file.ts";
import { chainKeychains, type Keychain } from "../../registry/auth/credentials.ts";
import { authVariableKeychain, dockerConfigKeychain } from "../../registry/auth/docker-config.ts";
import { registryAuthKeychain } from "../../registry/auth/registry-auth.ts";
import type { Registry } from "../../registry/registry.ts";
import type { ProcessEnvironment } from "../buildpack/env-files.ts";
import type { LifecycleContext } from "../context.ts";
import type { InputValues } from "../inputs/input-values.ts";
import { runCredentialHelper } from "../process-runner.ts";
import { readText } from "../toml-file.ts";
import { registryWhenAsked } from "./registry-when-asked.ts";

/** To be called before the phase becomes another user. */
export async function openRegistry(
  values: InputValues,
  ctx: Pick<LifecycleContext, "environment" | "log">,
): Promise<Registry> {
  const keychain = await createKeychain(ctx.environment);
  return registryWhenAsked(async () => {
    const { registryClientOf } = await import("./registry-client-of.ts");
    return registryClientOf(keychain, values, ctx);
  });
}

/**
 * Docker's configuration is read now, before the phase becomes a user who may not read it. That it cannot be read is told to what
 * asks for a registry: with all images elsewhere, the home may be someone else's.
 */
async function createKeychain(environment: ProcessEnvironment): Promise<Keychain> {
  const registryAuth = registryAuthKeychain(environment["CNB_REGISTRY_AUTH"]);
  const reading = readDockerConfig(path.join(dockerConfigDir(environment), "config.json"));
  await reading.catch(() => undefined);
  const file: Keychain = { resolve: async (registry) => (await reading)?.resolve(registry) };
  return chainKeychains([registryAuth, authVariableKeychain(environment), file]);
}

/** A home of /dev/null, which users without one may have, has no configuration either. */
async function readDockerConfig(file: string): Promise<Keychain | undefined> {
  const contents = await readText(file).catch((error: unknown) => {
    if (leadsNowhere(error)) return undefined;
    throw error;
  });
  if (contents === undefined) return undefined;
  return dockerConfigKeychain({ contents, runHelper: runCredentialHelper });
}
