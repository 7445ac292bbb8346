import { expect, it } from "@jest/globals";
import { checkDockerHost, requestedEngine } from "../../../src/actions/inputs/engine-input.ts";
import { createInputReader } from "../../../src/actions/inputs/input-reader.ts";

it("asks for no engine by default", () => {
  expect(requestedEngine({ DOCKER_HOST: "unix:///job.sock", "INPUT_DOCKER-HOST": " " })).toBeUndefined();
});

it("asks for the engine of the input", () => {
  expect(requestedEngine({ "INPUT_DOCKER-HOST": " tcp://10.0.0.5:2376 " })).toBe("tcp://10.0.0.5:2376");
});

it.each(["", "unix:///var/run/docker.sock", "tcp://10.0.0.5:2376", "tcp://[::1]:2375"])(
  "allows %p",
  (host) => {
    const reader = createInputReader({ "INPUT_DOCKER-HOST": host });
    checkDockerHost(reader);
    expect(() => {
      reader.throwComplaints();
    }).not.toThrow();
  },
);

it.each([
  ["10.0.0.5:2376", '"10.0.0.5:2376" is not the address of a Docker engine.'],
  ["unix://relative", '"unix://relative" is not the address of a Docker engine.'],
  ["tcp://", '"tcp://" is not the address of a Docker engine.'],
  ["ssh://me@host", '"ssh://me@host" is not an address that can be used: ssh is not supported.'],
])("complains about %s", (host, problem) => {
  const reader = createInputReader({ "INPUT_DOCKER-HOST": host });
  checkDockerHost(reader);
  expect(() => {
    reader.throwComplaints();
  }).toThrow(problem);
});
