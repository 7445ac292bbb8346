// A buildpack that is in no directory, but in the project descriptor: its files are texts.
import { PlatformError } from "../errors.ts";
import { digestOf } from "../oci/digest.ts";
import { compareBytes } from "../oci/json.ts";
import { quote } from "../quote.ts";
import { layerRecords, type ModuleEntry, parentDirectories } from "./layer-entries.ts";
import { type ModuleBundle, moduleDirectory } from "./module.ts";
import { parseModuleDescriptor } from "./module-descriptor.ts";

/** A buildpack as its files. */
export interface InlineBuildpack {
  readonly kind: "inline";
  /** For messages, e.g. `the script of acme/setup`. */
  readonly text: string;
  readonly files: readonly {
    /** Relative, e.g. `bin/build`. */
    readonly path: string;
    readonly content: string;
    readonly executable: boolean;
  }[];
}

/** @throws {PlatformError} `MALFORMED` for a bad buildpack.toml, or none */
export function openInlineBuildpack({ text, files }: InlineBuildpack): ModuleBundle {
  const toml = files.find(({ path }) => path === "buildpack.toml")?.content;
  if (toml === undefined) throw new PlatformError("MALFORMED", `${quote(text)} has no buildpack.toml.`);
  const module = parseModuleDescriptor("buildpack", toml, `The buildpack.toml of ${quote(text)}`);
  const root = moduleDirectory(module);
  const names = new Set(files.flatMap(({ path }) => parentDirectories(`/${path}`)).map(({ name }) => name));
  const entries: ModuleEntry[] = [
    { kind: "directory", name: root },
    ...[...names].map((name) => ({ kind: "directory", name: `${root}${name}` }) as const),
    ...files.map(
      ({ path, content, executable }) =>
        ({ kind: "text", name: `${root}/${path}`, text: content, executable }) as const,
    ),
  ];
  entries.sort((a, b) => compareBytes(a.name, b.name));
  const source = {
    ...{ origin: text, identity: digestOf(JSON.stringify(files)), modules: [module] },
    records: () => layerRecords(entries),
  };
  return { main: module, sources: [source] };
}
