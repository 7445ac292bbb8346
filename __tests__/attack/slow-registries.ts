// Registries that take their time: every build ends, in the time that the job allows, and says in its log what it waits for.
import type { IncomingMessage, ServerResponse } from "node:http";
import { reached, type Attack } from "./attack.ts";
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

/** One for each kind. */
export const SLOW_REGISTRIES: readonly Attack[] = KINDS.map(({ name, answer }) => ({
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
