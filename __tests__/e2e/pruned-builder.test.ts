// A builder of which most is a buildpack that the order does not lead to: the engine gets the rest of it, and the image is the same.
import { createCipheriv } from "node:crypto";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createBuilder } from "../../script/builder/create-builder.ts";
import { PRUNED_LABEL } from "../../src/builder/pruned-builder.ts";
import { atDigest, formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { hostTarget } from "../../src/oci/target.ts";
import { registryClient } from "./derived-image.ts";
import { checkForLeaks, docker, forgetCachesOf, listDocker } from "./engine.ts";
import { lifecycleDir } from "./given-lifecycle.ts";
import {
  type BuildResult,
  createApp,
  freshImage,
  logOf,
  metadataOf,
  ROOT,
  runGoodBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";

const VERSION = "1.0.0";
const BALLAST_BYTES = 12_000_000;
const image = freshImage("pruned-builder");

checkForLeaks();
forgetCachesOf([image]);

/** At its digest. */
async function ballastedBuilder(): Promise<string> {
  const { registry, images } = testbed();
  const reference = parseImageReference(`${registry}/e2e/builder:ballast`);
  const dir = await mkdtemp(path.join(tmpdir(), "e2e-ballast-"));
  try {
    await cp(path.join(ROOT, "__tests__/e2e/buildpacks/simple-layers"), path.join(dir, "simple-layers"), {
      recursive: true,
    });
    await writeBallast(path.join(dir, "ballast"));
    const config = {
      description: "A builder that is larger than its order",
      buildpackDirs: ["simple-layers", "ballast"].map((name) => path.join(dir, name)),
      order: [{ group: [{ id: "e2e/simple-layers", version: VERSION, optional: false }] }],
      buildImage: parseImageReference(images.build),
      runImages: [{ image: images.run, mirrors: [] }],
    };
    const creation = { reference, config, lifecycleDir, target: hostTarget(process.arch) };
    return formatImageReference(atDigest(reference, await createBuilder(creation, registryClient())));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Cannot be compressed, and is the same each time. */
async function writeBallast(dir: string): Promise<void> {
  await mkdir(path.join(dir, "bin"), { recursive: true });
  const toml = `api = "0.10"\n[buildpack]\nid = "e2e/ballast"\nversion = "${VERSION}"\n[[targets]]\nos = "linux"\n`;
  await writeFile(path.join(dir, "buildpack.toml"), toml);
  for (const name of ["detect", "build"]) {
    await writeFile(path.join(dir, "bin", name), "#!/bin/sh\n");
    await chmod(path.join(dir, "bin", name), 0o755);
  }
  const noise = createCipheriv("aes-128-ctr", Buffer.alloc(16), Buffer.alloc(16));
  await writeFile(path.join(dir, "noise"), noise.update(Buffer.alloc(BALLAST_BYTES)));
}

/** Names of the pruned builder in the engine. */
async function prunedNames(builder: string): Promise<string[]> {
  const filter = `label=${PRUNED_LABEL}=${builder.slice(builder.indexOf("@") + 1)}`;
  return listDocker("image", "ls", "--filter", filter, "--format", "{{.Repository}}:{{.Tag}}");
}

async function forget(builder: string): Promise<void> {
  for (const name of [builder, ...(await prunedNames(builder))])
    await docker(["image", "rm", "--force", name]).catch(() => undefined);
}

describe.each(["true", "false"])("a builder larger than its order, trust-builder being %s", (trust) => {
  let workspace: Workspace;
  let builder: string;
  let pruned: BuildResult;
  let again: BuildResult;
  let whole: BuildResult;
  let names: readonly string[];

  beforeAll(async () => {
    workspace = await createApp({ "simple-layers": "", version: "1" });
    builder = await ballastedBuilder();
    await forget(builder);
    const build = (tag: string): Promise<BuildResult> =>
      runGoodBuild({
        image: `${image}:${tag}-${trust}`,
        workspace,
        inputs: {
          builder,
          "trust-builder": trust,
          "lifecycle-image": testbed().images.lifecycle,
          cache: "none",
        },
      });
    pruned = await build("pruned");
    names = await prunedNames(builder);
    again = await build("again");
    await docker(["pull", "--quiet", builder]);
    whole = await build("whole");
  });

  afterAll(async () => {
    await forget(builder);
    await workspace[Symbol.asyncDispose]();
  });

  it("makes the same image of a part of it as of all of it", () => {
    expect(whole.outputs["digest"]).toMatch(/^sha256:/);
    expect(pruned.outputs["digest"]).toBe(whole.outputs["digest"]);
    expect(again.outputs["digest"]).toBe(whole.outputs["digest"]);
  });

  it("gets a part of it once, under a name of its own", () => {
    const kept = "The Docker engine has the builder already.";
    expect(logOf(pruned)).toContain("are needed: the order leads to no buildpack in 1 of its");
    expect(logOf(pruned)).not.toContain(kept);
    expect(logOf(again)).toContain(kept);
    expect(names).toEqual([expect.stringMatching(/^cloud-native-buildpacks\.local\/builder:[0-9a-f]{12}$/)]);
  });

  it("takes all of it where the engine has that, which it can still pull by its name", async () => {
    expect(logOf(whole)).not.toContain("the order leads to no buildpack");
    expect(logOf(whole)).toContain("The Docker engine has the builder already.");
    const list = ["run", "--rm", "--network", "host", "--entrypoint", "ls", builder, "/cnb/buildpacks"];
    expect(await listDocker(...list)).toContain("e2e_ballast");
  });

  it("is told of by its own digest", () => {
    expect(metadataOf(pruned).builder).toBe(builder);
    expect(metadataOf(whole).builder).toBe(builder);
  });
});
