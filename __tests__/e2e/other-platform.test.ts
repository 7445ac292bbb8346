// Builders for another platform than the engine's: of another than was asked for, and of one that the engine's machine cannot run.
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createBuilder } from "../../script/builder/create-builder.ts";
import { formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { deriveImage, registryClient } from "./derived-image.ts";
import { checkForLeaks } from "./engine.ts";
import { errorsOf, expectCleanFailure, expectNothingSlow } from "./failure-rules.ts";
import { lifecycleDir } from "./given-lifecycle.ts";
import { createApp, freshImage, runBuild, testbed, type Workspace } from "./testbed.ts";

/** One that no engine of these tests has. */
const ARCH = "s390x";

checkForLeaks();

/** The start of a program for a machine that nobody has, so that no emulator takes it: also where others of the architecture are emulated. */
function foreignProgram(): Buffer {
  const program = Buffer.alloc(4096);
  program.write("\x7fELF\x02\x01\x01", "latin1");
  program.writeUInt16LE(2, 16);
  program.writeUInt16LE(0x7fff, 18);
  return program;
}

/** A builder whose lifecycle and base images say that they are for that architecture. */
async function foreignBuilder(): Promise<string> {
  const { registry, images } = testbed();
  const reference = parseImageReference(`${registry}/e2e/builder:${ARCH}`);
  const toForeign = (config: { architecture: string }): void => {
    config.architecture = ARCH;
  };
  const build = await deriveImage(images.build, ARCH, toForeign);
  const run = await deriveImage(images.run, ARCH, toForeign);
  const dir = await mkdtemp(path.join(tmpdir(), "e2e-foreign-"));
  try {
    await cp(lifecycleDir, dir, { recursive: true, verbatimSymlinks: true });
    // Interpreter of all phases, or one of them.
    for (const name of ["node", "creator"]) {
      await rm(path.join(dir, name), { force: true });
      await writeFile(path.join(dir, name), foreignProgram(), { mode: 0o755 });
    }
    const config = {
      description: "A builder for another machine",
      buildpackDirs: [],
      order: [],
      buildImage: parseImageReference(build),
      runImages: [{ image: run, mirrors: [] }],
    };
    const target = { os: "linux", arch: ARCH };
    await createBuilder({ reference, config, lifecycleDir: dir, target }, registryClient());
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
  return formatImageReference(reference);
}

describe("a build for another platform", () => {
  let workspace: Workspace;
  let builder: string;

  beforeAll(async () => {
    workspace = await createApp({ "index.html": "" });
    builder = await foreignBuilder();
  });
  afterAll(() => workspace[Symbol.asyncDispose]());

  it("is refused before anything slow where the builder is for this one", async () => {
    const image = freshImage("for-this-platform");
    const result = await runBuild({ image, workspace, inputs: { platform: `linux/${ARCH}` } });

    await expectCleanFailure(result, image);
    expectNothingSlow(result);
    expect(errorsOf(result).join("\n")).toContain(`the input "platform" asks for linux/${ARCH}`);
  });

  it("is refused without the input, too: the engine runs another", async () => {
    const image = freshImage("for-that-platform");
    const result = await runBuild({ image, workspace, inputs: { builder } });

    await expectCleanFailure(result, image);
    expectNothingSlow(result);
    expect(errorsOf(result).join("\n")).toContain("the Docker engine runs linux/");
  });

  it("fails in words that help where the engine can run no program of it", async () => {
    const image = freshImage("cannot-run");
    const result = await runBuild({ image, workspace, inputs: { builder, platform: `linux/${ARCH}` } });

    await expectCleanFailure(result, image);
    if (!errorsOf(result).join("\n").includes("the image's programs")) expectNothingSlow(result);
    expect(errorsOf(result)).toEqual([
      expect.stringMatching(
        /cannot run (?:programs for linux\/s390x|the image's programs, which are for another architecture)[^]*setup-qemu-action/,
      ),
    ]);
  });
});
