import { expect, it } from "@jest/globals";
import { checkDockerHost, engineEnvironment } from "../../../src/actions/inputs/engine-input.ts";
import { createInputReader } from "../../../src/actions/inputs/input-reader.ts";

const JOB = { DOCKER_HOST: "unix:///job.sock", DOCKER_CONTEXT: "job", DOCKER_CERT_PATH: "/certificates" };

it("takes the engine of the job by default", () => {
  expect(engineEnvironment(JOB)).toEqual(JOB);
});

it("takes the engine of the input before that of the job, whose certificates it keeps", () => {
  const env = engineEnvironment({ ...JOB, "INPUT_DOCKER-HOST": " tcp://10.0.0.5:2376 " });

  expect(env).toMatchObject({ DOCKER_HOST: "tcp://10.0.0.5:2376", DOCKER_CERT_PATH: "/certificates" });
  expect(env["DOCKER_CONTEXT"]).toBeUndefined();
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
