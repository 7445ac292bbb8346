// Modules that come by several ways, once: what is named by several must be the same for all of them.
import { buildpackError } from "../buildpack/buildpack-error.ts";
import type { ModuleInfo, ModuleSource } from "../buildpack/module.ts";
import { digestOfStream } from "../bytes/measure.ts";
import { formatModule } from "../cnb/module-reference.ts";
import type { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import { moduleTar } from "./module-layer.ts";

/** A module, and where its files are. */
export interface SourcedModule {
  readonly info: ModuleInfo;
  readonly source: ModuleSource;
}

/** The first of each, in their order. @throws {PlatformError} `BUILDPACK` for one that is there twice with different content */
export async function distinctModules(modules: readonly SourcedModule[]): Promise<readonly SourcedModule[]> {
  const found = new Map<string, SourcedModule>();
  for (const module of modules) {
    const key = `${module.info.kind} ${formatModule(module.info)}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, module);
    else if (!(await haveSameContent(known.source, module.source))) throw differs(module, known);
  }
  return [...found.values()];
}

/** A directory, and a package that was made of it, have. */
async function haveSameContent(a: ModuleSource, b: ModuleSource): Promise<boolean> {
  return a.identity === b.identity || (await diffIdOf(a)) === (await diffIdOf(b));
}

async function diffIdOf(source: ModuleSource): Promise<string> {
  return source.layer?.diffId ?? digestOfStream(moduleTar(source));
}

function differs({ info, source }: SourcedModule, known: SourcedModule): PlatformError {
  const [one, other] = [known.source.origin, source.origin].map((origin) => quote(origin));
  return buildpackError(
    `${quote(formatModule(info))} comes twice with different content: from ${one ?? ""} and ${other ?? ""}.`,
    "Leave one of them out.",
  );
}
