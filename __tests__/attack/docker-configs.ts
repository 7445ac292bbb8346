// Shapes of Docker's config.json as tools write them: none of them keeps a build from what needs no login.
import { startFakeRegistry } from "../support/fake-registry.ts";
import { type Attack, reached } from "./attack.ts";

const CONFIGS: Readonly<Record<string, unknown>> = {
  "an entry that is null": { auths: { "ghcr.io": null } },
  "fields that are null": {
    auths: { "ghcr.io": { auth: null, identitytoken: null } },
    credsStore: null,
    currentContext: null,
  },
  "helpers that are null": { auths: null, credHelpers: null },
  "an entry named __proto__": JSON.parse(
    '{"auths":{"__proto__":{"auth":"eDp5"},"constructor":{}}}',
  ) as unknown,
};

/** The build fails for want of an engine, and for nothing else about logins. */
export const DOCKER_CONFIGS: readonly Attack[] = Object.entries(CONFIGS).map(([what, config]) => ({
  name: `config.json has ${what}`,
  asset: "builds of others",
  needs: "nothing",
  setup: async (place) => {
    const registry = place.use(await startFakeRegistry());
    place.write("index.txt", "app");
    place.login(config);
    return {
      inputs: { image: `${registry.host}/owner/app`, builder: `${registry.host}/owner/builder` },
      verdict: ({ errors }) =>
        reached(
          errors.some((error) => /config\.json|Docker configuration|login for/.test(error)) ||
            registry.calls.length === 0,
          `The login is refused, or the registry was not asked: ${errors.join(" / ").slice(0, 300)}`,
        ),
    };
  },
}));
