// A directory that has what a builder's container has, for tests of builds without an engine.
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { lifecycleOf } from "../../src/processes/own-builder.ts";
import { thisMachinesTools } from "../../src/processes/phase/user-start.ts";
import type { ProcessEngineOptions } from "../../src/processes/process-engine.ts";

/** Whether the tests may become another user. */
export const isRoot = process.getuid?.() === 0;

/**
 * Who builds: another user where that is possible, and one of this process only. The end of a phase ends all processes of its user,
 * also those of tests that run at the same time.
 */
export const USER = isRoot
  ? { uid: 10_000 + (process.pid % 50_000), gid: 65532 }
  : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

/** The program of guardians. */
export const GUARDIAN = [process.execPath, path.join(import.meta.dirname, "left/guardian-program.ts")];

const FILES = {
  "cnb/lifecycle/lifecycle.toml":
    '[lifecycle]\nversion = "0.21.0"\n[apis.platform]\nsupported = ["0.14"]\n[apis.buildpack]\nsupported = ["0.11"]\n',
  "cnb/order.toml": '[[order]]\n[[order.group]]\nid = "acme/node"\nversion = "1.0"\n',
  "cnb/run.toml": '[[images]]\nimage = "registry.example/run"\nmirrors = ["mirror.example/run"]\n',
  "cnb/buildpacks/acme_node/1.0/buildpack.toml":
    'api = "0.11"\n[buildpack]\nid = "acme/node"\nversion = "1.0"\nname = "Node"\n[[targets]]\nos = "linux"\n',
  "cnb/extensions/acme_apt/2.0/extension.toml":
    'api = "0.11"\n[extension]\nid = "acme/apt"\nversion = "2.0"\n',
  "etc/os-release": 'ID="debian"\nVERSION_ID="12"\n',
  "etc/passwd": `root:x:0:0::/root:/bin/sh\nbuilder:x:${USER.uid}:${USER.gid}::/home/builder:/bin/sh\n`,
} as const;

/** A builder's root, gone when disposed. */
export interface BuilderRoot extends AsyncDisposable {
  readonly dir: string;
  readonly options: ProcessEngineOptions;
  readonly notices: readonly string[];
  readonly warnings: readonly string[];
  /** Runs that were ended in the middle. */
  readonly leftRuns: readonly string[];
  readonly debugLines: readonly string[];
  /** Where a path of the root is. */
  at(name: string): string;
}

/** @param more files, besides those that every builder has; undefined for one that is missing */
export async function makeBuilderRoot(
  more: Readonly<Record<string, string | undefined>> = {},
): Promise<BuilderRoot> {
  const dir = await mkdtemp(path.join(tmpdir(), "builder-root-"));
  await chmod(dir, 0o755);
  const files: Readonly<Record<string, string | undefined>> = { ...FILES, ...more };
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) continue;
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), text);
  }
  const at = (name: string): string => path.join(dir, name);
  const [notices, warnings]: [string[], string[]] = [[], []];
  const leftRuns: string[] = [];
  const debugLines: string[] = [];
  const env = { CNB_USER_ID: "1001", CNB_GROUP_ID: "1000", PATH: "/usr/bin:/bin", SECRET: "of the job" };
  return {
    dir,
    at,
    notices,
    warnings,
    leftRuns,
    debugLines,
    options: {
      ...{ root: dir, env, arch: "x64", isRoot, folders: [at("job")], tools: thisMachinesTools },
      onNotice: (message) => notices.push(message),
      onWarning: (message) => warnings.push(message),
      onDebug: (line) => debugLines.push(line),
      guardian: GUARDIAN,
      user: { uid: undefined, gid: undefined },
      labels: { run: "this one" },
      onLeftRun: ({ run = "" }) => {
        leftRuns.push(run);
        return Promise.resolve();
      },
      ...{ temporaryDir: at("temporary"), storeDir: at("store"), lifecycle: lifecycleOf(dir) },
    },
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
}
