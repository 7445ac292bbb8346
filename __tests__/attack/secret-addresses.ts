// Addresses of buildpacks that have a token in their query: whatever the server answers, no place that others read has it.
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { buildpackEntries } from "../buildpack/module-fixture.ts";
import { tarOf } from "../buildpack/tar-fixture.ts";
import { readPublished } from "../e2e/published.ts";
import { PUBLIC } from "./addresses.ts";
import { type Attack, type Attacked, reached, type Scene } from "./attack.ts";
import { newImage } from "./engine.ts";
import { BUILD_USER, labelledBuilder, LIFECYCLE } from "./labelled-builder.ts";
import type { Place } from "./place.ts";
import { startRecorder } from "./recorder.ts";

const ASSET = "credentials of any kind";

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** What a server may do, of which the client then says something. */
const FINAL: Readonly<Record<string, Answer>> = {
  "answers 404": (response) => response.writeHead(404).end(),
  "answers 403 with the address": (response, { url }) => response.writeHead(403, url).end(url),
  "sends no archive": (response, { url }) => response.writeHead(200).end(url),
};

/** The same, if the client tries again, for half a minute. */
const TRIED_AGAIN: Readonly<Record<string, Answer>> = {
  "hangs up": (response) => response.destroy(),
  "redirects it to where nothing is": (response, { url = "" }) =>
    response.writeHead(302, { location: `http://127.0.0.1:1${url}` }).end(),
  "redirects it in a circle": (response, { url = "" }) => response.writeHead(302, { location: url }).end(),
  "redirects it to what is no address": (response, { url = "" }) =>
    response.writeHead(302, { location: `http://[${url}` }).end(),
};

/** Places where an address may be. */
const PLACES: readonly {
  readonly where: string;
  /** What the source names is asked at public addresses only; there are some where there is no engine. */
  readonly isInSource: boolean;
  readonly plant: (place: Place, address: string) => Readonly<Record<string, string>>;
}[] = [
  {
    where: "the input buildpacks",
    isInSource: false,
    plant: (_place, address) => ({ buildpacks: address }),
  },
  {
    where: "a project.toml",
    isInSource: true,
    plant: (place, address) => {
      place.write(
        "project.toml",
        `[_]\nschema-version = "0.2"\n[[io.buildpacks.group]]\nuri = "${address}"\n`,
      );
      return {};
    },
  },
  {
    where: "a package.toml",
    isInSource: true,
    plant: (place, address) => {
      for (const { name, text = "", mode } of buildpackEntries({ id: "attack/a" }))
        place.write(`bp/${name}`, text, mode);
      place.write("bp/package.toml", `[[dependencies]]\nuri = "${address}"\n`);
      return { buildpacks: "./bp" };
    },
  },
  {
    where: "the input buildpack-registry",
    isInSource: false,
    plant: (_place, address) => ({
      buildpacks: "urn:cnb:registry:attack/a@1.0.0",
      "buildpack-registry": address,
    }),
  },
];

interface Failures {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly places: typeof PLACES;
  readonly needs: Attack["needs"];
  readonly when: string;
}

const failures = ({ answers, places, needs, when }: Failures) =>
  places.map(({ where, isInSource, plant }): Attack => ({
    name: `the token in an address of ${where} is shown when ${when}`,
    asset: ASSET,
    needs,
    setup: async (place): Promise<Scene> => {
      let answer: Answer = (response) => response.writeHead(404).end();
      const server = place.use(
        await startRecorder({
          ...(isInSource && { address: PUBLIC }),
          answer: (request, response) => {
            answer(response, request);
          },
        }),
      );
      const registry = await labelledBuilder(place, { lifecycle: LIFECYCLE }, BUILD_USER);
      place.write("index.txt", "app");
      const inputs = {
        image: `${registry.host}/a`,
        builder: `${registry.host}/b:1`,
        "trust-builder": "true",
      };
      const address = `http://${server.host}/a.tgz?sig=${place.secret}&x=1`;
      const silent: string[] = [];
      return {
        inputs: { ...inputs, ...plant(place, address) },
        run: async (build) => {
          let last: Attacked | undefined;
          for (const [what, one] of Object.entries(answers)) {
            answer = one;
            last = await build();
            if (last.errors.length === 0) silent.push(`Nothing is said of a server that ${what}`);
          }
          if (last === undefined) throw new Error("There was no build");
          return last;
        },
        ends: "badly",
        // That the secret is shown nowhere is checked for all attacks.
        verdict: () => [
          ...silent,
          ...reached(server.calls.length === 0, "Nothing was downloaded, so that nothing is proved"),
        ],
      };
    },
  }));

const SUCCESS: Attack = {
  name: "the token in the address of a buildpack is shown when all goes well",
  asset: ASSET,
  needs: "engine",
  setup: async (place): Promise<Scene> => {
    const entries = buildpackEntries({ id: "attack/downloaded", files: {} }).map((entry) =>
      entry.name.startsWith("bin/") ? { ...entry, text: "#!/bin/sh\nenv\nmount\nexit 0\n" } : entry,
    );
    const archive = gzipSync(tarOf(entries));
    const server = place.use(
      await startRecorder({ answer: (_request, response) => response.writeHead(200).end(archive) }),
    );
    const image = newImage();
    place.write("index.txt", "app");
    return {
      inputs: { image, buildpacks: `http://${server.host}/a.tgz?sig=${place.secret}`, verbose: "true" },
      ends: "well",
      verdict: async ({ outputs }) => {
        const { config } = await readPublished(image);
        return [
          ...reached(JSON.stringify([config, outputs]).includes(place.secret), "The image has it"),
          ...reached(server.calls.length === 0, "Nothing was downloaded, so that nothing is proved"),
        ];
      },
    };
  },
};

/** From each place by each answer, and from the input when all goes well. */
export const SECRET_ADDRESSES: readonly Attack[] = [
  ...failures({ answers: FINAL, places: PLACES, needs: "nothing", when: "the download fails" }),
  ...failures({
    answers: TRIED_AGAIN,
    places: PLACES.slice(0, 1),
    needs: "engine",
    when: "the download fails again and again",
  }),
  SUCCESS,
];
