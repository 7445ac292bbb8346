import { mkdtempSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  findRunImage,
  firstReadable,
  readRunImages,
  resolveRunImage,
} from "../../../src/lifecycle/run-image/run-image-choice.ts";
import { formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import type { Registry } from "../../../src/registry/registry.ts";
import { contextWith, recordingLog } from "../layer-fixture.ts";

let root: string;
let runPath: string;
let asked: string[];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "run-image-"));
  runPath = path.join(root, "run.toml");
  asked = [];
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

/** A registry where only these images can be read; undefined: no answer. */
function readable(...names: readonly string[]): Pick<Registry, "canRead"> {
  return {
    canRead: (reference) => {
      const name = formatImageReference(reference);
      asked.push(name);
      if (name.includes("unreachable")) return Promise.reject(new Error("no answer"));
      return Promise.resolve(names.includes(name));
    },
  };
}

const inputs = (appImage: string, runImageName?: string) => ({
  appImage: parseImageReference(appImage),
  runImageName,
  runPath,
});

const RUN_TOML = `
[[images]]
image = "one.example/run"
mirrors = ["two.example/run", "Not A Reference", "unreachable.example/run", "three.example/run"]
[[images]]
image = "four.example/run"
`;

describe("the run image", () => {
  it("is the given one, without a look at run.toml or a registry", async () => {
    const ctx = contextWith({});
    expect(await resolveRunImage(inputs("x.example/app", "any.example/run"), ctx)).toBe("any.example/run");
  });

  it.each([
    ["the mirror on the output's registry", "three.example/app", ["three.example/run", "one.example/run"]],
    ["the image itself where it is on the output's registry", "one.example/app", ["one.example/run"]],
  ])("is %s", async (_what, app, names) => {
    await writeFile(runPath, RUN_TOML);
    const ctx = contextWith({ registry: readable(...names) });
    expect(await resolveRunImage(inputs(app), ctx)).toBe(names[0]);
    expect(asked).toEqual([names[0]]);
  });

  it("is the first that can be read if the one on the output's registry cannot", async () => {
    await writeFile(runPath, RUN_TOML);
    const ctx = contextWith({ registry: readable("three.example/run") });
    expect(await resolveRunImage(inputs("two.example/app"), ctx)).toBe("three.example/run");
    expect(asked).toEqual([
      "two.example/run",
      "one.example/run",
      "unreachable.example/run",
      "three.example/run",
    ]);
  });

  it("is never one of a later entry: exit code 3 instead", async () => {
    await writeFile(runPath, RUN_TOML);
    const ctx = contextWith({ registry: readable("four.example/run") });
    await expect(resolveRunImage(inputs("four.example/app"), ctx)).rejects.toMatchObject({ exitCode: 3 });
  });

  it.each([
    ["no run.toml", undefined],
    ["an empty run.toml", ""],
    ["an image without name", "[[images]]\n"],
    ["a run.toml that is none", "no [toml"],
  ])("is missing with %s: exit code 3", async (_what, toml) => {
    if (toml !== undefined) await writeFile(runPath, toml);
    const ctx = contextWith({ registry: readable() });
    await expect(resolveRunImage(inputs("x.example/app"), ctx)).rejects.toMatchObject({ exitCode: 3 });
  });

  it("comes from stack.toml before Platform API 0.12", async () => {
    await writeFile(runPath, '[run-image]\nimage = "one.example/run"\n');
    const ctx = contextWith({ registry: readable("one.example/run"), platformApi: "0.11" });
    expect(await resolveRunImage(inputs("x.example/app"), ctx)).toBe("one.example/run");
  });
});

describe("run.toml", () => {
  it("need not be there, which is said", async () => {
    const log = recordingLog();
    expect(await readRunImages(runPath, contextWith({ log }))).toEqual([]);
    expect(log.lines).toEqual([`No run metadata found at path "${runPath}"`]);
  });

  it("knows an image by repository, whatever its tag or digest, also as a mirror", async () => {
    await writeFile(runPath, RUN_TOML);
    const images = await readRunImages(runPath, contextWith({}));
    const find = (name: string) => findRunImage(images, name)?.image;
    expect(find("one.example/run:latest")).toBe("one.example/run");
    expect(find(`three.example/run@sha256:${"0".repeat(64)}`)).toBe("one.example/run");
    expect(find("four.example/run")).toBe("four.example/run");
    expect(find("Not A Reference")).toBe("one.example/run");
    expect(find("one.example/running")).toBeUndefined();
  });
});

describe("a registry without an answer", () => {
  it("is named with its reason where no run image is left", async () => {
    await writeFile(runPath, '[[images]]\nimage = "unreachable.example/run"\n');

    const ctx = contextWith({ registry: readable() });

    await expect(resolveRunImage(inputs("a.example/app"), ctx)).rejects.toThrow(
      "none of the run images can be read: unreachable.example/run; no answer",
    );
  });
});

describe("firstReadable", () => {
  it("is undefined where nothing can be read", async () => {
    expect(await firstReadable(["a.example/x", "unreachable.example/x"], readable())).toBeUndefined();
  });
});
