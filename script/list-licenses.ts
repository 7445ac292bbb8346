// Writes docs/third-party-licenses.md from package-lock.json and the packages: what dist/ has from others, and under which
// licences. A test compares. The bundler's own list would have one chunk of a bundle only.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import { type BundledPackage, byText, nameOf, NO_TEXT, readBundledPackages } from "./bundled-packages.ts";

/** The whole of docs/third-party-licenses.md. */
export async function describeLicenses(packages: readonly BundledPackage[]): Promise<string> {
  const rows = packages.map(
    ({ name, version, license }) =>
      `| [${name}](https://www.npmjs.com/package/${name}/v/${version}) | ${version} | ${license} |`,
  );
  const texts = [...byText(packages)].map(
    ([text, sharing]) => `## ${sharing.map(nameOf).join(", ")}\n\n${quote(text)}`,
  );
  const document = [
    "# Licences of what is bundled",
    "_Whose work is in `dist/`, and under which terms?_",
    "This page is made from `package-lock.json` and the packages by `script/list-licenses.ts`. Bundlers leave out what is not needed, so " +
      "not all of a package is in `dist/`. `dist/licenses.txt` has the same texts. The packages `ssh2`, `@grpc/*`, `protobufjs`, `readable-stream`, `tar-fs`, `@balena/dockerignore`, `make-fetch-happen`, the `undici` of `@actions/http-client`, the `debug` of `docker-modem` and what `@actions/core` imports of `@actions/*` are stubs of this repository, without code of others.",
    "What is built from this repository, but not part of it, has further parts: the launcher is compiled by Go (BSD-3-Clause) with " +
      "[BurntSushi/toml](https://github.com/BurntSushi/toml) (MIT), and archives of the lifecycle have [Node.js](https://github.com/nodejs/node/blob/v24.x/LICENSE) (MIT, and the " +
      "licences of its parts). Their texts are in `licenses.txt` of such an archive.",
    `| package | version | licence |\n| --- | --- | --- |\n${rows.join("\n")}`,
    ...texts,
  ].join("\n\n");
  return format(document, { parser: "markdown", printWidth: 110 });
}

function quote(text: string): string {
  if (text.startsWith(NO_TEXT)) return text;
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

if (process.argv[1] === import.meta.filename) {
  const root = path.resolve(import.meta.dirname, "..");
  const target = path.join(root, "docs/third-party-licenses.md");
  writeFileSync(target, await describeLicenses(readBundledPackages(root)));
}
