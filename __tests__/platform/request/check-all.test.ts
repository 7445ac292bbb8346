import { describe, expect, it } from "@jest/globals";
import { PlatformError, SeveralErrors } from "../../../src/errors.ts";
import { checkAll } from "../../../src/platform/request/check-all.ts";
import { RegistryError } from "../../../src/registry/failure/registry-error.ts";

const finding = (message: string): PlatformError => new PlatformError("INPUT", message);
const later = async (error: unknown): Promise<never> => {
  await new Promise(setImmediate);
  throw error;
};

describe("checkAll", () => {
  it("gives the value of each check", async () => {
    const [number, text] = await checkAll([() => 1, () => Promise.resolve("two")]);

    expect([number, text]).toEqual([1, "two"]);
  });

  it("reports what checks find in their order, and not in that in which they end", async () => {
    const checks = [() => later(finding("first")), () => Promise.reject(finding("second"))];

    await expect(checkAll(checks)).rejects.toMatchObject({
      errors: [{ message: "first" }, { message: "second" }],
    });
  });

  it("reports several errors of one check beside those of others", async () => {
    const two = new SeveralErrors([finding("a"), finding("b")]);

    await expect(checkAll([() => later(two), () => Promise.reject(finding("c"))])).rejects.toMatchObject({
      errors: [{ message: "a" }, { message: "b" }, { message: "c" }],
    });
  });

  const context = {
    doing: "read x",
    method: "GET",
    url: new URL("https://index.example/x"),
    registry: "index.example",
    access: "pull",
  } as const;
  const down = new RegistryError("REGISTRY_UNREACHABLE", context, "it does not answer");
  const about = (name: string) =>
    new PlatformError("REGISTRY_UNREACHABLE", `${name} cannot be read: it does not answer.`, { cause: down });

  it("reports a host that is down once, though several checks ask it", async () => {
    const checks = ["the builder", "the run image"].map((name) => () => Promise.reject(about(name)));

    await expect(checkAll(checks)).rejects.toMatchObject({
      message: "the builder cannot be read: it does not answer.",
    });
  });

  it("reports all that one check found, though each is for the same host that is down", async () => {
    const found = new SeveralErrors([about("one buildpack"), about("another")]);

    await expect(checkAll([() => later(found)])).rejects.toMatchObject({
      errors: [
        { message: "one buildpack cannot be read: it does not answer." },
        { message: "another cannot be read: it does not answer." },
      ],
    });
  });

  it("reports once what a check found that others wait for", async () => {
    const reading = later(finding("unreadable"));

    await expect(checkAll([() => reading, async () => String(await reading)])).rejects.toMatchObject({
      name: "PlatformError",
      message: "unreadable",
    });
  });

  it.each([new Error("a fault of ours"), new PlatformError("CANCELLED", "The build was cancelled.")])(
    "rejects at once with %s, which is no finding",
    async (error) => {
      const never = new Promise<never>(() => undefined);

      await expect(checkAll([() => never, () => Promise.reject(error)])).rejects.toBe(error);
    },
  );
});
