// What the script really prints is shown by the e2e tests; here, what is made of it.
import { describe, expect, it } from "@jest/globals";
import { probeCommand, ProbeReader, type ProbeState } from "../../../src/platform/gate/http-probe.ts";

function stateAfter(...lines: readonly string[]): ProbeState {
  const reader = new ProbeReader(8080);
  for (const line of lines) reader.add(line);
  return reader.state;
}

describe("ProbeReader", () => {
  it("knows nothing before the first answer", () => {
    expect(stateAfter("listens 00000000:1F90")).toEqual({ kind: "unasked" });
  });

  it.each([200, 204, 301, 399])("takes %d for health", (status) => {
    expect(stateAfter(`answers HTTP/1.1 ${status} Some Words\r`)).toEqual({ kind: "healthy" });
  });

  it.each([100, 404, 503])("takes %d for something else", (status) => {
    expect(stateAfter(`answers HTTP/1.0 ${status}`)).toEqual({ kind: "answered", status });
  });

  it.each(["answers", "answers SSH-2.0-OpenSSH", "answers HTTP/1.1 2000", "answers HTTP/1.1 OK"])(
    "takes %j for no answer of HTTP",
    (line) => {
      expect(stateAfter(line)).toEqual({ kind: "mute" });
    },
  );

  it("names the ports that are listened on instead, each once", () => {
    const lines = ["listens 00000000:1F91", "listens 00000000:0050", `listens ${"0".repeat(32)}:0050`];

    expect(stateAfter(...lines, "refused")).toEqual({ kind: "refused", listening: [80, 8081] });
  });

  it("forgets what was listened on before", () => {
    expect(stateAfter("listens 00000000:0050", "refused", "refused")).toEqual({
      kind: "refused",
      listening: [],
    });
  });

  it("sees that others could not reach the app", () => {
    expect(stateAfter("listens 0100007F:1F90", "listens 00000000:0050", "answers HTTP/1.1 200 OK")).toEqual({
      kind: "loopback-only",
    });
    expect(stateAfter("listens 0100007F:1F90", "listens 00000000:1F90", "answers HTTP/1.1 200 OK")).toEqual({
      kind: "healthy",
    });
  });

  it("takes nothing that an app prints for more than it is", () => {
    expect(stateAfter("hello", "answered HTTP/1.1 200", "", "answers  HTTP/1.1 200")).toEqual({
      kind: "mute",
    });
  });
});

describe("probeCommand", () => {
  it("passes port and path as arguments, which no shell reads", () => {
    const [program, , script = "", ...args] = probeCommand(3000, "/$(reboot)?a='b'");

    expect(program).toBe("bash");
    expect(args).toEqual(["probe", "3000", "/$(reboot)?a='b'"]);
    expect(script).not.toContain("reboot");
  });

  it("looks at what listens after it has asked, so that no app begins to listen unseen in between", () => {
    expect(probeCommand(8080, "/health").join(" ")).toMatch(
      /answer=.*ask[^]*\/proc\/net\/tcp[^]*echo "\$answer"/,
    );
  });
});
