import { describe, expect, it } from "@jest/globals";
import { isLocal, registryUrl } from "../../../src/registry/transport/scheme.ts";
import { resolveLocation } from "../../../src/registry/transport/transport.ts";

describe("isLocal", () => {
  it.each([
    "localhost",
    "localhost:5000",
    "registry.localhost:5000",
    "127.0.0.1:5000",
    "127.8.9.1",
    "[::1]:5000",
    "10.0.0.1",
    "172.16.0.1:5000",
    "172.31.255.1",
    "192.168.1.1",
  ])("is true of %s", (registry) => {
    expect(isLocal(registry)).toBe(true);
  });

  it.each([
    "ghcr.io",
    "172.32.0.1",
    "172.15.0.1",
    "11.0.0.1",
    "localhost.example",
    "10.example.com",
    "127.0.0.1.nip.io",
  ])("is false of %s", (registry) => {
    expect(isLocal(registry)).toBe(false);
  });
});

describe("registryUrl", () => {
  it("is below the host as it is written", () => {
    expect(registryUrl("reg.internal:5000", "http").href).toBe("http://reg.internal:5000/v2/");
    expect(registryUrl("ghcr.io", "https").href).toBe("https://ghcr.io/v2/");
  });

  it("knows where the Docker Hub is", () => {
    expect(registryUrl("index.docker.io", "https").href).toBe("https://registry-1.docker.io/v2/");
  });
});

describe("resolveLocation", () => {
  const from = new URL("https://reg.example/v2/app/blobs/uploads/");
  const context = {
    doing: "push",
    registry: "reg.example",
    access: "push",
    method: "POST",
    url: from,
  } as const;
  const resolve = (location: string) => resolveLocation(context, from, location).href;

  it("puts right what a registry behind a TLS proxy says", () => {
    expect(resolve("http://reg.example/v2/x?a=b")).toBe("https://reg.example/v2/x?a=b");
  });

  it("resolves a relative Location", () => {
    expect(resolve("/v2/x")).toBe("https://reg.example/v2/x");
    expect(resolve("x")).toBe("https://reg.example/v2/app/blobs/uploads/x");
  });

  it.each(["http://elsewhere.example/x", "file:///etc/passwd", "https://["])("refuses %s", (location) => {
    expect(() => resolve(location)).toThrow(expect.objectContaining({ code: "REGISTRY" }));
  });
});
