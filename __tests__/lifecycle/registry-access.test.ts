import { expect, it } from "@jest/globals";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { RegistryError } from "../../src/registry/failure/registry-error.ts";
import { contextWith } from "./layer-fixture.ts";

const image = parseImageReference("registry.example/app");
const unreachable = new RegistryError(
  "REGISTRY_UNREACHABLE",
  {
    doing: 'read "registry.example/app"',
    registry: "registry.example",
    access: "pull",
    method: "HEAD",
    url: new URL("https://registry.example/v2/"),
  },
  "registry.example refuses connections",
  { hint: "Check that it is up." },
);

const checkRead = (canRead: () => Promise<boolean>) =>
  contextWith({ registry: { canRead } }).images.checkAccess({ read: [image], write: [] });

it("an image that may not be read is told as missing credentials", async () => {
  await expect(checkRead(() => Promise.resolve(false))).rejects.toMatchObject({
    message: expect.stringContaining('ensure registry read access to "registry.example/app'),
    hint: expect.stringContaining("CNB_REGISTRY_AUTH"),
  });
});

it("a registry that does not answer is told as what it is", async () => {
  await expect(checkRead(() => Promise.reject(unreachable))).rejects.toMatchObject({
    message: expect.stringContaining("registry.example refuses connections"),
    hint: "Check that it is up.",
  });
});
