// Trees of many files, and how long the action takes to put one into a container.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { ROOT, testbedVariable } from "./measure.ts";

const FILES_PER_DIRECTORY = 100;

/** Writes files that do not compress, a hundred a directory. */
export async function createTree(
  directory: string,
  { files, fileBytes }: { readonly files: number; readonly fileBytes: number },
): Promise<void> {
  const noise = randomBytes(fileBytes + files);
  for (let from = 0; from < files; from += FILES_PER_DIRECTORY) {
    const parent = path.join(directory, `directory-${from / FILES_PER_DIRECTORY}`);
    await mkdir(parent, { recursive: true });
    const numbers = Array.from({ length: FILES_PER_DIRECTORY }, (_, at) => from + at);
    await Promise.all(
      numbers.map((at) => writeFile(path.join(parent, `file-${at}.js`), noise.subarray(at, at + fileBytes))),
    );
  }
}

/** Gives `upload` a container with a new volume at /workspace. */
export async function inContainer(upload: (container: string) => Promise<number>): Promise<number> {
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

/**
 * In a process of its own, as the action has one; the process tells how long it took.
 * @param excluded a pattern of project.toml
 */
export async function uploadOurs(tree: string, container: string, excluded?: string): Promise<number> {
  const file = path.join(ROOT, "script", "measures", "upload-source.ts");
  const args = [file, tree, container, ...(excluded === undefined ? [] : [excluded])];
  const output = execFileSync(process.execPath, args, { encoding: "utf8" });
  return Promise.resolve(Number(output));
}
