// Registries that take their time: every build ends, in the time that the job allows, and says in its log what it waits for.
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Attack, reached } from "./attack.ts";
import { startRecorder } from "./recorder.ts";

/** Seconds that the job allows, the least there are. A build that goes by it ends long before the bench loses its patience. */
const LIMIT = "30";

interface Slowness {
  readonly name: string;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
}

const KINDS: readonly Slowness[] = [
  { name: "never answers", answer: () => undefined },
  {
    name: "sends a manifest byte by byte",
    answer: (_request, response) => {
      response.writeHead(200, { "content-type": "application/vnd.oci.image.manifest.v1+json" });
      const timer = setInterval(() => response.write(" "), 500);
      response.on("close", () => {
        clearInterval(timer);
      });
    },
  },
  {
    name: "is overloaded, and asks to come back in a minute, again and again",
    answer: (_request, response) => {
      response.writeHead(503, { "retry-after": "60" }).end();
    },
  },
  {
    name: "sends a manifest without an end",
    answer: (_request, response) => {
      response.writeHead(200, { "content-type": "application/vnd.oci.image.manifest.v1+json" });
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1024 * 1024, " ")));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    },
  },
];

const OF_EACH_KIND = KINDS.map(({ name, answer }): Attack => ({
  name: `a registry ${name}`,
  asset: "time and memory of the runner",
  needs: "nothing",
  setup: async (place) => {
    const registry = place.use(await startRecorder({ answer }));
    place.write("index.txt", "app");
    return {
      inputs: { image: `${registry.host}/a`, builder: `${registry.host}/b`, "registry-timeout": LIMIT },
      ends: "badly",
      verdict: ({ errors }) => [
        ...reached(
          !errors.some((error) => error.includes(registry.host)),
          "The error does not name the registry",
        ),
        ...reached(registry.calls.length > 40, `It was asked ${registry.calls.length} times`),
      ],
    };
  },
}));

/** What a registry, or its token server, may answer: times without an end, in the past, and what is none. */
const TIMES = [
  "0",
  "-1",
  "99999999999999999999",
  "1e300",
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "Fri, 31 Dec 9999 23:59:59 GMT",
  "soon",
];

/** Of all requests: as many as a client makes that is not led to more. */
const MANY = 200;

const STORMS = [429, 503].map((status): Attack => ({
  name: `a registry and its token server answer ${status}, with whatever there is as Retry-After`,
  asset: "time and memory of the runner",
  needs: "nothing",
  setup: async (place) => {
    let at = 0;
    const storm = (response: ServerResponse): void => {
      response.writeHead(status, { "retry-after": TIMES[at++ % TIMES.length] }).end();
    };
    const tokens = place.use(
      await startRecorder({
        answer: (_request, response) => {
          storm(response);
        },
      }),
    );
    const registry = place.use(
      await startRecorder({
        answer: ({ url = "" }, response) => {
          const challenge = `Bearer realm="http://${tokens.host}/token",service="x"`;
          if (url.includes("/a/")) response.writeHead(401, { "www-authenticate": challenge }).end();
          else storm(response);
        },
      }),
    );
    place.write("index.txt", "app");
    return {
      inputs: { image: `${registry.host}/a`, builder: `${registry.host}/b`, "registry-timeout": LIMIT },
      ends: "badly",
      verdict: ({ errors }) => [
        ...reached(!errors.some((error) => error.includes(String(status))), "No error says what it answers"),
        ...reached(
          registry.calls.length + tokens.calls.length > MANY,
          `They were asked ${registry.calls.length} and ${tokens.calls.length} times`,
        ),
        ...reached(tokens.calls.length === 0, "The token server was not asked, so that nothing is proved"),
      ],
    };
  },
}));

/** One for each kind, and storms. */
export const SLOW_REGISTRIES: readonly Attack[] = [...OF_EACH_KIND, ...STORMS];
