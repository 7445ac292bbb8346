import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, readlink, stat } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { liveProcess, liveProcesses, startOf } from "../../../src/processes/left/live-processes.ts";
import { RunRecords } from "../../../src/processes/left/run-records.ts";
import { ProcessEngine } from "../../../src/processes/process-engine.ts";
import { type BuilderRoot, isRoot, makeBuilderRoot, USER } from "../builder-root.ts";

let root: BuilderRoot;

beforeEach(async () => {
  root = await makeBuilderRoot();
});

afterEach(async () => {
  await root[Symbol.asyncDispose]();
});

/** Another user than that of the tests, whether or not they can become one. */
const OTHER = isRoot ? USER.uid : USER.uid + 1;

interface GuardedBuild {
  readonly build: ChildProcess;
  readonly guardian: number;
  /** Of its folder before. */
  readonly before: { readonly mode: number; readonly uid: number; readonly gid: number };
}

/** @param leader the first process of its phase @param end what it does once its folder is closed */
async function startBuild(leader?: number, end?: "dismiss"): Promise<GuardedBuild> {
  const program = path.join(import.meta.dirname, "guarded-build.ts");
  const args = [
    root.at("temporary/cnb-work"),
    root.at("job"),
    String(leader ?? ""),
    String(OTHER),
    end ?? "",
  ];
  const env = { ...process.env, SECRET: "of the job" };
  const build = spawn(process.execPath, [program, ...args], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface(build.stdout), "line")) as [string];
  const [guardian = NaN, mode = NaN, uid = NaN, gid = NaN] = line.split(" ").slice(1).map(Number);
  return { build, guardian, before: { mode, uid, gid } };
}

async function kill(build: ChildProcess): Promise<void> {
  const exit = once(build, "exit");
  build.kill("SIGKILL");
  await exit;
}

async function hasEnded(pid: number): Promise<void> {
  while (liveProcess(pid) !== undefined) await sleep(5);
}

describe("the guardian of a phase", () => {
  it("gives folders back once the build is killed", async () => {
    const { build, guardian, before } = await startBuild();
    expect((await stat(root.at("job"))).mode & 0o777).toBe(0o700);

    await kill(build);
    await hasEnded(guardian);

    expect(await stat(root.at("job"))).toMatchObject(before);
    expect(before.mode & 0o777).toBe(0o750);
    await expect(readdir(root.at("temporary/cnb-work"))).rejects.toThrow("ENOENT");
  });

  it("has a session of its own, no variables, and no file but the end of a pipe", async () => {
    const { build, guardian } = await startBuild();
    const of = `/proc/${guardian}`;

    const files = await Promise.all(
      (await readdir(`${of}/fd`)).map(async (fd) => [fd, await readlink(`${of}/fd/${fd}`)]),
    );
    expect(await readFile(`${of}/environ`, "utf8")).toBe("");
    expect(files.filter(([, file = ""]) => file !== "/dev/null")).toEqual([
      ["0", expect.stringMatching(/^(?:socket|pipe):/)],
    ]);
    expect(liveProcess(guardian)?.session).toBe(guardian);
    await kill(build);
    await hasEnded(guardian);
  });

  it("ends without opening anything once it is dismissed, and is not waited for", async () => {
    const { build, guardian } = await startBuild(undefined, "dismiss");

    expect(await once(build, "exit")).toEqual([0, null]);
    await hasEnded(guardian);

    expect((await stat(root.at("job"))).mode & 0o777).toBe(0o700);
    expect(await readdir(root.at("temporary/cnb-work"))).toEqual(["phase-1.json"]);
  });

  it("opens nothing while it is held, and the next build waits until it has ended", async () => {
    const { build, guardian, before } = await startBuild();
    process.kill(guardian, "SIGSTOP");
    await kill(build);
    const records = new RunRecords(root.at("temporary/cnb-work"));
    expect(records.left()).toMatchObject([{ name: "phase-1", guardian: { pid: guardian } }]);

    const begun = new ProcessEngine(root.options).begin();
    await sleep(50);
    expect(liveProcess(guardian)).toBeDefined();
    expect((await stat(root.at("job"))).mode & 0o777).toBe(0o700);
    process.kill(guardian, "SIGCONT");
    await begun;

    expect(liveProcess(guardian)).toBeUndefined();
    expect(await stat(root.at("job"))).toMatchObject(before);
  });
});

/** Only root can be another user. */
const describeAsRoot = isRoot ? describe : describe.skip;

describeAsRoot("the guardian of root", () => {
  it("ends what the phase left before it opens anything", async () => {
    await mkdir(root.at("phase"));
    const ready = 'trap "" INT TERM; echo ready; while :; do sleep 600; done';
    const phase = spawn("/bin/sh", ["-c", ready], {
      ...USER,
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = once(phase, "exit");
    await once(phase.stdout, "data");
    const { build, guardian, before } = await startBuild(phase.pid);

    await kill(build);
    await hasEnded(guardian);

    expect(await ended).toEqual([null, "SIGKILL"]);
    expect(liveProcesses().filter(({ users }) => users.includes(USER.uid))).toEqual([]);
    expect(await stat(root.at("job"))).toMatchObject(before);
  });

  it("is not one of the phase's own processes, and ends with it", async () => {
    const spec = { image: "any", env: [], mounts: [], labels: {}, securityOptions: [] };
    const user = `${USER.uid}:${USER.gid}`;
    const command = ["/bin/sh", "-c", "sleep 0.2; ls -l /proc/$$/fd"];
    const container = await new ProcessEngine(root.options).createContainer({ ...spec, user, command });
    const lines: string[] = [];
    let guardians: number[] = [];
    const started = startOf(process.pid);

    const code = await container.run({
      onLine: (line) => lines.push(line),
      onStart: () => {
        guardians = liveProcesses()
          .filter((each) => each.parent === process.pid && each.startedAt > started)
          .filter((each) => each.users[0] === 0)
          .map(({ pid }) => pid);
      },
    });

    expect(code).toBe(0);
    expect(guardians).toHaveLength(1);
    // Those that its output goes to, and none that would keep a guardian from waking.
    expect(lines.filter((line) => /(?:socket|pipe):/.test(line))).toHaveLength(2);
    await hasEnded(guardians[0] ?? 0);
  });
});
