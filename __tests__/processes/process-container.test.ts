import { mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import type { PhaseProgram } from "../../src/processes/phase/running-program.ts";
import { ProcessContainer } from "../../src/processes/process-container.ts";
import { tarFile, writeTar } from "../docker/tiny-tar.ts";
import { isRoot, makeBuilderRoot, USER } from "./builder-root.ts";

it("puts the files of a phase, where the builder cannot be written, where no earlier phase has been", async () => {
  await using root = await makeBuilderRoot();
  await mkdir(root.at("scratch"));
  await mkdir(root.at("elsewhere"));
  await symlink(root.at("elsewhere"), root.at("scratch/platform"));
  const started: PhaseProgram[] = [];
  const spec = { image: "any", command: ["/phase"], env: [], mounts: [], labels: {}, securityOptions: [] };
  const container = new ProcessContainer("1", spec, {
    isRoot: false,
    env: [],
    scratch: root.at("scratch"),
    temporary: root.at("own-temporary"),
    mappings: [],
    isWritableAt: () => false,
    onOutside: () => undefined,
    remember: () => undefined,
    onForeign: () => undefined,
    run: (program) => {
      started.push(program);
      return Promise.resolve(0);
    },
  });

  for (const name of ["A", "B"])
    await container.putArchive("/", Readable.from([writeTar([tarFile(`platform/env/${name}`, name)])]));
  await container.run({ onLine: () => undefined });

  expect(started[0]?.own).toContain(`CNB_PLATFORM_DIR=${root.at("scratch/platform")}`);
  expect(await readFile(root.at("scratch/platform/env/A"), "utf8")).toBe("A");
  expect(await readdir(root.at("scratch/platform/env"))).toEqual(["A", "B"]);
  expect(await readdir(root.at("elsewhere"))).toEqual([]);
});

it("gives a phase's user what is in its mounts, whatever the bytes of their names", async () => {
  await using root = await makeBuilderRoot();
  await mkdir(root.at("mount"));
  const file = Buffer.from(root.at("mount/caf\u00e9"), "latin1");
  await writeFile(file, "");
  const spec = { image: "any", command: ["/phase"], env: [], mounts: [], labels: {}, securityOptions: [] };
  const container = new ProcessContainer("1", spec, {
    isRoot: true,
    env: [`CNB_USER_ID=${USER.uid}`, `CNB_GROUP_ID=${USER.gid}`],
    scratch: root.at("scratch"),
    temporary: root.at("own-temporary"),
    mappings: [{ target: "/mount", place: root.at("mount"), readOnly: false }],
    isWritableAt: () => false,
    onOutside: () => undefined,
    remember: () => undefined,
    onForeign: () => undefined,
    run: () => Promise.resolve(0),
  });

  await container.run({ onLine: () => undefined });

  expect((await stat(file)).uid).toBe(USER.uid);
});

describe("a phase that begins as root in a container", () => {
  const runAs = async (ids: readonly [string, string]): Promise<PhaseProgram["user"]> => {
    await using root = await makeBuilderRoot();
    const started: PhaseProgram[] = [];
    const spec = { image: "any", command: ["/phase"], mounts: [], labels: {}, securityOptions: [] };
    const env = [`CNB_USER_ID=${ids[0]}`, `CNB_GROUP_ID=${ids[1]}`];
    const own = { scratch: root.at("scratch"), temporary: root.at("own-temporary"), mappings: [] };
    const container = new ProcessContainer(
      "1",
      { ...spec, env },
      {
        ...{ isRoot: true, env: [], ...own, isWritableAt: () => true },
        ...{ onOutside: () => undefined, remember: () => undefined, onForeign: () => undefined },
        run: (program) => {
          started.push(program);
          return Promise.resolve(0);
        },
      },
    );
    await container.run({ onLine: () => undefined });
    return started[0]?.user;
  };

  // Only root can give it its temporary files.
  (isRoot ? describe : describe.skip)("of root", () => {
    it("is the builder's user's, whose group may be that of root", async () => {
      expect(await runAs(["1001", "0"])).toEqual({ uid: 1001, gid: 0 });
    });
  });

  it.each([
    ["0", "1000", "CNB_USER_ID"],
    ["", "1000", "CNB_USER_ID"],
    ["1001", "", "CNB_GROUP_ID"],
    ["1001", "0x1", "CNB_GROUP_ID"],
  ])("is nobody's where the builder's user is %j:%j", async (uid, gid, name) => {
    await expect(runAs([uid, gid])).rejects.toThrow(
      `Without ${name} it is not known as whom "/phase" is to run.`,
    );
  });
});
