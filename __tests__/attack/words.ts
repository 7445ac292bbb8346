// Words of others that a runner would take for commands, wherever the action may quote them.
import { FIFO, REGULAR, writeZip } from "../project/tiny-zip.ts";
import { type Attack, type Attacked, reached } from "./attack.ts";
import { BUILD_USER, labelledBuilder, LIFECYCLE } from "./labelled-builder.ts";
import type { Place } from "./place.ts";
import { json, startRecorder } from "./recorder.ts";

const ASSET = "outputs, masks and annotations";
const MARK = "attacker";

/** Before a command: what the runner's parser trims, and what it splits lines at. */
const BEGINNINGS = ["\n", "\r", "\u0085", "\n\u0085", "\u2028", "x\n \u00a0"];
const COMMANDS = [
  `::add-mask::${MARK}`,
  `::error::${MARK}`,
  `::set-output name=digest::${MARK}`,
  `::stop-commands::${MARK}`,
  `##[add-mask]${MARK}`,
  `##[warning]${MARK}`,
];
const WORDS = BEGINNINGS.flatMap((beginning) => COMMANDS.map((command) => `${beginning}${command}`));

/** Whether the runner did what the words say. */
export function obeyed({ masks, annotations, debug, post }: Attacked): readonly string[] {
  const all = [...annotations, ...(post?.annotations ?? [])];
  return [
    ...reached([...masks, ...(post?.masks ?? [])].includes(MARK), "It set a mask"),
    ...reached(
      all.some(({ message }) => message.trim() === MARK),
      "It made an annotation",
    ),
    ...reached(
      all.some(({ message }) => /^The command '.*' is disabled/.test(message)),
      "It set an output, a state or a variable",
    ),
    ...reached(debug.includes(MARK), "It wrote a debug message"),
  ];
}

