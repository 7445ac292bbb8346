// Builders in an engine that stays: later builds find all of one by its own name, and need no registry for it. Parts of builders are
// forgotten when somebody says so.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { throttleRegistry } from "../../script/measures/cache-throttle.ts";
import { PRUNED_LABEL } from "../../src/builder/pruned-builder.ts";
import { atDigest, formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { hostTarget } from "../../src/oci/target.ts";
import { ballastedBuilder, forgetBuilder, prunedNames } from "./ballasted-builder.ts";
import { pushIndexOf, registryClient } from "./derived-image.ts";
import { checkForLeaks, docker } from "./engine.ts";
import {
  type BuildResult,
  createApp,
  freshImage,
  logOf,
  metadataOf,
  ROOT,
  runGoodBuild,
  testbed,
} from "./testbed.ts";

/** The line is there to be cut. */
const BYTES_PER_SECOND = 1_000_000_000;
const WHOLE =
  'The whole builder is needed: later builds look for it in the engine by its name, as "pull" is "if-not-present".';

checkForLeaks();

/** At its digest, which no other test has. */
function builderOf(tag: string): Promise<string> {
  return ballastedBuilder(tag, { ballastBytes: 12_000_000 + tag.length }, "e2e/simple-layers");
}

/** With nothing of the builder in the order but one buildpack. */
async function build(builder: string, inputs: Readonly<Record<string, string>>): Promise<BuildResult> {
  await using workspace = await createApp({ "simple-layers": "", version: "1" });
  const lifecycle = { "lifecycle-image": testbed().images.lifecycle };
  const image = `${freshImage("kept-builder")}:1`;
  return await runGoodBuild({
    image,
    workspace,
    inputs: { ...lifecycle, cache: "none", builder, ...inputs },
  });
}

/** Names of a builder of one platform, by what they have. */
const NAMES: Readonly<Record<string, (pinned: string) => Promise<string>>> = {
  tag: (pinned) =>
    pushIndexOf("kept-index", [{ image: pinned, architecture: hostTarget(process.arch).arch }]),
  digest: (pinned) => Promise.resolve(pinned),
  async "digest of an index"(pinned) {
    const tag = parseImageReference((await NAMES["tag"]?.(pinned)) ?? "");
    const { digest } = await registryClient().getManifest(tag);
    return formatImageReference(atDigest(tag, digest));
  },
};

describe('"pull: if-not-present"', () => {
  it.each([
    ["tag", "true"],
    ["tag", "false"],
    ["digest", "true"],
    ["digest of an index", "true"],
  ])(
    "leaves all of a builder by its %s, for builds without its registry, trust-builder being %s",
    async (kind, trust) => {
      const there = await builderOf("kept");
      const line = await throttleRegistry(testbed().registry, BYTES_PER_SECOND);
      const [pinned, name] = [there, (await NAMES[kind]?.(there)) ?? ""].map((each) =>
        each.replace(testbed().registry, line.host),
      ) as [string, string];
      const inputs = { "trust-builder": trust, pull: "if-not-present" };
      try {
        await forgetBuilder(there);
        const first = await build(name, inputs).finally(() => line[Symbol.asyncDispose]());
        const second = await build(name, inputs);

        expect(logOf(first)).toContain(WHOLE);
        expect(await prunedNames(there)).toEqual([]);
        expect(logOf(second)).toContain(`The Docker engine has ${name} already.`);
        expect(metadataOf(first).builder).toBe(pinned);
        expect([pinned, ...(name.includes("@") ? [name] : [])]).toContain(metadataOf(second).builder);
        expect(second.outputs["digest"]).toBe(first.outputs["digest"]);
      } finally {
        for (const each of new Set([name, pinned])) await forgetBuilder(each);
      }
    },
  );
});

describe("a part of a builder", () => {
  /** The command that docs/caching.md shows, for nothing but a part of this builder. */
  async function forgetParts(builder: string): Promise<void> {
    const text = await readFile(path.join(ROOT, "docs/caching.md"), "utf8");
    const [command = ""] = /^docker image ls .*cloud-native-buildpacks\.local\/builder.*$/m.exec(text) ?? [];
    const label = `--filter label=${PRUNED_LABEL}=${builder.slice(builder.indexOf("@") + 1)}`;
    const narrowed = command.replace("docker image ls", `docker image ls ${label}`);
    await promisify(execFile)("sh", ["-c", narrowed]);
  }

  it("is forgotten by the command for it, unless a container is made of it", async () => {
    const builder = await builderOf("forgotten");
    try {
      await forgetBuilder(builder);
      await build(builder, {});
      const [name = "none", ...others] = await prunedNames(builder);
      const user = await docker(["create", name, "true"]);
      const refused = await forgetParts(builder).catch((error: unknown) => error);
      const kept = await prunedNames(builder);
      await docker(["rm", user]);
      await forgetParts(builder);

      expect(String(refused)).toContain(user.slice(0, 12));
      expect([kept, others]).toEqual([[name], []]);
      expect(await prunedNames(builder)).toEqual([]);
    } finally {
      await forgetBuilder(builder);
    }
  });
});
