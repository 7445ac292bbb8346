import { writeFile } from "node:fs/promises";
import { expect, it } from "@jest/globals";
import { ProcessEngine } from "../../src/processes/process-engine.ts";
import { startFailure } from "../../src/processes/start-failure.ts";
import { notWritable } from "../../src/processes/work-directory.ts";
import { makeBuilderRoot } from "./builder-root.ts";

const failure = (code: string): Error => Object.assign(new Error(`${code}: no`), { code });

it("says what lets a job write: capabilities to root that lacks them, else a volume or another user", () => {
  const hintOf = (code: string, isRoot: boolean) => notWritable("/layers", failure(code), isRoot).hint;

  expect(hintOf("EACCES", true)).toMatch(/needs the capabilities SETUID.* DAC_OVERRIDE/);
  expect(hintOf("EROFS", true)).toContain("mount an empty volume at /layers");
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
  const engine = new ProcessEngine(root.options);
  await engine.ensureVolume("cache", {});
  const mounts = [{ kind: "volume", volume: "cache", target: "/cache" }] as const;
  const spec = { image: "any", command: ["/phase"], env: [], mounts, labels: {}, securityOptions: [] };

  await expect(engine.createContainer(spec)).rejects.toMatchObject({
    code: "INPUT",
    message: expect.stringContaining('/store/cnb-volumes"'),
    hint: expect.stringContaining("mount an empty volume"),
  });
});