/** As a string of TOML. */
function toml(text: string): string {
  return JSON.stringify(text).replace(
    /[\u0085\u2028\u00a0]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

interface Mouth {
  readonly where: string;
  readonly plant: (place: Place, words: string) => Readonly<Record<string, string>>;
}

const MOUTHS: readonly Mouth[] = [
  {
    where: "the builder of a project.toml",
    plant: (place, words) => {
      place.write("project.toml", `[_]\nschema-version = "0.2"\n[io.buildpacks]\nbuilder = ${toml(words)}\n`);
      return { builder: "" };
    },
  },
  {
    where: "the version and the keys of a project.toml",
    plant: (place, words) => (
      place.write("project.toml", `[_]\nschema-version = ${toml(words)}\n${toml(words)} = 1\n`),
      {}
    ),
  },
  {
    where: "unknown keys of a project.toml",
    plant: (place, words) => (
      place.write(
        "project.toml",
        `[_]\nschema-version = "0.2"\n[io.buildpacks.${toml(words)}]\nx = 1\n[[io.buildpacks.group]]\nuri = ${toml(words)}\n`,
      ),
      {}
    ),
  },
  {
    where: "a project.toml that is none",
    plant: (place, words) => (
      place.write("project.toml", `a = 1\n${words.replace(/[\n\r]/g, "")} = = 2\n`),
      {}
    ),
  },
  {
    where: "names in a zip archive",
    plant: (place, words) => {
      place.write(
        "app.zip",
        writeZip([{ name: `a${words}`, content: "x", mode: REGULAR | 0o644, method: 99 }]),
      );
      return { path: "app.zip" };
    },
  },
  {
    where: "the name of a variable in an env file",
    plant: (place, words) => (
      place.write("build.env", `A${words}=1\nB${words.replace(/[\n\r]/g, "")}=2\n`),
      { "env-files": "build.env" }
    ),
  },
];

const OF_CHECKOUT = MOUTHS.map(({ where, plant }): Attack => ({
  name: `${where} is a command of the runner`,
  asset: ASSET,
  needs: "nothing",
  setup: (place) => {
    place.write("index.txt", "app");
    return {
      inputs: {},
      run: async (build) => {
        let last: Attacked | undefined;
        const found: Attacked[] = [];
        for (const words of [WORDS.join(""), ...WORDS.filter((_, at) => at % 7 === 0)]) {
          last = await build({ inputs: plant(place, words) });
          if (obeyed(last).length > 0) found.push(last);
        }
        const worst = found[0] ?? last;
        if (worst === undefined) throw new Error("There was no build");
        return worst;
      },
      verdict: obeyed,
    };
  },
}));

const OF_REGISTRY: Attack = {
  name: "the error of a registry is a command of the runner",
  asset: ASSET,
  needs: "nothing",
  setup: async (place) => {
    place.write("index.txt", "app");
    const words = WORDS.join("");
    const registry = place.use(
      await startRecorder({
        answer: (_request, response) => {
          json(response, 403, { errors: [{ code: words, message: words }] });
        },
      }),
    );
    return {
      inputs: { image: `${registry.host}/a`, builder: `${registry.host}/b` },
      ends: "badly",
      verdict: obeyed,
    };
  },
};

const OF_BUILDER: Attack = {
  name: "labels of a builder are commands of the runner",
  asset: ASSET,
  needs: "nothing",
  setup: async (place) => {
    const words = WORDS.join("");
    const metadata = {
      description: words,
      lifecycle: LIFECYCLE,
      images: WORDS.map((image) => ({ image, mirrors: [words] })),
    };
    const registry = await labelledBuilder(place, metadata, [...BUILD_USER, `X=${words}`]);
    place.write("index.txt", "app");
    return {
      inputs: { image: `${registry.host}/a`, builder: `${registry.host}/b:1`, "trust-builder": "true" },
      ends: "badly",
      verdict: obeyed,
    };
  },
};

const MIRRORS: Attack = {
  name: "a builder has 5,000 mirrors of its run image",
  asset: "what people are told",
  needs: "nothing",
  setup: async (place) => {
    const dead = place.use(await startRecorder());
    const mirrors = Array.from({ length: 5_000 }, (_none, at) => `${dead.host}/mirror-${at}:1`);
    const metadata = { lifecycle: LIFECYCLE, stack: { runImage: { image: `${dead.host}/run:1`, mirrors } } };
    const registry = await labelledBuilder(place, metadata, BUILD_USER);
    place.write("index.txt", "app");
    return {
      inputs: { image: `${registry.host}/a`, builder: `${registry.host}/b:1`, "trust-builder": "true" },
      ends: "badly",
      verdict: ({ errors }) => {
        const longest = Math.max(0, ...errors.map((error) => error.length));
        return reached(longest > 32 * 1024, `An annotation has ${longest} characters`);
      },
    };
  },
};

const NOBODY = ["4294967295", "4294967296", "0", "1000 x", "99999999999999999999"].map((id): Attack => ({
  name: `CNB_USER_ID of a builder is ${id}`,
  asset: "builds of others",
  needs: "nothing",
  setup: async (place) => {
    const registry = await labelledBuilder(place, { lifecycle: LIFECYCLE }, [
      `CNB_USER_ID=${id}`,
      "CNB_GROUP_ID=1000",
    ]);
    place.write("index.txt", "app");
    return {
      inputs: { image: `${registry.host}/a`, builder: `${registry.host}/b:1`, "trust-builder": "true" },
      ends: "badly",
      verdict: ({ errors }) =>
        reached(
          !errors.some((error) => error.includes("CNB_USER_ID") && error.includes(id)),
          "It is not told before the build",
        ),
    };
  },
}));

const PIPES: Attack = {
  name: "the names of pipes in an archive are commands of the runner",
  asset: ASSET,
  needs: "engine",
  setup: (place) => {
    const pipes = WORDS.map((words, at) => ({ name: `pipe${at}${words}`, mode: FIFO | 0o644, content: "" }));
    place.write("app.zip", writeZip([{ name: "index.txt", content: "x", mode: REGULAR | 0o644 }, ...pipes]));
    return { inputs: { path: "app.zip" }, verdict: obeyed };
  },
};

/** Every mouth, and every builder that talks too much. */
export const WORDS_OF_OTHERS: readonly Attack[] = [
  ...OF_CHECKOUT,
  OF_REGISTRY,
  OF_BUILDER,
  MIRRORS,
  ...NOBODY,
  PIPES,
];
