// Engines that are gone in the middle of a build or after it, or full, and readers of the log that are gone.
import { execFileSync } from "node:child_process";
import { type AtDoor, openEngineDoor } from "../support/engine-door.ts";
import { type Attack, expectError, reached, type Scene } from "./attack.ts";
import { docker, inlineProject, newImage } from "./engine.ts";

const LOAD = /^POST \S+\/images\/load/;
const SLOW = "echo 'slow: started'\nsleep 300";
const SPEAKING = "echo 'slow: started'\nfor second in $(seq 300); do sleep 1; echo $second; done";
const STARTED = /^slow: started$/;

function loading(what: string, atDoor: () => AtDoor, words: readonly string[]): Attack {
  return {
    name: `${what} while an image is loaded`,
    asset: "the engine and the disk",
    needs: "engine",
    setup: async (place): Promise<Scene> => {
      let loads = 0;
      const decide = atDoor();
      const door = place.use(
        await openEngineDoor({
          atDoor: (line) => {
            if (LOAD.test(line)) loads += 1;
            return decide(line);
          },
        }),
      );
      place.write("project.toml", inlineProject("true"));
      const image = newImage();
      return {
        env: { DOCKER_HOST: door.address },
        inputs: { image, push: "false", load: "true" },
        ends: "badly",
        verdict: async (result) => [
          ...expectError(result, ...words),
          ...reached(loads === 0, "Nothing was loaded, so that nothing is proved"),
          ...reached(
            (await docker("image", "ls", "--quiet", image)) !== "",
            "The engine has half of an image",
          ),
        ],
      };
    },
  };
}

/** What an engine says that has no room: its answer begins well. */
function withoutRoom(): string {
  const message = "write /blobs/sha256/x: no space left on device";
  const body = `${JSON.stringify({ errorDetail: { message }, error: message })}\r\n`;
  const head = ["HTTP/1.1 200 OK", "Content-Type: application/json", `Content-Length: ${body.length}`];
  return [...head, "Connection: close", "", body].join("\r\n");
}

const LOADING: readonly Attack[] = [
  loading(
    "the socket of the engine breaks",
    () => (line) => (LOAD.test(line) ? { kind: "break off" } : undefined),
    ["Docker engine"],
  ),
  loading(
    "the disk of the engine is full",
    () => (line) => (LOAD.test(line) ? { kind: "answer", text: withoutRoom() } : undefined),
    ["no space left on device"],
  ),
];

const DEAD: Attack = {
  name: "the engine is gone when the post step of a killed build begins",
  asset: "the engine and the disk",
  needs: "engine",
  setup: async (place): Promise<Scene> => {
    const door = place.use(await openEngineDoor());
    place.write("project.toml", inlineProject(SLOW));
    return {
      env: { DOCKER_HOST: door.address },
      inputs: { image: newImage() },
      cancel: { signal: "SIGKILL", when: STARTED },
      later: () => {
        door.close();
        return Promise.resolve();
      },
      verdict: ({ exitCode, post }) => {
        const warnings = (post?.annotations ?? []).map(({ message }) => message);
        const commands = warnings.flatMap((warning) =>
          [...warning.matchAll(/`(docker [^`]+)`/g)].map(([, one = ""]) => one),
        );
        // Who reads it does what it says: nothing may be left then, which is checked for all attacks.
        for (const command of commands) execFileSync("bash", ["-euo", "pipefail", "-c", command]);
        return [
          ...reached(exitCode !== 137, `It ended with ${exitCode}, so that nothing is proved`),
          ...reached(post?.exitCode !== 0, "The post step failed"),
          ...reached(commands.length !== 2, `It does not say what to do: ${warnings.join(" / ")}`),
        ];
      },
    };
  },
};

/** That the reader is gone shows when something is printed, by the buildpack or of its silence. */
const UNREAD: readonly Attack[] = [
  { what: "which goes on", script: SPEAKING, tags: "1" },
  { what: "which is silent, with two tags", script: SLOW, tags: "1,2" },
].map(({ what, script, tags }) => ({
  name: `nothing reads what a build prints any more, ${what}`,
  asset: "the engine and the disk",
  needs: "engine",
  setup: (place) => {
    place.write("project.toml", inlineProject(script));
    const image = newImage();
    return {
      inputs: {
        image: tags
          .split(",")
          .map((tag) => `${image}:${tag}`)
          .join(","),
      },
      cancel: { signal: "lost reader", when: STARTED },
      ends: "badly",
      verdict: ({ post, rawLines }) => [
        ...reached(
          !rawLines.some((line) => STARTED.test(line)),
          "It was not built, so that nothing is proved",
        ),
        ...reached(
          (post?.log ?? []).some((line) => line.startsWith("Removed leftovers of the build")),
          "It left containers or volumes to the post step",
        ),
      ],
    };
  },
}));

export const LOST_ENGINES: readonly Attack[] = [...LOADING, DEAD, ...UNREAD];
