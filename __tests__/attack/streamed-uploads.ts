// Registries, and proxies before them, that want to know how large a layer is before it comes.
import { readPublished } from "../e2e/published.ts";
import { testbed } from "../e2e/testbed.ts";
import { type Attack, reached, type Scene } from "./attack.ts";
import { inlineProject, newImage } from "./engine.ts";
import { openDoor } from "./registry-door.ts";

const LAYERS = 4;

/** Layers that cannot be compressed to what waits in memory for its digest. */
const LARGE = `
for number in $(seq ${LAYERS}); do
  mkdir -p "$CNB_LAYERS_DIR/large$number"
  head -c 4000000 /dev/urandom >"$CNB_LAYERS_DIR/large$number/content"
  printf '[types]\\nlaunch = true\\n' >"$CNB_LAYERS_DIR/large$number.toml"
done`;

/** As many as are under way when the first is refused, of the lifecycle and of the gateway. */
const AT_ONCE = 6;

export const STREAMED_UPLOADS: readonly Attack[] = [405, 411, 501].flatMap((status) =>
  ["1", "1,2"].map((tags): Attack => ({
    name: `a registry refuses streamed uploads with ${status}, for the tags ${tags}`,
    asset: "time and memory of the runner",
    needs: "engine",
    setup: async (place): Promise<Scene> => {
      let refused = 0;
      const door = place.use(
        await openDoor({
          intercept: (request, response) => {
            if (request.method !== "PATCH" || request.headers["content-length"] !== undefined) return false;
            refused += 1;
            request.resume();
            response.writeHead(status).end();
            return true;
          },
        }),
      );
      place.write("project.toml", inlineProject(LARGE));
      const image = newImage();
      const through = door.through(image);
      return {
        inputs: {
          image: tags
            .split(",")
            .map((tag) => `${through}:${tag}`)
            .join(","),
        },
        ends: "well",
        verdict: async () => {
          const { layers } = await readPublished(`${image}:1`);
          const { layers: base } = await readPublished(testbed().images.run);
          return [
            ...reached(layers.length < base.length + LAYERS, "Layers are missing"),
            ...reached(refused > AT_ONCE, `It had to refuse ${refused} times`),
          ];
        },
      };
    },
  })),
);
