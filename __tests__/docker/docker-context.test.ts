import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { dockerConfigDir, readDockerContext } from "../../src/docker/docker-context.ts";

describe("dockerConfigDir", () => {
  it.each([
    ["DOCKER_CONFIG", { DOCKER_CONFIG: "/config", HOME: "/home/user" }, "/config"],
    ["in the home directory without it", { DOCKER_CONFIG: "", HOME: "/home/user" }, "/home/user/.docker"],
    ["in the home directory that the system knows", { HOME: "" }, `${homedir()}/.docker`],
  ])("is %s", (_, env, dir) => {
    expect(dockerConfigDir(env)).toBe(dir);
  });
});

describe("the context of the configuration", () => {
  let configDir: string;
  beforeEach(async () => {
    configDir = await mkdtemp(join(tmpdir(), "docker-context-"));
  });
  afterEach(() => rm(configDir, { recursive: true, force: true }));

  it.each(["", "\n", "null", "{}", '{"currentContext":null}', '{"auths":{"ghcr.io":null}}'])(
    "is the default one where the file is %j",
    async (json) => {
      await writeFile(join(configDir, "config.json"), json);

      expect(await readDockerContext({ DOCKER_CONFIG: configDir })).toBeUndefined();
    },
  );
});
