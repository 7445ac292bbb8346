// The upload of a tree of many small files into a volume: the product's code against `tar | docker cp`, in turns.
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { formatMs, median, ROOT, scratchDirectory, testbedVariable, type Finding } from "./measure.ts";

const FILES = 20_000;
const FILES_PER_DIRECTORY = 100;
const FILE_BYTES = 10 * 1024;
const PAIRS = 7;
const AIM = 1.2;

async function createTree(directory: string): Promise<void> {
  const noise = randomBytes(FILE_BYTES + FILES);
  for (let from = 0; from < FILES; from += FILES_PER_DIRECTORY) {
    const parent = path.join(directory, `directory-${from / FILES_PER_DIRECTORY}`);
    await mkdir(parent, { recursive: true });
    const files = Array.from({ length: FILES_PER_DIRECTORY }, (_, at) => from + at);
    await Promise.all(
      files.map((at) => writeFile(path.join(parent, `file-${at}.js`), noise.subarray(at, at + FILE_BYTES))),
    );
  }
}

export async function measureUpload(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  await createTree(scratch.path);
  const ours = (container: string): Promise<number> => uploadOurs(scratch.path, container);
  const theirs = (container: string): Promise<number> => uploadTheirs(scratch.path, container);
  await inContainer(theirs); // Warms the page cache up.
  const pairs: { ours: number; theirs: number }[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    pairs.push({ ours: await inContainer(ours), theirs: await inContainer(theirs) });
  }
  const [our, their] = [median(pairs.map((pair) => pair.ours)), median(pairs.map((pair) => pair.theirs))];
  const ratio = median(pairs.map((pair) => pair.ours / pair.theirs));
  const ratios = pairs.map((pair) => (pair.ours / pair.theirs).toFixed(2)).join(" ");
  console.log(
    `  ${FILES} files of ${FILE_BYTES} bytes: ours ${formatMs(our)}, tar and docker cp ${formatMs(their)}; ratios ${ratios}`,
  );
  return [
    {
      what: "upload: 20,000 files, against tar and docker cp",
      value: `${ratio.toFixed(2)} times`,
      aim: { text: `<= ${AIM} times`, isMet: ratio <= AIM },
    },
  ];
}

/** Gives `upload` a container with a new volume at /workspace. */
async function inContainer(upload: (container: string) => Promise<number>): Promise<number> {
  const image = `${testbedVariable("TESTBED_REGISTRY")}/testbed/builder:latest`;
  const create = ["create", "--network", "none", "--volume", "/workspace", image, "true"];
  const container = docker(create);
  try {
    return await upload(container);
  } finally {
    docker(["rm", "--force", "--volumes", container]);
  }
}

function docker(args: readonly string[]): string {
  return execFileSync("docker", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

/** In a process of its own, as the action has one; the process tells how long it took. */
async function uploadOurs(tree: string, container: string): Promise<number> {
  const file = path.join(ROOT, "script", "measures", "upload-source.ts");
  const output = execFileSync(process.execPath, [file, tree, container], { encoding: "utf8" });
  return Promise.resolve(Number(output));
}

async function uploadTheirs(tree: string, container: string): Promise<number> {
  const startedAt = performance.now();
  const child = spawn("sh", ["-c", 'tar -C "$0" -c . | docker cp - "$1":/workspace', tree, container], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exitCode = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (exitCode !== 0) throw new Error(`docker cp ended with ${String(exitCode)}`);
  return performance.now() - startedAt;
}
