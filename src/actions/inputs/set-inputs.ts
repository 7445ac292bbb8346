// The inputs that a workflow set, for its summary: never a value that may be secret.
import type { Environment } from "../../environment.ts";
import { withoutLogins } from "../../quote.ts";
import { shorten } from "../runner/cut-text.ts";

/** An input that is not at its default. */
export interface SetInput {
  readonly name: string;
  /** Of a list of variables or bindings only the names. */
  readonly value: string;
}

/** What is shown of an input: its value, the names in it, or that it is set. */
type Shown = "value" | "names" | "nothing";

/** How to show each input, and its default as in `action.yml`; one that is not here is shown without its value. */
export const SHOWN_INPUTS: Readonly<Record<string, readonly [shown: Shown, byDefault?: string]>> = {
  image: ["value"],
  builder: ["value"],
  path: ["value", "."],
  "file-modes": ["value", "keep"],
  push: ["value"],
  load: ["value", "false"],
  layout: ["value"],
  labels: ["names"],
  annotations: ["names"],
  env: ["names"],
  "env-files": ["value"],
  descriptor: ["value"],
  buildpacks: ["value"],
  "pre-buildpacks": ["value"],
  "post-buildpacks": ["value"],
  extensions: ["value"],
  "buildpack-registry": ["value"],
  bindings: ["names"],
  "run-image": ["value"],
  "previous-image": ["value"],
  "trust-builder": ["value", "auto"],
  "lifecycle-image": ["value"],
  "run-image-mirrors": ["value"],
  platform: ["value"],
  network: ["value"],
  volumes: ["value"],
  memory: ["value"],
  cpus: ["value"],
  uid: ["value"],
  gid: ["value"],
  "docker-host": ["value"],
  "ca-certificates": ["value"],
  "insecure-registries": ["value"],
  "registry-timeout": ["value", "600"],
  "default-process": ["value"],
  "creation-time": ["value"],
  "exec-env": ["value"],
  "layer-compression": ["value", "gzip"],
  workspace: ["value", "workspace"],
  sbom: ["value"],
  report: ["value"],
  pull: ["value", "always"],
  cache: ["value", "auto"],
  "cache-scope": ["value"],
  "clear-cache": ["value", "false"],
  "builder-cache": ["value", "auto"],
  summary: ["value", "true"],
  verbose: ["value", "false"],
  tags: ["value"],
  context: ["value"],
  platforms: ["value"],
  "no-cache": ["value"],
  "cache-from": ["value"],
  "cache-to": ["value"],
  outputs: ["value"],
  provenance: ["value"],
  attests: ["nothing"],
  allow: ["value"],
  call: ["value"],
  "github-token": ["nothing"],
  file: ["value"],
  target: ["value"],
  "build-args": ["names"],
  "build-contexts": ["value"],
  "no-cache-filters": ["value"],
  secrets: ["nothing"],
  "secret-envs": ["nothing"],
  "secret-files": ["nothing"],
  ssh: ["nothing"],
  "add-hosts": ["value"],
  "cgroup-parent": ["value"],
  "shm-size": ["value"],
  ulimit: ["value"],
};

const MAX_VALUE_LENGTH = 400;

/** By the environment of the step, in the order of `action.yml`; then those that are not in the list. */
export function setInputs(env: Environment): readonly SetInput[] {
  const given = new Map<string, string>();
  for (const [variable, text = ""] of Object.entries(env)) {
    const value = text.trim();
    if (variable.startsWith("INPUT_") && value !== "") given.set(variable.slice(6).toLowerCase(), value);
  }
  const known = Object.keys(SHOWN_INPUTS).filter((name) => given.has(name));
  const others = [...given.keys()].filter((name) => !Object.hasOwn(SHOWN_INPUTS, name)).sort();
  return [...known, ...others].flatMap((name) => {
    const value = given.get(name) ?? "";
    const entry = Object.hasOwn(SHOWN_INPUTS, name) ? SHOWN_INPUTS[name] : undefined;
    const [shown, byDefault] = entry ?? ["nothing"];
    return value === byDefault ? [] : [{ name, value: shorten(show(value, shown), MAX_VALUE_LENGTH) }];
  });
}

function show(value: string, shown: Shown): string {
  switch (shown) {
    case "value":
      return withoutLogins(value);
    case "names":
      return namesIn(value).join(", ") || "set";
    case "nothing":
      return "set";
  }
}

/** What is before `=` or `<` in each line; alone only what looks like a variable, not like a line of a key. */
function namesIn(value: string): string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const names = lines.map((line) =>
    /^([\w./:,[\]-]{1,100})\s*[=<]|^([A-Z][A-Z0-9_]{0,39})$/.exec(line)?.slice(1).join(""),
  );
  return [...new Set(names.flatMap((name) => name || []))];
}
