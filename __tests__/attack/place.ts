// Where an attack takes place: a workspace, which the attacker shapes, and what is outside of it, which nobody may touch or read.
import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

export class Place implements AsyncDisposable {
  readonly #root: string;
  readonly #used = new AsyncDisposableStack();
  /** In a file outside, and wherever else an attack puts it; never to be seen. */
  readonly secret = `secret-${randomBytes(12).toString("hex")}`;

  private constructor(root: string) {
    this.#root = root;
    for (const dir of [this.workspace, this.outside, this.runnerTemp, this.dockerConfig, this.programs])
      mkdirSync(dir);
    for (const name of [
      "secret.txt",
      "index.js",
      "build/keep",
      "launch/keep",
      "cache/keep",
      "env",
      "project.toml",
    ]) {
      mkdirSync(path.dirname(path.join(this.outside, name)), { recursive: true });
      writeFileSync(path.join(this.outside, name), `SECRET=${this.secret}\n`);
    }
  }

  static async make(): Promise<Place> {
    return new Place(await mkdtemp(path.join(tmpdir(), "attack-")));
  }

  get workspace(): string {
    return path.join(this.#root, "workspace");
  }

  /** Has `secret.txt`, `index.js`, and directories that are called like those of SBOM files. */
  get outside(): string {
    return path.join(this.#root, "outside");
  }

  get runnerTemp(): string {
    return path.join(this.#root, "temp");
  }

  /** A directory for the PATH. */
  get programs(): string {
    return path.join(this.#root, "programs");
  }

  get dockerConfig(): string {
    return path.join(this.#root, "docker");
  }

  /** Below the workspace. */
  write(name: string, content: string | Buffer, mode = 0o644): string {
    const file = path.join(this.workspace, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content, { mode });
    return file;
  }

  /** A link below the workspace. */
  link(name: string, target: string): void {
    const file = path.join(this.workspace, name);
    mkdirSync(path.dirname(file), { recursive: true });
    symlinkSync(target, file);
  }

  /** A named pipe that nobody writes to. */
  pipe(name: string): void {
    const file = path.join(this.workspace, name);
    mkdirSync(path.dirname(file), { recursive: true });
    execFileSync("mkfifo", [file]);
  }

  /** A program of the machine, such as a credential helper. */
  program(name: string, script: string): void {
    writeFileSync(path.join(this.programs, name), script, { mode: 0o755 });
  }

  /** Docker's config.json, as the login of the job. */
  login(config: unknown): void {
    writeFileSync(path.join(this.dockerConfig, "config.json"), JSON.stringify(config));
  }

  /** Ends it with the attack. */
  use<T extends AsyncDisposable>(resource: T): T {
    return this.#used.use(resource);
  }

  /** Does it when the attack is over. */
  later(undo: () => Promise<unknown>): void {
    this.#used.defer(async () => {
      await undo();
    });
  }

  /** Names, kinds and contents of all that is outside. */
  fingerprint(): string {
    const hash = createHash("sha256");
    for (const name of readdirSync(this.outside, { recursive: true, encoding: "utf8" }).sort()) {
      const file = path.join(this.outside, name);
      const info = lstatSync(file);
      const content = info.isFile() ? readFileSync(file) : info.isSymbolicLink() ? readlinkSync(file) : "";
      hash.update(JSON.stringify([name, info.mode])).update(content);
    }
    return hash.digest("hex");
  }

  /** What builds left in the runner's temporary folder. */
  left(): readonly string[] {
    return readdirSync(this.runnerTemp, { recursive: true, encoding: "utf8" });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#used[Symbol.asyncDispose]();
    await rm(this.#root, { recursive: true, force: true });
  }
}
