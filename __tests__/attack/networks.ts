// Networks as they are: proxies that are the only way out, registries with and without TLS.
import { OTHER_PUBLIC, PUBLIC } from "./addresses.ts";
import { type Attack, reached, type Scene } from "./attack.ts";
import { selfSigned } from "./certificate.ts";
import type { Place } from "./place.ts";
import { startRecorder } from "./recorder.ts";

const CREDENTIALS = "credentials of registries";
const FAR = "registry.example.com";

async function behindProxy(place: Place, proxyOf: (host: string) => string): Promise<Scene> {
  const proxy = place.use(await startRecorder());
  const near = place.use(await startRecorder({ address: OTHER_PUBLIC }));
  place.write("index.txt", "app");
  const url = proxyOf(proxy.host);
  return {
    env: { HTTPS_PROXY: url, HTTP_PROXY: url, NO_PROXY: `${OTHER_PUBLIC},localhost` },
    inputs: { image: `${FAR}/a`, builder: `${near.host}/b`, "insecure-registries": near.host },
    ends: "badly",
    verdict: () => [
      ...reached(
        !proxy.calls.includes(`CONNECT ${FAR}:443`),
        `The proxy was not asked: ${proxy.calls.join(", ")}`,
      ),
      ...reached(near.calls.length === 0, "A host of NO_PROXY was not asked"),
      ...reached(
        proxy.calls.some((call) => call.includes(OTHER_PUBLIC)),
        "A host of NO_PROXY was asked by the proxy",
      ),
    ],
  };
}

const PROXIES: readonly Attack[] = [
  {
    what: "a proxy is the only way out",
    proxyOf: (host: string) => `http://${host}`,
  },
].map(({ what, proxyOf }) => ({
  name: what,
  asset: "builds of others",
  needs: "nothing",
  setup: (place) => behindProxy(place, proxyOf),
}));

const PROXY_SECRETS: readonly Attack[] = [
  { what: "a password", user: (secret: string) => `user:${secret}` },
  { what: "a token as its user", user: (secret: string) => secret },
].map(({ what, user }) => ({
  name: `the address of a proxy has ${what}`,
  asset: "credentials of any kind",
  needs: "nothing",
  setup: async (place) => {
    const { verdict, ...scene } = await behindProxy(place, (host) => `http://${user(place.secret)}@${host}`);
    return {
      ...scene,
      verdict: async (result) => [
        ...(await verdict(result)),
        ...reached(!result.masks.some((mask) => mask.includes(place.secret)), "It is not masked"),
      ],
    };
  },
}));

function tls(
  name: string,
  options: { isNamed: boolean; hasTls: boolean },
  judge: (calls: readonly string[], secrets: readonly string[]) => readonly string[],
): Attack {
  return {
    name,
    asset: CREDENTIALS,
    needs: "nothing",
    setup: async (place) => {
      const registry = place.use(
        await startRecorder({ address: PUBLIC, ...(options.hasTls && { certificate: selfSigned(PUBLIC) }) }),
      );
      place.write("index.txt", "app");
      const auth = Buffer.from(`user:${place.secret}`).toString("base64");
      place.login({ auths: { [registry.host]: { auth } } });
      return {
        inputs: {
          image: `${registry.host}/a`,
          builder: `${registry.host}/b`,
          ...(options.isNamed && { "insecure-registries": registry.host }),
        },
        ends: "badly",
        verdict: () => judge(registry.calls, registry.credentials),
      };
    },
  };
}

/** What networks do to builds, and to the credentials of a build. */
export const NETWORKS: readonly Attack[] = [
  ...PROXIES,
  ...PROXY_SECRETS,
  tls("insecure-registries names a registry with TLS of its own", { isNamed: true, hasTls: true }, (calls) =>
    reached(calls.length === 0, "It was not spoken to by TLS"),
  ),
  tls(
    "a registry that is not named has a certificate that nobody vouches for",
    { isNamed: false, hasTls: true },
    (calls) => reached(calls.length > 0, "It was believed"),
  ),
  tls("a registry that is not named speaks no TLS", { isNamed: false, hasTls: false }, (calls, secrets) => [
    ...reached(calls.length > 0, "It was spoken to without TLS"),
    ...reached(secrets.length > 0, "It got credentials"),
  ]),
];
