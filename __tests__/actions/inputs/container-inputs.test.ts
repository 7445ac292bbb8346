import { expect, it } from "@jest/globals";
import { parseDockerHost } from "../../../src/actions/inputs/container-inputs.ts";

/** What the input becomes, and the problems. */
function parse(host: string) {
  const problems: string[] = [];
  const parsed = parseDockerHost(host, (_value, problem) => {
    problems.push(problem);
  });
  return { parsed, problems };
}

it.each(["unix:///var/run/docker.sock", "tcp://10.0.0.5:2376", "tcp://[::1]:2375"])("allows %p", (host) => {
  expect(parse(host)).toEqual({ parsed: host, problems: [] });
});

it("takes none where the input is empty", () => {
  expect(parse("")).toEqual({ parsed: undefined, problems: [] });
});

it.each([
  ["10.0.0.5:2376", '"10.0.0.5:2376" is not the address of a Docker engine.'],
  ["unix://relative", '"unix://relative" is not the address of a Docker engine.'],
  ["tcp://", '"tcp://" is not the address of a Docker engine.'],
  ["ssh://me@host", '"ssh://me@host" is not an address that can be used: ssh is not supported.'],
])("complains about %s", (host, problem) => {
  expect(parse(host)).toEqual({ parsed: undefined, problems: [problem] });
});
