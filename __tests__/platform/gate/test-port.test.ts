import { describe, expect, it } from "@jest/globals";
import { chooseTestPort } from "../../../src/platform/gate/test-port.ts";

const variable = (value: string) => [{ name: "PORT", value }];

describe("chooseTestPort", () => {
  it("takes the variable of the test before anything else", () => {
    const config = { Env: ["PORT=3000"], ExposedPorts: { "80/tcp": {} } };

    expect(chooseTestPort({ config }, variable("5000"))).toEqual({
      port: 5000,
      reason: 'PORT of "test-env"',
    });
  });

  it("takes the variable of the image before what it exposes", () => {
    const config = { Env: ["PATH=/bin", "PORT=3000"], ExposedPorts: { "80/tcp": {} } };

    expect(chooseTestPort({ config }, [])).toEqual({ port: 3000, reason: "PORT of the image" });
  });

  it("takes the lowest port of TCP that is exposed", () => {
    const config = { ExposedPorts: { "53/udp": {}, "8443/tcp": {}, "8000": {}, "9000-9010/tcp": {} } };

    expect(chooseTestPort({ config }, [])).toEqual({ port: 8000, reason: "what the image exposes" });
  });

  it.each(["", "0", "65536", "http", "1e3"])("passes over a variable that is %j", (value) => {
    expect(chooseTestPort({ config: { Env: [`PORT=${value}`] } }, variable(value)).port).toBe(8080);
  });

  it("falls back to 8080", () => {
    expect(chooseTestPort({ config: undefined }, [])).toEqual({
      port: 8080,
      reason: "the image names no port",
    });
  });
});
