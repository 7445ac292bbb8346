import { chmod, chown, mkdir } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { resolveEndpoint } from "../../src/docker/endpoint.ts";
import { PlatformError } from "../../src/errors.ts";
import { type EngineChoice, findEngine } from "../../src/processes/find-engine.ts";
import { openProcesses } from "../../src/processes/open-processes.ts";
import { FakeDaemon } from "../support/fake-daemon.ts";
import { makeBuilderRoot, USER } from "./builder-root.ts";

const NOT_A_BUILDER = { "cnb/lifecycle/lifecycle.toml": undefined };

/** What is found, and why there is no engine. */
async function find(
  choice: EngineChoice,
  {
    engine,
    files = {},
    isNamed = false,
  }: {
    readonly engine: FakeDaemon | PlatformError;
    readonly files?: Record<string, undefined>;
    readonly isNamed?: boolean;
  },
) {
  await using root = await makeBuilderRoot(files);
  const reasons: string[] = [];
  const daemon = await findEngine({
    ...{ choice, isNamed },
    processes: () => Promise.resolve(openProcesses(root.options)),
    connect: () => (engine instanceof FakeDaemon ? Promise.resolve(engine) : Promise.reject(engine)),
    onNone: (reason) => reasons.push(reason),
  });
  return { kind: daemon.info.engine, reasons };
}

const absent = new PlatformError("DAEMON_UNREACHABLE", "Cannot reach it.");
const tooOld = new PlatformError("DAEMON", "It is too old.");

describe("the choice of an engine", () => {
  it.each(["auto", "docker"] as const)("is the one that answers, where %j is asked for", async (choice) => {
    expect(await find(choice, { engine: new FakeDaemon() })).toEqual({ kind: "docker", reasons: [] });
  });

  it("is none in the container of a builder, where no engine answers, and says so", async () => {
    const reason = "this is the container of a builder, and no engine answers (Cannot reach it.)";

    expect(await find("auto", { engine: absent })).toEqual({ kind: "processes", reasons: [reason] });
  });

  it("is none where that is asked for, even if an engine answers", async () => {
    const found = await find("none", { engine: new FakeDaemon() });

    expect(found).toEqual({ kind: "processes", reasons: ['the input "engine" is "none"'] });
  });

  it("fails as an engine fails, where there has to be one, and where it answers", async () => {
    await expect(find("docker", { engine: absent })).rejects.toBe(absent);
    await expect(find("auto", { engine: tooOld })).rejects.toBe(tooOld);
  });

  it("is the one that is named, even if it does not answer", async () => {
    const isNamed = true;

    await expect(find("auto", { engine: absent, isNamed })).rejects.toBe(absent);
    expect((await find("auto", { engine: new FakeDaemon(), isNamed })).kind).toBe("docker");
  });

  it.each([{ DOCKER_HOST: "ssh://foo" }, { DOCKER_HOST: "foo://bar" }, { DOCKER_CONTEXT: "lacking" }])(
    "is not none because of an address that cannot be used: %j",
    async (env) => {
      const refused = (await resolveEndpoint({ HOME: "/nonexistent", ...env }).catch(
        (error: unknown) => error,
      )) as PlatformError;

      await expect(find("auto", { engine: refused })).rejects.toBe(refused);
    },
  );

  it("fails with what else would do, where there is neither an engine nor a builder", async () => {
    const engine = new PlatformError("DAEMON_UNREACHABLE", "Cannot reach it.", { hint: "Start it." });

    await expect(find("auto", { engine, files: NOT_A_BUILDER })).rejects.toMatchObject({
      code: "DAEMON_UNREACHABLE",
      message: "Cannot reach it.",
      hint: 'Start it. Where there is to be none, set "container" of the job to the image of a builder: there is no /cnb/lifecycle/lifecycle.toml.',
    });
  });

  it("leaves it to the reading of the builder to say that its user is no number", async () => {
    await using root = await makeBuilderRoot();
    const tools = { hasNoNewPrivileges: false, candidates: [], succeeds: () => false };
    const env = { CNB_USER_ID: "cnb", CNB_GROUP_ID: "1000" };
    const options = { ...root.options, isRoot: true, env, tools: () => tools };
    const engine = await findEngine({
      choice: "none",
      isNamed: true,
      processes: () => Promise.resolve(openProcesses(options)),
      connect: () => Promise.reject(absent),
      onNone: () => undefined,
    });

    expect((await engine.inspectImage("any"))?.user).toBe("cnb:1000");
  });

  it("cannot be none for root where buildpacks could put programs that root finds", async () => {
    await using root = await makeBuilderRoot();
    await mkdir(root.at("bin"));
    await chmod(root.at("bin"), 0o777);
    const tools = { hasNoNewPrivileges: true, candidates: [], succeeds: () => true };
    const env = { ...root.options.env, PATH: `${root.at("bin")}:/bin` };
    const opened = openProcesses({ ...root.options, isRoot: true, env, tools: () => tools });
    const told: string[] = [];

    await expect(opened.start(() => told.push("started"))).rejects.toMatchObject({
      code: "INPUT",
      message: expect.stringContaining(`may write to "${root.at("bin")}", where this job`),
    });
    expect(told).toEqual([]);
  });

  it("cannot be none for root where the user that the inputs name could put such programs", async () => {
    await using root = await makeBuilderRoot();
    await mkdir(root.at("bin"));
    await chown(root.at("bin"), USER.uid, USER.gid);
    const tools = { hasNoNewPrivileges: true, candidates: [], succeeds: () => true };
    const env = { ...root.options.env, PATH: `${root.at("bin")}:/bin` };
    const opened = openProcesses({ ...root.options, isRoot: true, env, user: USER, tools: () => tools });

    await expect(opened.start(() => undefined)).rejects.toMatchObject({
      code: "INPUT",
      message: expect.stringContaining(
        `The user of phases, ${USER.uid}:${USER.gid}, may write to "${root.at("bin")}", where this job`,
      ),
    });
  });

  it("leaves it to the reading of the builder to say that its user is root", async () => {
    await using root = await makeBuilderRoot();
    const tools = { hasNoNewPrivileges: true, candidates: [], succeeds: () => true };
    const env = { CNB_USER_ID: "0", CNB_GROUP_ID: "0", PATH: "/bin" };
    const opened = openProcesses({ ...root.options, isRoot: true, env, tools: () => tools });

    const engine = await opened.start(() => undefined);

    expect((await engine.inspectImage("any"))?.user).toBe("0:0");
  });

  it("cannot be none outside of a builder", async () => {
    await expect(find("none", { engine: absent, files: NOT_A_BUILDER })).rejects.toMatchObject({
      code: "INPUT",
      message: expect.stringMatching(/"engine" is "none".*there is no \/cnb\/lifecycle\/lifecycle\.toml/),
      hint: expect.stringContaining('"container"'),
    });
  });
});
