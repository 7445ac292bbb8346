import { inspect } from "node:util";
import { describe, expect, it } from "@jest/globals";
import type Docker from "dockerode";
import { showRequestsBriefly } from "../../src/docker/brief-requests.ts";

describe("showRequestsBriefly", () => {
  it("shows method and path of a request, however much of it is asked for, and passes it on", () => {
    const built: unknown[] = [];
    const modem = {
      buildRequest(...args: unknown[]) {
        built.push(this, ...args);
      },
    };
    const request = { method: "GET", path: "/version", agent: { sockets: ["all of them"] } };

    showRequestsBriefly(modem as unknown as Docker["modem"]);
    modem.buildRequest(request, "context", "data");

    expect(built).toEqual([modem, request, "context", "data"]);
    expect(built[1]).toBe(request);
    expect(inspect({ request }, { showHidden: true, depth: null })).toBe("{ request: GET /version }");
  });
});
