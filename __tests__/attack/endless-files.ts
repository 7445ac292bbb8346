// Files without an end, and pipes that nobody writes to, in place of small files.
import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import path from "node:path";
import { type Attack, expectError, type Scene } from "./attack.ts";
import type { Place } from "./place.ts";

const ASSET = "time and memory of the runner";

type Inputs = Readonly<Record<string, string>>;

/** Files that a build reads, and the inputs by which it does. */
const FILES: readonly {
  readonly what: string;
  readonly file: string;
  readonly inputs: Inputs;
  readonly needs?: "engine";
}[] = [
  { what: "project.toml", file: "project.toml", inputs: {} },
  { what: "the input descriptor", file: "ci/project.toml", inputs: { descriptor: "ci/project.toml" } },
  { what: "the input env-files", file: "build.env", inputs: { "env-files": "build.env" } },
  {
    what: "a file of the input bindings",
    file: "key",
    inputs: { bindings: "b/type=x\nb/key<key" },
    needs: "engine",
  },
  {
    what: "a directory of the input bindings",
    file: "b/key",
    inputs: { bindings: "b/type=x\nb<b" },
    needs: "engine",
  },
  { what: "the input ca-certificates", file: "ca.pem", inputs: { "ca-certificates": "ca.pem" } },
  { what: "an archive as path", file: "app.zip", inputs: { path: "app.zip" } },
];

const KINDS: readonly { readonly kind: string; readonly plant: (place: Place, file: string) => void }[] = [
  {
    kind: "a link to /dev/zero",
    plant: (place, file) => {
      place.link(file, "/dev/zero");
    },
  },
  {
    kind: "a named pipe",
    plant: (place, file) => {
      place.pipe(file);
    },
  },
];

function scene(inputs: Inputs, file: string): Scene {
  return { inputs, ends: "badly", verdict: (result) => expectError(result, path.basename(file)) };
}

const OF_CHECKOUT = FILES.flatMap(({ what, file, inputs, needs }) =>
  KINDS.map(({ kind, plant }): Attack => ({
    name: `${what} is ${kind}`,
    asset: ASSET,
    needs: needs ?? "nothing",
    setup: (place) => {
      place.write("index.txt", "app");
      plant(place, file);
      return scene(inputs, file);
    },
  })),
);

/** Of the runner's user, which earlier steps of a job may have made. */
const OF_HOME = ["/dev/zero", "pipe"].map((target): Attack => ({
  name: `Docker's config.json is ${target === "pipe" ? "a named pipe" : "a link to /dev/zero"}`,
  asset: ASSET,
  needs: "nothing",
  setup: (place) => {
    const file = path.join(place.dockerConfig, "config.json");
    if (target === "pipe") execFileSync("mkfifo", [file]);
    else symlinkSync(target, file);
    return scene({}, file);
  },
}));

/** Each file as each kind. */
export const ENDLESS_FILES: readonly Attack[] = [...OF_CHECKOUT, ...OF_HOME];
