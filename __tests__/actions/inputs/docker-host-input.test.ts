import { describe, expect, it } from "@jest/globals";
import { engineFor, engineNamed, parseDockerHosts } from "../../../src/actions/inputs/docker-host-input.ts";

/** What the input becomes, and the problems. */
function parse(text: string) {
  const problems: string[] = [];
  const parsed = parseDockerHosts(text, (_value, problem) => {
    problems.push(problem);
  });
  return { parsed, problems };
}

const ARM = { os: "linux", arch: "arm64" };

describe("parseDockerHosts", () => {
  it.each(["unix:///var/run/docker.sock", "tcp://10.0.0.5:2376", "tcp://[::1]:2375"])("allows %p", (host) => {
    expect(parse(host)).toEqual({ parsed: { host, byPlatform: [] }, problems: [] });
  });

  it("takes none where the input is empty", () => {
    expect(parse("")).toEqual({ parsed: { host: undefined, byPlatform: [] }, problems: [] });
  });

  it("takes an engine for everything, and others for platforms", () => {
    expect(parse("unix:///run/a=b.sock\nlinux/arm64=tcp://arm:2376, linux/s390x = unix:///z.sock")).toEqual({
      parsed: {
        host: "unix:///run/a=b.sock",
        byPlatform: [
          { target: ARM, host: "tcp://arm:2376" },
          { target: { os: "linux", arch: "s390x" }, host: "unix:///z.sock" },
        ],
      },
      problems: [],
    });
  });

  it.each([
    ["10.0.0.5:2376", '"10.0.0.5:2376" is not the address of a Docker engine.'],
    ["unix://relative", '"unix://relative" is not the address of a Docker engine.'],
    ["tcp://", '"tcp://" is not the address of a Docker engine.'],
    ["ssh://me@host", '"ssh://me@host" is not an address that can be used: ssh is not supported.'],
    [
      "linux/arm64=ssh://me@host",
      '"ssh://me@host" is not an address that can be used: ssh is not supported.',
    ],
    ["arm64=tcp://arm:1", '"arm64=tcp://arm:1" is not the address of a Docker engine.'],
    ["windows/amd64=tcp://win:1", '"windows/amd64" is not a platform.'],
  ])("complains about %s", (host, problem) => {
    expect(parse(host)).toEqual({ parsed: { host: undefined, byPlatform: [] }, problems: [problem] });
  });

  it.each([
    ["tcp://a:1,tcp://b:1", '"tcp://b:1" is a second engine for the platforms that no entry names.'],
    [
      "linux/arm64=tcp://a:1\nlinux/arm64/v8=tcp://b:1",
      '"linux/arm64/v8=tcp://b:1" is a second engine for linux/arm64/v8.',
    ],
  ])("complains about two for the same builds: %j", (text, problem) => {
    expect(parse(text).problems).toEqual([problem]);
  });
});

describe("engineFor", () => {
  const hosts = { host: "tcp://all:1", byPlatform: [{ target: ARM, host: "tcp://arm:1" }] };

  it.each([
    [undefined, { name: "", host: "tcp://all:1" }],
    [
      { os: "linux", arch: "amd64" },
      { name: "", host: "tcp://all:1" },
    ],
    [ARM, { name: "linux/arm64", host: "tcp://arm:1" }],
    [
      { ...ARM, variant: "v8" },
      { name: "linux/arm64", host: "tcp://arm:1" },
    ],
    [
      { ...ARM, variant: "v9" },
      { name: "", host: "tcp://all:1" },
    ],
  ])("finds the engine for %j, and again by its name", (target, engine) => {
    expect(engineFor(target, hosts)).toEqual(engine);
    expect(engineNamed(engine.name, hosts)).toEqual(engine);
  });
});
