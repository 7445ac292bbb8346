import { describe, expect, it } from "@jest/globals";
import {
  appContainer,
  commandContainer,
  networkOf,
  probeContainer,
  type TestSubject,
} from "../../../src/platform/gate/test-containers.ts";
import type { ImageTest } from "../../../src/platform/request/build-request.ts";
import { imageTest } from "../../support/image-test.ts";

const subject = (test: Partial<ImageTest> = {}): TestSubject => ({
  runnable: "untested:1",
  config: { config: { Entrypoint: ["/cnb/process/web"], Cmd: ["--fast"] } },
  test: imageTest(test),
  limits: { memoryBytes: 1024 },
  labels: { run: "1" },
  prober: "builder:1",
});

describe("the containers of a test", () => {
  it("have no rights, no network, a read-only root, and the limits of the build", () => {
    expect(commandContainer(subject(), "npm run smoke")).toEqual({
      image: "untested:1",
      command: ["/cnb/lifecycle/launcher", "npm run smoke"],
      env: [],
      mounts: [],
      network: "none",
      labels: { run: "1" },
      securityOptions: ["no-new-privileges"],
      dropCapabilities: ["ALL"],
      limits: { memoryBytes: 1024 },
      readOnlyRoot: true,
    });
  });

  it("have what is asked for instead", () => {
    const test = { network: "backend", readOnly: false, env: [{ name: "A", value: "b=c" }] };

    expect(commandContainer(subject(test), "true")).toMatchObject({
      network: "backend",
      readOnlyRoot: false,
      env: ["A=b=c"],
    });
  });

  it.each([
    ["npm run smoke && true", ["npm run smoke && true"]],
    ["one\ntwo", ["set -e\none\ntwo"]],
    ["-- node  smoke.js\n--fast", ["--", "node", "smoke.js", "--fast"]],
    ["--version", ["--version"]],
  ])("hand %j to the launcher", (command, words) => {
    expect(commandContainer(subject(), command).command.slice(1)).toEqual(words);
  });

  it("start the image as it is, and tell it its port unless it is told another", () => {
    const told = subject({ env: [{ name: "PORT", value: "http" }] });

    expect(appContainer(subject(), "container:1", 3000)).toMatchObject({
      command: ["/cnb/process/web", "--fast"],
      network: "container:1",
      env: ["PORT=3000"],
    });
    expect(appContainer(told, "container:1", 8080).env).toEqual(["PORT=http"]);
  });

  it("ask from the builder, which gets nothing of the test", () => {
    const probe = probeContainer(subject({ env: [{ name: "TOKEN", value: "x" }] }), "/health", 3000);

    expect(probe).toMatchObject({ image: "builder:1", network: "none", env: [], readOnlyRoot: true });
    expect(probe.command.slice(-2)).toEqual(["3000", "/health"]);
  });

  it.each([
    [undefined, "container:1"],
    ["backend", "container:1"],
    ["host", "host"],
    ["container:db", "container:db"],
  ])("share one network where it is %p", (network, shared) => {
    expect(networkOf("1", { network })).toBe(shared);
  });
});
