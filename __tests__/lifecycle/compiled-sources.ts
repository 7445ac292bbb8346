// The sources as JavaScript, for tests that need another process: one that they can kill.
import { mkdir, mkdtemp, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";

const SRC = path.resolve(import.meta.dirname, "../../src");
const IMPORT = /(?:from |import\()"(\.[^"]+)\.[jt]s"/g;

/**
 * Writes a program into a new directory, with those of the sources that it needs; it imports them as `./oci/digest.js`.
 * @returns the path of the program; whoever asked for it removes the directory that it is in
 */
export async function compileProgram(program: string): Promise<string> {
  const target = await mkdtemp(path.join(tmpdir(), "compiled-sources-"));
  const files = new Set(importsOf(program, "."));
  // Grows while it is gone through.
  for (const file of files) {
    const source = await readFile(path.join(SRC, `${file}.ts`), "utf8");
    for (const needed of importsOf(source, path.dirname(file))) files.add(needed);
    await mkdir(path.dirname(path.join(target, file)), { recursive: true });
    await writeFile(path.join(target, `${file}.js`), compile(source));
  }
  await writeFile(path.join(target, "package.json"), '{"type":"module"}');
  await symlink(path.resolve(SRC, "../node_modules"), path.join(target, "node_modules"));
  const main = path.join(target, "program.js");
  await writeFile(main, program);
  return main;
}

/** Without their extension, from the root of the sources on. */
function importsOf(source: string, folder: string): string[] {
  return Array.from(source.matchAll(IMPORT), ([, file = ""]) => path.join(folder, file));
}

function compile(source: string): string {
  return ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      rewriteRelativeImportExtensions: true,
    },
  }).outputText;
}
