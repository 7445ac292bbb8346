import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { inspect } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { showBriefly } from "../../src/docker/brief-agent.ts";

describe("showBriefly", () => {
  it.each([
    ["Agent", new HttpAgent({ keepAlive: false })],
    ["Agent", new HttpsAgent({ cert: "a certificate" })],
  ])("shows the kind of an agent, however much of it is asked for", (kind, agent) => {
    const shown = showBriefly(agent);

    expect(shown).toBe(agent);
    expect(inspect({ agent }, { showHidden: true, depth: null })).toBe(`{ agent: ${kind} }`);
  });
});
