import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { COMPILE_CACHE, NODE_24 } from "../support/node24.ts";

const SOURCES = path.resolve(import.meta.dirname, "../../src");
const TLS = path.resolve(import.meta.dirname, "../support/tls");
const PROGRAM = `
import tls from "node:tls";
import { readFileSync } from "node:fs";
const [, address, file, how, sources] = process.argv;
const { trustCertificates } = await import(sources + "/registry/trusted-certificates.ts");
if (how === "old") tls.setDefaultCACertificates = undefined;
const ask = () => fetch(address).then((answer) => answer.text(), (error) => error.cause.code);
const before = await ask();
try {
  trustCertificates(file === "" ? [] : [readFileSync(file, "utf8")]);
  console.log(JSON.stringify([before, await ask(), tls.getCACertificates("default").length > 100]));
} catch (error) {
  console.log(JSON.stringify([error.code, error.message, error.hint]));
}
`;

let server: Server;

beforeAll(async () => {
  const [cert, key] = await Promise.all(
    ["server.pem", "server-key.pem"].map((name) => readFile(path.join(TLS, name))),
  );
  server = createServer({ cert, key }, (_, response) => response.end("hello"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
});

async function run(file: string, how = ""): Promise<unknown> {
  const { port } = server.address() as AddressInfo;
  // The version of Node.js that runners run the action with.
  const { stdout } = await promisify(execFile)(
    NODE_24,
    ["--input-type=module", "--eval", PROGRAM, `https://127.0.0.1:${port}/`, file, how, SOURCES],
    { env: { ...COMPILE_CACHE, NODE_NO_WARNINGS: "1" } },
  );
  return JSON.parse(stdout);
}

it("trusts an authority besides the usual ones once it is told to, and not before", async () => {
  await expect(run(path.join(TLS, "server.pem"))).resolves.toEqual([
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "hello",
    true,
  ]);
});

it("trusts nobody else if there is nothing to trust", async () => {
  await expect(run("")).resolves.toEqual([
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    true,
  ]);
});

it("says what to do where Node.js cannot add certificates", async () => {
  await expect(run(path.join(TLS, "server.pem"), "old")).resolves.toEqual([
    "INPUT",
    expect.stringMatching(/^Input "ca-certificates": Node\.js 24\S+ of this runner cannot add certificates/),
    expect.stringContaining("NODE_EXTRA_CA_CERTS"),
  ]);
});
