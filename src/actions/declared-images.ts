// The images of a step, declared to the runner as artifacts of the job, where actions/attest finds them without inputs. A runner
// fails a step whose file has a line that it does not understand, or one name with two digests in a job.
import { appendFile } from "node:fs/promises";
import type { Environment } from "../environment.ts";
import { messageOf } from "../errors.ts";
import { readRegularFile } from "../files/regular-file.ts";
import { imageName, type ImageReference, parseImageReference, publicName } from "../oci/image-reference.ts";
import type { Runner } from "./runner/runner.ts";

/** An image that was pushed. */
export interface PushedNames {
  readonly digest: string;
  /** Full references to it, with tags or without. */
  readonly names: readonly string[];
}

/** As much as a runner takes of all steps of a job. */
const MAX_BYTES = 1024 * 1024;

/** Appends a line for each registry; does nothing where the runner has no such file. Never rejects: what is wrong is a warning. */
export async function declareImages(
  images: readonly PushedNames[],
  { env, runner }: { readonly env: Environment; readonly runner: Pick<Runner, "annotate"> },
): Promise<void> {
  const file = env["GITHUB_ARTIFACTS"] ?? "";
  if (file === "") return;
  try {
    const artifacts = new Map<string, Set<string>>();
    for (const { digest, names } of images) {
      for (const name of artifactNames(names)) {
        artifacts.set(name, (artifacts.get(name) ?? new Set()).add(digest));
      }
    }
    const known = await readDeclared(env);
    const lines = [...artifacts].flatMap(([name, digests]) => {
      const others = known
        .filter((line) => line.startsWith(`${name}@`))
        .map((line) => line.slice(name.length + 1));
      const [digest, ...rest] = new Set([...digests, ...others]);
      if (rest.length === 0) return others.length > 0 ? [] : `oci://${name}@${digest ?? ""}\n`;
      const why = "the job has pushed several images there, and a job may declare one for each name";
      runner.annotate("warning", `${name} is not declared as an artifact of the job: ${why}.`);
      return [];
    });
    if (lines.length > 0) await appendFile(file, lines.join(""));
  } catch (error) {
    runner.annotate("warning", `The image was not declared as an artifact of the job: ${messageOf(error)}`);
  }
}

/** Without tags, of each registry the first. */
function artifactNames(names: readonly string[]): readonly string[] {
  const references = names.map(parseImageReference);
  const registries = new Map<string, ImageReference>();
  for (const reference of references) {
    if (!registries.has(reference.registry)) registries.set(reference.registry, reference);
  }
  return [...registries.values()].map((reference) => publicName(imageName(reference)));
}

/** What this step and, where the runner tells, earlier ones have declared: `NAME@sha256:…`. */
async function readDeclared(env: Environment): Promise<readonly string[]> {
  const files = [env["GITHUB_ARTIFACTS_LIST"] ?? "", env["GITHUB_ARTIFACTS"] ?? ""];
  // One that is not there, or is too large, says nothing; the runner checks what is declared anyway.
  const read = (file: string): Promise<string> => readRegularFile(file, MAX_BYTES).then(String, () => "");
  const texts = await Promise.all(files.filter((file) => file !== "").map(read));
  return texts.flatMap((text) =>
    [...text.matchAll(/oci:\/\/(\S+?@sha256:[0-9a-f]{64})/g)].map(([, image = ""]) => image),
  );
}
