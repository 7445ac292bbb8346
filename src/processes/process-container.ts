// What a container is without an engine: its paths, its files, and a process of this machine.
import { lchownSync, lstatSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { Readable } from "node:stream";
import type { Container, ContainerSpec, FileOwner, RunOptions } from "../docker/daemon.ts";
import { PlatformError } from "../errors.ts";
import { isInside } from "../files/contained-path.ts";
import { removeTreeNow } from "../files/remove-tree.ts";
import { type BytePath, toBytePath, toFsPath } from "../oci/byte-path.ts";
import { isUserId } from "../oci/user-id.ts";
import { quote } from "../quote.ts";
import { copyReadable } from "./files/copy-readable.ts";
import { MappedPaths, type Mapping } from "./files/mapped-paths.ts";
import { OutsideFiles, type ReplacedFile } from "./files/outside-files.ts";
import { packTree } from "./files/pack-tree.ts";
import { unpackTree } from "./files/unpack-tree.ts";
import { notWritable } from "./files/work-directory.ts";
import type { RunningProgram } from "./phase/running-program.ts";

/** What is known of the machine, and who starts programs on it. */
export interface ContainerHost {
  /** Whether this process may write everything, and become another user. */
  readonly isRoot: boolean;
  /** A directory of this container's own, for files that have no place. */
  readonly scratch: string;
  /** A directory of this container's own, for its temporary files. */
  readonly temporary: string;
  /** The variables of the builder, `KEY=value` each. */
  readonly env: readonly string[];
  /** Where the mounts of the container are. */
  readonly mappings: readonly (Mapping & { readonly readOnly: boolean })[];
  /** Tells that this container is about to put files beside its mounts. */
  readonly onOutside: () => void;
  /** Told of all that is beside the mounts, and of what was there before. */
  readonly remember: (replaced: readonly ReplacedFile[]) => void;
  /** Whether a file or a directory can be made or replaced at a path. */
  readonly isWritableAt: (path: string) => boolean;
  /** Told of a directory that keeps its mode, since it is of another user. */
  readonly onForeign: (path: string, mode: number) => void;
  readonly run: RunningProgram;
}

/** Where the files are that a phase has by default elsewhere, and the variables that say so. */
const MOVABLE: readonly { readonly path: string; readonly variable: string | undefined }[] = [
  { path: "/platform", variable: "CNB_PLATFORM_DIR" },
  { path: "/cnb/run.toml", variable: "CNB_RUN_PATH" },
  { path: "/cnb/stack.toml", variable: "CNB_STACK_PATH" },
  // Named by variables of the phases.
  { path: "/cnb/certificates", variable: undefined },
];

/** A container that is no more than a record until it runs. */
export class ProcessContainer implements Container {
  readonly id: string;
  readonly #spec: ContainerSpec;
  readonly #host: ContainerHost;
  readonly #paths: MappedPaths;
  readonly #outside: OutsideFiles;
  readonly #moved: string[] = [];
  #ranOut = false;
  #hasEnded = false;

  constructor(id: string, spec: ContainerSpec, host: ContainerHost) {
    this.id = id;
    this.#spec = spec;
    this.#host = host;
    this.#paths = new MappedPaths(host.mappings);
    this.#outside = new OutsideFiles(host.remember);
  }

  async putArchive(path: string, tar: Readable): Promise<void> {
    this.#host.onOutside();
    this.#moveFiles();
    const isThere = lstatSync(this.#paths.real(path), { throwIfNoEntry: false })?.isDirectory();
    if (isThere !== true) {
      tar.on("error", () => undefined).destroy();
      throw missing(`unpack files at ${quote(path)}`);
    }
    const place = {
      path,
      paths: this.#paths,
      isRoot: this.#host.isRoot,
      onForeign: this.#host.onForeign,
      onOutside: (file: string) => {
        this.#outside.note(file);
      },
    };
    await unpackTree(tar as AsyncIterable<Buffer>, place);
  }

  getArchive(path: string): Promise<Readable> {
    const place = this.#paths.real(path);
    if (!this.#isReached(path, place)) return Promise.reject(missing(`read ${quote(path)}`));
    const top = this.#paths.holder(path)?.place;
    const isOfOthers = this.#host.isRoot && top !== undefined && lstatSync(top).uid !== 0;
    return Promise.resolve(Readable.from(packTree(place, isOfOthers)));
  }

  async run(options: RunOptions): Promise<number> {
    const { command, labels } = this.#spec;
    const user = this.#user();
    if (user !== undefined)
      for (const { place, readOnly } of this.#host.mappings) if (!readOnly) giveDirectory(place, user);
    const kills = countMemoryKills();
    try {
      const own = [
        ...this.#makeTemporary(user),
        ...this.#spec.env.map((each) => this.#paths.inVariable(each)),
        ...this.#movedVariables(),
      ];
      const { scratch, temporary, mappings } = this.#host;
      const places = [scratch, temporary, ...mappings.map(({ place }) => place)];
      return await this.#host.run({ command, own, user, places, labels }, options);
    } finally {
      this.#ranOut = countMemoryKills() > kills;
      this.#hasEnded = true;
    }
  }

  ranOutOfMemory(): Promise<boolean> {
    return Promise.resolve(this.#ranOut);
  }

  /** Whether its process is no more; false before it is started. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Puts back what it has put beside its mounts. */
  undo(): void {
    this.#outside.undo();
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.undo();
    return Promise.resolve();
  }

  /**
   * Nothing runs as root of this machine. What begins as root in a container does so to give directories to the builder's user,
   * which is done here.
   */
  #user(): FileOwner | undefined {
    if (!this.#host.isRoot) return undefined;
    const [uid = 0, gid = 0] = (this.#spec.user ?? "0:0").split(":").map(Number);
    if (uid !== 0) return { uid, gid };
    return {
      uid: this.#idOf("CNB_USER_ID", { atLeast: 1 }),
      gid: this.#idOf("CNB_GROUP_ID", { atLeast: 0 }),
    };
  }

  /** What phases do not say, the builder does. */
  #idOf(name: string, { atLeast }: { readonly atLeast: number }): number {
    const variables = [...this.#spec.env, ...this.#host.env];
    const value = variables.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
    if (value !== undefined && isUserId(value) && Number(value) >= atLeast) return Number(value);
    const program = quote(this.#spec.command[0] ?? "");
    throw new PlatformError("DAEMON", `Without ${name} it is not known as whom ${program} is to run.`, {
      hint: "Run the job in the container of a builder, whose image sets it.",
    });
  }

  /**
   * What a phase leaves there goes with the container, as it does on an engine: official exporters keep layers there, and leave them
   * when they are ended. The lifecycle does not hand the variable on, so buildpacks have their files where they always are.
   * @returns the variable that says where it is
   */
  #makeTemporary(user: FileOwner | undefined): string[] {
    const { temporary } = this.#host;
    this.#outside.note(temporary);
    try {
      mkdirSync(temporary, { mode: 0o700 });
    } catch (cause) {
      throw notWritable(posix.dirname(temporary), cause);
    }
    if (user !== undefined) lchownSync(temporary, user.uid, user.gid);
    return [`TMPDIR=${temporary}`];
  }

  /** Of a builder whose file system cannot be written, what phases get is elsewhere. */
  #moveFiles(): void {
    for (const { path } of MOVABLE) {
      if (this.#paths.holder(path) !== undefined || this.#host.isWritableAt(path)) continue;
      const place = posix.join(this.#freshScratch(), path);
      mkdirSync(posix.dirname(place), { recursive: true });
      if (posix.extname(path) === "") copyReadable(path, place);
      this.#paths.add({ target: path, place });
      this.#moved.push(path);
    }
  }

  /** Its name is known, and buildpacks of an earlier phase or step may have put links there. */
  #freshScratch(): string {
    const { scratch } = this.#host;
    if (this.#moved.length > 0) return scratch;
    removeTreeNow(scratch);
    this.#outside.note(scratch);
    try {
      mkdirSync(scratch, { mode: 0o755 });
    } catch (cause) {
      throw notWritable(posix.dirname(scratch), cause);
    }
    return scratch;
  }

  #movedVariables(): string[] {
    return MOVABLE.flatMap(({ path, variable }) =>
      variable !== undefined && this.#moved.includes(path) ? [`${variable}=${this.#paths.real(path)}`] : [],
    );
  }

  /** Whether there is something, and no link on the way to it below a mount. */
  #isReached(path: string, place: string): boolean {
    const top = this.#paths.holder(path)?.place;
    const isLink = (above: string): boolean =>
      lstatSync(above, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    for (
      let above = posix.dirname(place);
      top !== undefined && isInside(above, top) && above !== top;
      above = posix.dirname(above)
    )
      if (isLink(above)) return false;
    return lstatSync(place, { throwIfNoEntry: false }) !== undefined;
  }
}

/** With what is in it, unless it is theirs already. No link is followed. */
function giveDirectory(directory: string, owner: FileOwner): void {
  if (lstatSync(directory).uid !== owner.uid) giveAll(toBytePath(directory), owner);
}

/** The top directory last: a run that is interrupted in between starts again. */
function giveAll(directory: BytePath, { uid, gid }: FileOwner): void {
  for (const name of readdirSync(toFsPath(directory), "latin1")) {
    const path = posix.join(directory, name);
    if (lstatSync(toFsPath(path)).isDirectory()) giveAll(path, { uid, gid });
    else lchownSync(toFsPath(path), uid, gid);
  }
  lchownSync(toFsPath(directory), uid, gid);
}

function missing(operation: string): PlatformError {
  return new PlatformError("NOT_FOUND", `Cannot ${operation} of a phase: there is nothing.`);
}

/** Of the second and of the first version of cgroups. */
const COUNTERS = ["/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control"];

/** How often the kernel has ended a process of this container because memory ran out; 0 where it does not tell. */
function countMemoryKills(): number {
  for (const file of COUNTERS) {
    try {
      const count = /^oom_kill (\d+)$/m.exec(readFileSync(file, "utf8"))?.[1];
      if (count !== undefined) return Number(count);
    } catch {
      // The next one may be there.
    }
  }
  return 0;
}
