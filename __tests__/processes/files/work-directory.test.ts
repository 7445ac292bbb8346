import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import {
  giveBackDirectory,
  notWritable,
  takeDirectory,
} from "../../../src/processes/files/work-directory.ts";
import { startFailure } from "../../../src/processes/phase/start-failure.ts";
import { ProcessEngine } from "../../../src/processes/process-engine.ts";
import { isRoot, makeBuilderRoot } from "../builder-root.ts";

const failure = (code: string): Error => Object.assign(new Error(`${code}: no`), { code });

it("says what lets a job write: capabilities to root that lacks them, else a volume or another user", () => {
  const hintOf = (code: string, isRoot: boolean) => notWritable("/layers", failure(code), isRoot).hint;

  expect(hintOf("EACCES", true)).toMatch(/needs the capabilities SETUID.* DAC_OVERRIDE/);
  expect(hintOf("EROFS", true)).toContain("mount an empty volume at /layers");
  expect(hintOf("ENOSPC", true)).toBe("Make room there, or mount a larger volume at /layers.");
  expect(hintOf("EROFS", true)).not.toContain("as root");
  expect(hintOf("EACCES", false)).toContain("mount an empty volume at /layers");
});

it("names all capabilities that root needs wherever one of them is missing", () => {
  const start = { command: ["/phase"], user: { uid: 1000, gid: 1000 } };

  for (const hint of [
    notWritable("/layers", failure("EPERM"), true).hint,
    startFailure(start, failure("EPERM")).hint,
  ])
    expect(hint).toContain("SETUID, SETGID, KILL, CHOWN, FOWNER and DAC_OVERRIDE");
});

it("says what lets a build keep volumes where none can be made", async () => {
  await using root = await makeBuilderRoot();
  await writeFile(root.at("store"), "no directory");
  await mkdir(root.at("temporary"));
  await writeFile(root.at("temporary/cnb-volumes"), "no directory either");
  const engine = new ProcessEngine(root.options);
  await engine.ensureVolume("cache", {});
  const mounts = [{ kind: "volume", volume: "cache", target: "/cache" }] as const;
  const spec = { image: "any", command: ["/phase"], env: [], mounts, labels: {}, securityOptions: [] };

  await expect(engine.createContainer(spec)).rejects.toMatchObject({
    code: "INPUT",
    message: expect.stringContaining('/temporary/cnb-volumes"'),
    hint: expect.stringContaining("mount an empty volume"),
  });
});

it.each([
  ["that was there", true],
  ["that was made for the build", false],
])(
  "removes what a build leaves in a directory %s, whatever the bytes of its name",
  async (_what, isThere) => {
    const parent = await mkdtemp(path.join(tmpdir(), "work-directory-"));
    const latin1 = (...names: readonly string[]) =>
      Buffer.from(path.join(parent, "work", ...names), "latin1");
    try {
      if (isThere) await mkdir(path.join(parent, "work"));
      const taken = takeDirectory(path.join(parent, "work"), []);
      await writeFile(latin1("caf\u00e9"), "");
      await mkdir(latin1("d\u00e9p\u00f4t"));
      await writeFile(latin1("d\u00e9p\u00f4t", "\u00e9"), "");

      giveBackDirectory(taken);

      expect(await readdir(parent, { recursive: true })).toEqual(isThere ? ["work"] : []);
    } finally {
      await rm(parent, { recursive: true, force: true });
    }
  },
);

it("removes what was made above a directory, too, as far as nothing else is in it", async () => {
  const parent = await mkdtemp(path.join(tmpdir(), "work-directory-"));
  try {
    const [first, second] = ["a/b/one", "a/two"].map((name) => takeDirectory(path.join(parent, name), []));
    if (first === undefined || second === undefined) throw new Error("There are two.");

    giveBackDirectory(first);

    expect((await readdir(parent, { recursive: true })).sort()).toEqual(["a", "a/two"]);
    giveBackDirectory(second);
    expect(await readdir(path.join(parent, "a"))).toEqual([]);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
});

describe("an empty lost+found of root", () => {
  /** What there is before, while and after a directory is taken, with permissions. */
  async function takeWith(files: readonly string[]) {
    const directory = await mkdtemp(path.join(tmpdir(), "work-directory-"));
    const look = async () => readdir(directory);
    try {
      await mkdir(path.join(directory, "lost+found"));
      await chmod(path.join(directory, "lost+found"), 0o700);
      for (const file of files) await writeFile(path.join(directory, file), "");
      const taken = takeDirectory(directory, []);
      const meanwhile = await look();
      giveBackDirectory(taken);
      return { meanwhile, after: await look(), mode: (await stat(path.join(directory, "lost+found"))).mode };
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  it("is out of the way during the build, but not that of anybody else", async () => {
    const outcome = await takeWith([]).catch(() => "refused");

    expect(outcome).toEqual(isRoot ? { meanwhile: [], after: ["lost+found"], mode: 0o40700 } : "refused");
  });

  it("stays if it has files, and is told of", async () => {
    await expect(takeWith(["lost+found/#12"])).rejects.toThrow('has files already: "lost+found".');
  });
});

it("removes all that was made for it if it was alone", async () => {
  const parent = await mkdtemp(path.join(tmpdir(), "work-directory-"));
  try {
    giveBackDirectory(takeDirectory(path.join(parent, "a/b/one"), []));

    expect(await readdir(parent)).toEqual([]);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
});
