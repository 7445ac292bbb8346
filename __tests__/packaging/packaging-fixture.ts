// What making packages needs, in a directory that is gone afterwards: a registry in this process, and files.
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { PackageDeps } from "../../src/packaging/buildpack/publish-package.ts";
import { downloadsOf, MemoryStore } from "../buildpack/memory-sources.ts";
import { TemporaryDirectory } from "../buildpack/temporary-directory.ts";
import { createClient } from "../registry/registry-client-fixture.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";

/** Disposing of it ends the registry and removes the files. */
export class PackagingBench implements AsyncDisposable {
  readonly dir = new TemporaryDirectory();
  readonly registry: FakeRegistry;
  readonly cancel = new AbortController();
  readonly warnings: string[] = [];

  private constructor(registry: FakeRegistry) {
    this.registry = registry;
    mkdirSync(path.join(this.dir.path, "temporary"));
  }

  static async open(): Promise<PackagingBench> {
    return new PackagingBench(await startFakeRegistry());
  }

  get deps(): PackageDeps {
    return {
      registry: createClient({ signal: this.cancel.signal }),
      store: new MemoryStore(),
      downloads: downloadsOf({}),
      directory: path.join(this.dir.path, "temporary"),
      signal: this.cancel.signal,
      warn: (message) => this.warnings.push(message),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.dir[Symbol.dispose]();
    await this.registry[Symbol.asyncDispose]();
  }
}
