// A registry that a pull request named in its project.toml, and that wants more than to be read.
import type { IncomingMessage, ServerResponse } from "node:http";
import { LINK_LOCAL, OTHER_PUBLIC, PRIVATE, PUBLIC } from "./addresses.ts";
import { type Attack, type Attacked, expectError, reached } from "./attack.ts";
import type { Place } from "./place.ts";
import { json, type Recorder, startRecorder } from "./recorder.ts";

const ASSET = "services that only the runner reaches";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** The instance's credentials, as a service inside would hand them out. */
function secretOf(place: Place): Answer {
  return (_request, response) => {
    json(response, 500, { message: place.secret });
  };
}

function tokenFrom(realm: string): Answer {
  return (_request, response) => {
    json(
      response,
      401,
      {},
      { "www-authenticate": `Bearer realm="${realm}",service="x",scope="repository:a:pull"` },
    );
  };
}

function redirectTo(place: string): Answer {
  return (_request, response) => {
    response.writeHead(307, { location: place }).end();
  };
}

/** A hostile registry, and a service that it wants to have asked. */
async function scene(place: Place, service: { address: string }, answer: (url: string) => Answer) {
  const inside = place.use(await startRecorder({ ...service, answer: secretOf(place) }));
  const registry = place.use(
    await startRecorder({ address: PUBLIC, answer: answer(`http://${inside.host}/latest/meta-data`) }),
  );
  place.write(
    "project.toml",
    `[io.buildpacks]\nbuilder = "${registry.host}/owner/builder:1"\n[_]\nschema-version = "0.2"\n`,
  );
  return {
    inputs: { builder: "", "insecure-registries": registry.host, image: `${registry.host}/owner/app` },
    ends: "badly" as const,
    verdict: () => [
      ...reached(inside.calls.length > 0, `The runner asked it: ${inside.calls[0] ?? ""}`),
      ...unasked(registry),
    ],
  };
}

function unasked(registry: Recorder): readonly string[] {
  return reached(registry.calls.length === 0, "The registry itself was not asked, so that nothing is proved");
}

const TARGETS = [
  { what: "a link-local address", service: { address: LINK_LOCAL } },
  { what: "a private address", service: { address: PRIVATE } },
  { what: "loopback", service: { address: "127.0.0.1" } },
];

const WAYS = [
  { way: "names as its token server", answer: tokenFrom },
  { way: "redirects manifests to", answer: redirectTo },
];

const ASKED = TARGETS.flatMap(({ what, service }) =>
  WAYS.map(({ way, answer }): Attack => ({
    name: `a registry ${way} ${what}`,
    asset: ASSET,
    needs: "nothing",
    setup: (place) => scene(place, service, answer),
  })),
);

const CREDENTIALS: Attack = {
  name: "a registry redirects a request with credentials to another host",
  asset: "credentials of registries",
  needs: "nothing",
  setup: async (place) => {
    const other = place.use(await startRecorder({ address: OTHER_PUBLIC }));
    const answer: Answer = (request, response) => {
      if (request.headers.authorization === undefined)
        json(response, 401, {}, { "www-authenticate": 'Basic realm="x"' });
      else redirectTo(`http://${other.host}${request.url ?? ""}`)(request, response);
    };
    const registry = place.use(await startRecorder({ address: PUBLIC, answer }));
    place.write("index.txt", "app");
    const auth = Buffer.from(`user:${place.secret}`).toString("base64");
    place.login({ auths: { [registry.host]: { auth } } });
    const hosts = `${registry.host},${other.host}`;
    return {
      inputs: { image: `${registry.host}/a`, builder: `${registry.host}/b`, "insecure-registries": hosts },
      ends: "badly",
      verdict: () => [
        ...reached(other.credentials.length > 0, "The other host got the credentials"),
        ...unasked(registry),
      ],
    };
  },
};

const ECHO: Attack = {
  name: "a registry repeats the token of its token server in an error",
  asset: "credentials of registries",
  needs: "nothing",
  setup: async (place) => {
    const answer: Answer = (request, response) => {
      const { authorization, host = "" } = request.headers;
      if (request.url?.startsWith("/token") === true) json(response, 200, { token: place.secret });
      else if (authorization === undefined) tokenFrom(`http://${host}/token`)(request, response);
      else json(response, 400, { errors: [{ code: "X", message: `cannot read ${authorization}` }] });
    };
    const registry = place.use(await startRecorder({ answer }));
    place.write("index.txt", "app");
    return {
      inputs: { image: `${registry.host}/a`, builder: `${registry.host}/b` },
      ends: "badly",
      // That the secret is seen nowhere is looked at after every attack.
      verdict: (result: Attacked) => expectError(result, "X: cannot read Bearer ***"),
    };
  },
};

const ENCODED: Attack = {
  name: "a registry says of a large answer to be encoded a hundred times",
  asset: "time and memory of the runner",
  needs: "nothing",
  setup: async (place) => {
    const encodings = Array.from({ length: 100 }, () => "gzip").join(", ");
    const answer: Answer = (_request, response) => {
      response.writeHead(200, { "content-encoding": encodings }).end("x".repeat(3_000_000));
    };
    const registry = place.use(await startRecorder({ answer }));
    place.write("index.txt", "app");
    return {
      inputs: { image: `${registry.host}/a`, builder: `${registry.host}/b` },
      ends: "badly",
      // An error that no code waits for would end the process without this.
      verdict: (result: Attacked) => expectError(result, "Cannot read", "is encoded 100 times"),
    };
  },
};

const DENIED: Attack = {
  name: "a registry that hangs up is told as one that wants a login",
  asset: "what people are told",
  needs: "nothing",
  setup: async (place) => {
    const answer: Answer = (request) => {
      request.socket.destroy();
    };
    const registry = place.use(await startRecorder({ answer }));
    place.write("index.txt", "app");
    return {
      inputs: { image: `${registry.host}/a`, builder: `${registry.host}/b` },
      ends: "badly",
      verdict: ({ errors }: Attacked) =>
        reached(
          errors.some((error) => /log in|logged in|credentials|docker\/login-action/i.test(error)),
          `It is told so: ${errors.join(" / ").slice(0, 400)}`,
        ),
    };
  },
};

/** What registries try, by way of what they answer. */
export const REGISTRIES: readonly Attack[] = [...ASKED, CREDENTIALS, ECHO, ENCODED, DENIED];
