// Buildpacks with shell scripts as programs, and a workspace for the phases that run them.
import "./native-errors.ts";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseApiVersion } from "../../src/cnb/api-version.ts";
import type { LifecycleContext } from "../../src/lifecycle/context.ts";
import type { BuildInputs, DetectInputs } from "../../src/lifecycle/inputs/phase-inputs.ts";
import { createLogger, type LogLevel } from "../../src/lifecycle/logger.ts";
import { createProcessRunner } from "../../src/lifecycle/process-runner.ts";

/** A buildpack to be written; `detect` and `build` are bodies of bash scripts. */
export interface BuildpackSource {
  readonly id: string;
  readonly version?: string;
  readonly api?: string;
  /** More of the table `[buildpack]`. */
  readonly more?: string;
  /** Tables after `[buildpack]`. */
  readonly tables?: string;
  readonly detect?: string;
  readonly build?: string;
}

/** An image extension to be written; without a script it has no such program. */
export interface ExtensionSource {
  readonly id: string;
  readonly api?: string;
  /** More of the table `[extension]`. */
  readonly more?: string;
  /** Tables after `[extension]`. */
  readonly tables?: string;
  readonly detect?: string;
  readonly generate?: string;
}

/** Directories of one build, removed when the scope ends. */
export class Workspace implements Disposable {
  readonly root = mkdtempSync(path.join(tmpdir(), "workspace-"));
  readonly inputs: BuildInputs & DetectInputs;

  constructor() {
    const at = (name: string): string => path.join(this.root, name);
    this.inputs = {
      analyzedPath: at("layers/analyzed.toml"),
      appDir: at("app"),
      buildConfigDir: at("build-config"),
      buildpacksDir: at("buildpacks"),
      extensionsDir: at("extensions"),
      generatedDir: at("layers/generated"),
      groupPath: at("layers/group.toml"),
      layersDir: at("layers"),
      orderPath: at("order.toml"),
      planPath: at("layers/plan.toml"),
      platformDir: at("platform"),
      runPath: at("run.toml"),
    };
    for (const dir of ["app", "build-config", "buildpacks", "extensions", "layers", "platform"])
      mkdirSync(at(dir));
  }

  /** Writes a file below the root, with the directories above it. */
  write(name: string, text: string, mode = 0o644): string {
    const file = path.join(this.root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, mode);
    return file;
  }

  /** Writes a buildpack and returns its directory. */
  buildpack({
    id,
    version = "1.0.0",
    api = "0.10",
    more = "",
    tables = "",
    ...scripts
  }: BuildpackSource): string {
    const dir = `buildpacks/${id.replaceAll("/", "_")}/${version}`;
    const toml = `api = "${api}"\n[buildpack]\nid = "${id}"\nversion = "${version}"\n${more}\n${tables}\n`;
    this.write(`${dir}/buildpack.toml`, toml);
    for (const name of ["detect", "build"] as const) {
      const script = scripts[name];
      if (script !== undefined)
        this.write(`${dir}/bin/${name}`, `#!/usr/bin/env bash\nset -e\n${script}\n`, 0o755);
    }
    return path.join(this.root, dir);
  }

  /** Writes an image extension, whose programs are bodies of bash scripts too, and returns its directory. */
  extension({ id, api = "0.10", more = "", tables = "", ...scripts }: ExtensionSource): string {
    const dir = `extensions/${id.replaceAll("/", "_")}/1.0.0`;
    const toml = `api = "${api}"\n[extension]\nid = "${id}"\nversion = "1.0.0"\n${more}\n${tables}\n`;
    this.write(`${dir}/extension.toml`, toml);
    for (const name of ["detect", "generate"] as const) {
      const script = scripts[name];
      if (script !== undefined)
        this.write(`${dir}/bin/${name}`, `#!/usr/bin/env bash\nset -e\n${script}\n`, 0o755);
    }
    return path.join(this.root, dir);
  }

  /** Copies the buildpacks and extensions of a conformance case. */
  copyCase(name: string): void {
    for (const kind of ["buildpacks", "extensions"] as const) {
      const from = fileURLToPath(new URL(`../conformance/cases/${name}/${kind}`, import.meta.url));
      for (const directory of existsSync(from) ? readdirSync(from) : []) {
        const to = path.join(this.inputs[`${kind}Dir`], directory.replace("@", "/"));
        cpSync(path.join(from, directory), to, { recursive: true });
        for (const program of ["detect", "build", "generate"]) {
          const file = path.join(to, "bin", program);
          if (existsSync(file)) chmodSync(file, 0o755);
        }
      }
    }
  }

  read(name: string): string {
    return readFileSync(path.join(this.root, name), "utf8");
  }

  has(name: string): boolean {
    return existsSync(path.join(this.root, name));
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A context that runs real programs; what it prints is collected. */
export function realContext(given: {
  readonly platformApi?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly execEnv?: string;
  readonly level?: LogLevel;
}): LifecycleContext & { readonly printed: () => string } {
  const printed: Buffer[] = [];
  return {
    log: createLogger({
      level: given.level ?? "info",
      color: false,
      write: (bytes) => printed.push(Buffer.from(bytes)),
    }),
    platformApi: parseApiVersion(given.platformApi ?? "0.14"),
    processes: createProcessRunner(() => undefined),
    owner: { uid: 1000, gid: 1000 },
    environment: { PATH: process.env["PATH"] ?? "", ...given.environment },
    execEnv: given.execEnv ?? "production",
    printed: () => Buffer.concat(printed).toString("utf8"),
  };
}

/** What a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => new Error(`it gave ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
}
