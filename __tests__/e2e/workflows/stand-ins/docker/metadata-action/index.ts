// Tags and labels for a Git tag such as v1.2.3: what the rules of type semver say, `latest`, and the labels of the image-spec.
import { appendFileSync } from "node:fs";

const { env } = process;
const [, version = "", major = "", minor = ""] =
  /^refs\/tags\/v((\d+)\.(\d+)\.\d+)$/.exec(env["GITHUB_REF"] ?? "") ?? [];
const patterns = [...(env["INPUT_TAGS"] ?? "").matchAll(/^type=semver,pattern=(.+)$/gm)];
const tags = patterns.map(([, pattern = ""]) =>
  pattern.replace("{{version}}", version).replace("{{major}}", major).replace("{{minor}}", minor),
);
const images = (env["INPUT_IMAGES"] ?? "").split("\n").filter((image) => image !== "");
const title = (env["GITHUB_REPOSITORY"] ?? "").split("/")[1] ?? "";

output("version", version);
output("tags", images.flatMap((image) => [...tags, "latest"].map((tag) => `${image}:${tag}`)).join("\n"));
output(
  "labels",
  Object.entries({ created: "2026-01-31T12:00:00.000Z", description: "", title, version })
    .map(([name, value]) => `org.opencontainers.image.${name}=${value}`)
    .join("\n"),
);

function output(name: string, value: string): void {
  appendFileSync(env["GITHUB_OUTPUT"] ?? "", `${name}<<END\n${value}\nEND\n`);
}
