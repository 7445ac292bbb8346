import { chmod } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { readBuilder } from "../../src/builder/builder-image.ts";
import { readBuilderModules } from "../../src/buildpack/builder-modules.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { readOwnBuilder, whyNoBuilder } from "../../src/processes/own-builder.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { isRoot, makeBuilderRoot } from "./builder-root.ts";

const TARGET = { os: "linux", arch: "amd64" };

describe("the builder that this process runs in", () => {
  it("is described as its image would be", async () => {
    await using root = await makeBuilderRoot();
    const image = await readOwnBuilder(root.options);
    const registry = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });
    const query = {
      reference: parseImageReference("acme/builder"),
      ...({ pull: "never", target: TARGET, targetSource: "machine" } as const),
    };

    const builder = await readBuilder(query, { registry, inspectImage: () => Promise.resolve(image) });

    expect(builder).toMatchObject({
      ...{ uid: 1001, gid: 1000, target: TARGET },
      lifecycle: { version: "0.21.0" },
      order: [{ group: [{ id: "acme/node", version: "1.0", optional: false }] }],
      runImages: [{ image: "registry.example/run", mirrors: ["mirror.example/run"] }],
    });
    expect(readBuilderModules("it", TARGET, builder.labels)).toMatchObject({
      modules: [
        { kind: "buildpack", id: "acme/node", version: "1.0", name: "Node", api: "0.11" },
        { kind: "extension", id: "acme/apt", version: "2.0" },
      ],
      buildpackApis: ["0.11"],
      platform: { distro: { name: "debian", version: "12" } },
    });
  });

  it("has run images of the older file where it lacks the newer one", async () => {
    const stack = '[run-image]\nimage = "registry.example/old"\n';
    await using root = await makeBuilderRoot({ "cnb/run.toml": undefined, "cnb/stack.toml": stack });

    const { labels } = await readOwnBuilder(root.options);

    expect(labels["io.buildpacks.builder.metadata"]).toContain('"images":[{"image":"registry.example/old"');
  });

  it("has modules beside which there are other files", async () => {
    await using root = await makeBuilderRoot({
      "cnb/buildpacks/README.md": "",
      "cnb/buildpacks/acme_node/README.md": "",
    });

    const { labels } = await readOwnBuilder(root.options);

    expect(Object.keys(JSON.parse(labels["io.buildpacks.buildpack.layers"] ?? "") as object)).toEqual([
      "acme/node",
    ]);
  });

  it("is broken where a file of it is, which no other name mends", async () => {
    await using root = await makeBuilderRoot({ "cnb/run.toml": "[[[" });
    const query = {
      reference: parseImageReference("acme/builder"),
      ...({ pull: "never", target: TARGET, targetSource: "machine" } as const),
    };
    const registry = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });
    const reading = readBuilder(query, { registry, inspectImage: () => readOwnBuilder(root.options) });

    await expect(reading).rejects.toMatchObject({
      code: "BUILDER_IMAGE",
      message: expect.stringMatching(/^The builder that this job is in is broken: .*\/cnb\/run\.toml/),
      hint: "Repair this file of the job's container, or use the image of another builder.",
    });
  });

  it("has no variables of the job", async () => {
    await using root = await makeBuilderRoot();

    expect((await readOwnBuilder(root.options)).env).toEqual([
      "CNB_GROUP_ID=1000",
      "CNB_USER_ID=1001",
      "PATH=/usr/bin:/bin",
    ]);
  });

  it("is not there without a lifecycle, or without its user", async () => {
    await using root = await makeBuilderRoot({ "cnb/lifecycle/lifecycle.toml": undefined });
    await using other = await makeBuilderRoot();

    expect(await whyNoBuilder(root.options)).toBe("there is no /cnb/lifecycle/lifecycle.toml");
    expect(await whyNoBuilder({ ...other.options, env: { CNB_USER_ID: "1" } })).toBe(
      "CNB_GROUP_ID is not set",
    );
    await expect(readOwnBuilder(root.options)).rejects.toMatchObject({ code: "BUILDER_IMAGE" });
  });
});

// Root may read everything.
(isRoot ? describe.skip : describe)("the builder of a user that may not read it", () => {
  it("has to be readable", async () => {
    await using root = await makeBuilderRoot();
    await chmod(root.at("cnb/buildpacks/acme_node"), 0);

    await expect(readOwnBuilder(root.options)).rejects.toMatchObject({
      code: "BUILDER_IMAGE",
      message: expect.stringContaining(
        `cannot read "${root.at("cnb/buildpacks/acme_node")}" of the builder: EACCES`,
      ),
      hint: expect.stringContaining("as root or as the builder's user"),
    });
    await chmod(root.at("cnb/buildpacks/acme_node"), 0o755);
  });
});
