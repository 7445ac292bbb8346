import { expect, it } from "@jest/globals";
import { registryWhenAsked } from "../../../src/lifecycle/cli/registry-when-asked.ts";
import type { Registry } from "../../../src/registry/registry.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";

/** Answers each call with its name and its arguments, and counts how often it was opened. */
function recording() {
  const names = Object.keys(
    createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } }),
  );
  const answer =
    (name: string) =>
    (...args: readonly unknown[]) =>
      Promise.resolve([name, ...args]);
  const methods = Object.fromEntries(names.map((name) => [name, answer(name)])) as unknown as Registry;
  const opened = { times: 0 };
  const registry = registryWhenAsked(() => {
    opened.times += 1;
    return Promise.resolve(methods);
  });
  return { names, opened, registry: registry as unknown as Record<string, (...args: unknown[]) => unknown> };
}

it("asks the registry every question, with all that belongs to it", async () => {
  const { names, registry } = recording();

  for (const name of names)
    expect(await registry[name]?.("a", "b", "c", "d")).toEqual([name, "a", "b", "c", "d"]);
  expect(Object.keys(registry).sort()).toEqual([...names].sort());
});

it("is opened by the first question, and once", async () => {
  const { opened, registry } = recording();

  expect(opened.times).toBe(0);
  await Promise.all([registry["canRead"]?.("a"), registry["checkWrite"]?.("b")]);
  expect(opened.times).toBe(1);
});

it("rejects with why it cannot be opened", async () => {
  const registry = registryWhenAsked(() => Promise.reject(new Error("no network")));

  await expect(registry.listTags({ registry: "host.example", repository: "app", tag: "1" })).rejects.toThrow(
    "no network",
  );
});
