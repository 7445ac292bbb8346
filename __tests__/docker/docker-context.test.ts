import { describe, expect, it } from "@jest/globals";
import { homedir } from "node:os";
import { dockerConfigDir } from "../../src/docker/docker-context.ts";

describe("dockerConfigDir", () => {
  it.each([
    ["DOCKER_CONFIG", { DOCKER_CONFIG: "/config", HOME: "/home/user" }, "/config"],
    ["in the home directory without it", { DOCKER_CONFIG: "", HOME: "/home/user" }, "/home/user/.docker"],
    ["in the home directory that the system knows", { HOME: "" }, `${homedir()}/.docker`],
  ])("is %s", (_, env, dir) => {
    expect(dockerConfigDir(env)).toBe(dir);
  });
});
