// Builds that end in the wrong moment, and in no good way.
import { deriveImage } from "../e2e/derived-image.ts";
import { tagsOf } from "../e2e/published.ts";
import { testbed } from "../e2e/testbed.ts";
import { type Attack, reached } from "./attack.ts";
import { inlineProject, newImage } from "./engine.ts";
import { openDoor } from "./registry-door.ts";

const SLOW = "echo 'slow: started'\nsleep 300";

const KILLED: Attack = {
  name: "a build with two tags is killed, and the post step follows",
  asset: "the engine and the disk",
  needs: "engine",
  setup: (place) => {
    place.write("project.toml", inlineProject(SLOW));
    const image = newImage();
    return {
      inputs: { image: `${image}:a,${image}:b` },
      cancel: { signal: "SIGKILL", when: /^slow: started$/ },
      verdict: async ({ exitCode, post }) => [
        ...reached(exitCode !== 137, `It ended with ${exitCode}, so that nothing is proved`),
        ...reached(post?.exitCode !== 0, "The post step failed"),
        ...reached((await tagsOf(image)) !== undefined, "A tag moved"),
      ],
    };
  },
};

const CANCELLED: Attack = {
  name: "a build is cancelled while the registry keeps one of two tags waiting",
  asset: "what tags point to",
  needs: "engine",
  setup: async (place) => {
    const door = place.use(
      await openDoor({
        intercept: ({ method, url = "" }) => method === "PUT" && url.endsWith("/manifests/b"),
      }),
    );
    place.write("project.toml", inlineProject("true"));
    const image = door.through(newImage());
    return {
      inputs: { image: `${image}:a,${image}:b` },
      cancel: { signal: "SIGINT", when: /^Delivering the image/ },
      verdict: async ({ annotations, exitCode, durationMs }) => {
        const moved = (await tagsOf(image)) ?? [];
        const told = annotations.map(({ message }) => message).join("\n");
        return [
          ...reached(exitCode === 0, "It ended as if all went well"),
          ...reached(durationMs > 80_000, `It took ${Math.round(durationMs / 1000)} s`),
          ...reached(
            moved.length > 0 && !moved.every((tag) => told.includes(`:${tag}`)),
            `${moved.join(", ")} moved, and is not named: ${told}`,
          ),
        ];
      },
    };
  },
};

const CORRUPT: Attack = {
  name: "a blob of the run image comes damaged once",
  asset: "builds of others",
  needs: "engine",
  setup: async (place) => {
    let left = 1;
    const door = place.use(
      await openDoor({
        intercept: ({ method, url = "" }, response) => {
          if (method !== "GET" || !url.includes("/testbed/run/blobs/") || left-- <= 0) return false;
          response.writeHead(200, { "content-length": 7 }).end("damaged");
          return true;
        },
      }),
    );
    place.write("project.toml", inlineProject("true"));
    return {
      inputs: { image: newImage(), "run-image": door.through(testbed().images.run) },
      ends: "well",
      verdict: () => reached(left > 0, "No blob was read, so that nothing is proved"),
    };
  },
};

const LONG_NAME: Attack = {
  name: "the label of the previous image has a layer with a name of 300 bytes",
  asset: "later builds",
  needs: "engine",
  setup: (place) => {
    const image = newImage();
    const script = `mkdir -p "$CNB_LAYERS_DIR/kept"; printf '[types]\\nlaunch = true\\n' >"$CNB_LAYERS_DIR/kept.toml"`;
    place.write("project.toml", inlineProject(script));
    return {
      inputs: { image: `${image}:1` },
      run: async (build) => {
        await build();
        const previous = await deriveImage(`${image}:1`, "hostile", ({ config }) => {
          const name = "io.buildpacks.lifecycle.metadata";
          config.Labels[name] = (config.Labels[name] ?? "").replaceAll('"kept"', `"${"k".repeat(300)}"`);
        });
        return build({ inputs: { image: `${image}:2`, "previous-image": previous } });
      },
      ends: "well",
      verdict: () => [],
    };
  },
};

/** Signals, damage, and what is left of both. */
export const ENDINGS: readonly Attack[] = [KILLED, CANCELLED, CORRUPT, LONG_NAME];
