import { describe, expect, it } from "@jest/globals";
import { parseRegistryTimeout } from "../src/actions/inputs/container-inputs.ts";
import type { Runner } from "../src/actions/runner/runner.ts";
import { type ConnectOptions, connectRegistries } from "../src/connect-registries.ts";
import type { Environment } from "../src/environment.ts";
import { parseImageReference } from "../src/oci/image-reference.ts";
import { startFakeRegistry } from "./support/fake-registry.ts";

function connect(env: Environment = {}, options: Partial<ConnectOptions> = {}) {
  const lines: string[] = [];
  const masked: string[] = [];
  const runner = {
    print: (line: string) => lines.push(line),
    mask: (secret: string) => masked.push(secret),
  } as unknown as Runner;
  const { registry, keychain } = connectRegistries({ DOCKER_CONFIG: "/nonexistent", ...env }, runner, {
    insecureRegistries: [],
    timeoutMs: 600_000,
    ...options,
  });
  return { registry, keychain, lines, masked };
}

describe("connectRegistries", () => {
  it("tells in the log what is tried again, and why", async () => {
    await using fake = await startFakeRegistry();
    fake.addManifest("app", { schemaVersion: 2 }, { tag: "1" });
    fake.script(() => true, { kind: "answer", status: 503 });
    const { registry, lines } = connect();

    await registry.getManifest(parseImageReference(`${fake.host}/app:1`));

    expect(lines).toEqual([
      expect.stringMatching(
        /^Cannot read ".*\/app:1": .* answered 503\. Trying again in 0\.\d s \(try 2 of 4\)\.$/,
      ),
    ]);
  });

  it("takes the logins of DOCKER_AUTH_CONFIG, masked, before those of Docker's file", async () => {
    const auth = Buffer.from("user:s3cret").toString("base64");
    const env = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { "ghcr.io": { auth } } }) };
    const { keychain, masked } = connect(env);

    expect(await keychain.resolve("ghcr.io")).toMatchObject({ username: "user", password: "s3cret" });
    expect(masked).toEqual(["s3cret", auth]);
  });

  it("ends what is under way once the job is cancelled", async () => {
    const controller = new AbortController();
    const onHang = () => {
      controller.abort();
    };
    await using fake = await startFakeRegistry({ intercept: () => ({ kind: "hang" }), onHang });
    const { registry } = connect({}, { signal: controller.signal });

    await expect(registry.getManifest(parseImageReference(`${fake.host}/app:1`))).rejects.toMatchObject({
      code: "CANCELLED",
    });
  });
});

describe("parseRegistryTimeout", () => {
  it.each([
    ["120", 120_000],
    ["never", 600_000],
  ])("takes %p for %i ms", (text, expected) => {
    expect(parseRegistryTimeout(text, () => undefined)).toBe(expected);
  });
});
