import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createDownloads } from "../../src/actions/downloads.ts";
import { CapturedStdout } from "./captured-stdout.ts";

const TOKEN = "sig=0123456789abcdef";

describe("createDownloads", () => {
  let server: Server;
  let temp: string;

  beforeEach(async () => {
    temp = await mkdtemp(join(tmpdir(), "downloads-"));
    server = createServer((request, response) => {
      response.statusCode = request.url === `/a.tgz?${TOKEN}` ? 200 : 404;
      response.end("content");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(temp, { recursive: true });
  });

  const get = (path: string, masked: string[]) => {
    const { port } = server.address() as AddressInfo;
    const downloads = createDownloads(
      {},
      { mask: (secret) => masked.push(secret), directory: () => Promise.resolve(temp) },
    );
    return downloads.get(`http://127.0.0.1:${port}${path}`, undefined);
  };

  it("masks the query of an address and its values, which the library prints for those who debug", async () => {
    using stdout = new CapturedStdout();
    const masked: string[] = [];

    await get(`/a.tgz?${TOKEN}`, masked);

    expect(masked).toEqual([TOKEN, TOKEN.slice("sig=".length)]);
    expect(stdout.lines.join("\n")).toContain(TOKEN);
  });

  it("masks values and logins as they are written, and as they are meant", async () => {
    using stdout = new CapturedStdout();
    const { port } = server.address() as AddressInfo;
    const masked: string[] = [];
    const downloads = createDownloads(
      {},
      { mask: (secret) => masked.push(secret), directory: () => Promise.resolve(temp) },
    );
    const login = "password-of-16-letters";

    await expect(
      downloads.get(`http://me:${login}@127.0.0.1:${port}/b.tgz?v=1&sig=0123456789%2Babcdef`),
    ).rejects.toThrow();

    expect(masked).toEqual([
      "v=1&sig=0123456789%2Babcdef",
      "0123456789%2Babcdef",
      "0123456789+abcdef",
      login,
    ]);
    expect(stdout.lines.join("\n")).not.toContain("::add-mask::");
  });

  it("does not mask a query that is too short to be a token", async () => {
    using stdout = new CapturedStdout();
    const masked: string[] = [];

    await expect(get("/a.tgz?v=1", masked)).rejects.toThrow("/a.tgz?***");

    expect(masked).toEqual([]);
    expect(stdout.lines.join("\n")).not.toContain("::add-mask::");
  });

  it.each(["169.254.169.254", "fd00:ec2::254", "fe80::1"])(
    "asks no host at %s, where clouds hand out credentials",
    async (address) => {
      const findHost = () => Promise.resolve({ address });
      const downloads = createDownloads(
        {},
        { mask: () => undefined, directory: () => Promise.resolve(temp), findHost },
      );

      await expect(downloads.get("https://buildpacks.example/a.tgz", undefined)).rejects.toMatchObject({
        code: "REGISTRY_UNREACHABLE",
        message: expect.stringContaining(
          `"buildpacks.example" is at ${address}, a link-local or reserved address`,
        ),
      });
    },
  );

  it("does not try again and again to reach a host that no name server knows", async () => {
    const findHost = () =>
      Promise.reject(Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" }));
    const downloads = createDownloads(
      {},
      { mask: () => undefined, directory: () => Promise.resolve(temp), findHost },
    );

    await expect(downloads.get("https://index.example/a", undefined)).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message:
        '"https://index.example/a" cannot be downloaded: there is no host "index.example" (getaddrinfo ENOTFOUND).',
    });
  });
});
