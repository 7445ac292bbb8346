// The address of a buildpack in a project.toml, by which a pull request wants the runner to ask what only that reaches.
import type { IncomingMessage, ServerResponse } from "node:http";
import { addImage, BUILDER_ENV, builderLabels } from "../platform/registry-images.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import { LINK_LOCAL, PRIVATE, PUBLIC } from "./addresses.ts";
import { type Attack, reached, type Scene } from "./attack.ts";
import type { Place } from "./place.ts";
import { startRecorder } from "./recorder.ts";

const ASSET = "services that only the runner reaches";

/** A build whose project.toml names the service itself, or a host on the internet that redirects to it. */
async function scene(place: Place, address: string, way: "named" | "redirect"): Promise<Scene> {
  const answer = (_request: IncomingMessage, response: ServerResponse): void => {
    response.end(place.secret);
  };
  const inside = place.use(await startRecorder({ address, answer }));
  const secrets = `http://${inside.host}/latest/meta-data`;
  const host = place.use(
    await startRecorder({
      address: PUBLIC,
      answer: (_request, response) => response.writeHead(302, { location: secrets }).end(),
    }),
  );
  const uri = way === "named" ? secrets : `http://${host.host}/buildpack.tgz`;
  place.write(
    "project.toml",
    `[_]\nschema-version = "0.2"\n[[io.buildpacks.group]]\nuri = ${JSON.stringify(uri)}\n`,
  );
  const registry = place.use(await startFakeRegistry());
  addImage(registry, "builder", {
    env: BUILDER_ENV,
    labels: builderLabels({ image: `${registry.host}/run` }),
  });
  addImage(registry, "run");
  return {
    inputs: { image: `${registry.host}/app`, builder: `${registry.host}/builder` },
    ends: "badly",
    verdict: ({ errors }) => [
      ...reached(inside.calls.length > 0, `The runner asked it: ${inside.calls[0] ?? ""}`),
      ...reached(
        !errors.some((error) => error.includes("Cannot download")),
        `Nothing was to be downloaded, so that nothing is proved: ${errors.join(" / ").slice(0, 400)}`,
      ),
    ],
  };
}

const TARGETS = [
  { what: "a link-local address", address: LINK_LOCAL },
  { what: "a private address", address: PRIVATE },
  { what: "loopback", address: "127.0.0.1" },
];

/** What the addresses of buildpacks try. */
export const DOWNLOADS: readonly Attack[] = TARGETS.flatMap(({ what, address }) =>
  (["named", "redirect"] as const).map((way): Attack => ({
    name: `the address of a buildpack ${way === "named" ? "is" : "redirects to"} ${what}`,
    asset: ASSET,
    needs: "nothing",
    setup: (place) => scene(place, address, way),
  })),
);
