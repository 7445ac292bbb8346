// A directory to put buildpacks and other files into.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildpackEntries, type FixtureBuildpack } from "./module-fixture.ts";

/** A directory that is gone when disposed. */
export class TemporaryDirectory implements Disposable {
  readonly path = mkdtempSync(path.join(tmpdir(), "modules-"));

  write(name: string, content: string | Buffer, mode = 0o644): string {
    const file = path.join(this.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, mode);
    return file;
  }

  link(name: string, target: string): void {
    symlinkSync(target, path.join(this.path, name));
  }

  buildpack(dir: string, buildpack: FixtureBuildpack): string {
    for (const { name, text = "", mode } of buildpackEntries(buildpack))
      this.write(`${dir}/${name}`, text, mode);
    return path.join(this.path, dir);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
