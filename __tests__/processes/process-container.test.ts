import { mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { expect, it } from "@jest/globals";
import type { PhaseProgram } from "../../src/processes/phase/running-program.ts";
import { ProcessContainer } from "../../src/processes/process-container.ts";
import { tarFile, writeTar } from "../docker/tiny-tar.ts";
import { makeBuilderRoot, USER } from "./builder-root.ts";

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
