import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { BuilderModules } from "../../src/buildpack/builder-modules.ts";
import type { InlineBuildpack } from "../../src/buildpack/inline-source.ts";
import { parseLocator } from "../../src/buildpack/locator.ts";
import type { Downloads } from "../../src/buildpack/open-modules.ts";
import { REGISTRY_INDEX } from "../../src/buildpack/registry-index.ts";
import type { RequestedOrder } from "../../src/buildpack/requested-order.ts";
import { hasIdleBuildpacks, resolveOrder } from "../../src/buildpack/resolve-order.ts";
import { type Order, parseOrder } from "../../src/cnb/order.ts";
import { PlatformError } from "../../src/errors.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import { builderModules, element, TARGET } from "./builder-modules-fixture.ts";
import { downloadsOf, MemoryStore } from "./memory-sources.ts";
import { inlineBuildpack } from "./module-fixture.ts";
import { addPackage, layerEntries } from "./package-fixture.ts";
import { refusal } from "./refusal.ts";
import { tarOf } from "./tar-fixture.ts";
import { TemporaryDirectory } from "./temporary-directory.ts";

let dir: TemporaryDirectory;
let fake: FakeRegistry;
beforeEach(async () => {
  dir = new TemporaryDirectory();
  fake = await startFakeRegistry();
  dir.buildpack("a", { id: "acme/a" });
  dir.buildpack("b", { id: "acme/b" });
  dir.write("e/extension.toml", 'api = "0.10"\n[extension]\nid = "acme/e"\nversion = "1.0.0"');
});
afterEach(async () => {
  dir[Symbol.dispose]();
  await fake[Symbol.asyncDispose]();
});

const INLINE = inlineBuildpack({ id: "acme/inline" });

/** Locators by input; one that is requested may be an inline buildpack. */
type Options = Partial<Record<keyof RequestedOrder, readonly (string | InlineBuildpack)[]>>;

function orderFor(requested: Options): RequestedOrder {
  const read = (texts: Options[keyof RequestedOrder] = []) =>
    texts.map((text) =>
      typeof text === "string" ? parseLocator(text, { by: "workflow", workspace: dir.path }) : text,
    );
  return {
    buildpacks: read(requested.buildpacks),
    preBuildpacks: read(requested.preBuildpacks),
    postBuildpacks: read(requested.postBuildpacks),
    extensions: read(requested.extensions),
  };
}

function resolve(
  requested: Options,
  builder: Partial<BuilderModules> = {},
  downloads: Downloads = downloadsOf({}),
) {
  const keychain = { resolve: () => Promise.resolve(undefined) };
  const registry = createRegistryClient({ keychain });
  const access = { registry, store: new MemoryStore(), downloads, target: TARGET };
  return resolveOrder(orderFor(requested), builderModules(builder), access);
}

/** Groups as lists of `id@version`, with a question mark behind what is optional. */
function groups(order: Order): string[][] {
  return order.map(({ group }) =>
    group.map(({ id, version, optional }) => `${id}@${version}${optional ? "?" : ""}`),
  );
}

const orderOf = async (requested: Options, builder: Partial<BuilderModules> = {}) => {
  const { order, toml } = await resolve(requested, builder);
  expect(parseOrder(toml ?? "", "order.toml").order).toStrictEqual(order);
  return groups(order);
};
const idsOf = (sources: Awaited<ReturnType<typeof resolve>>["sources"]) =>
  sources.flatMap(({ modules }) => modules.map(({ id }) => id));

describe("resolveOrder", () => {
  it("leaves the builder's order alone if nothing is asked for", async () => {
    const { toml, sources, order } = await resolve({});

    expect([toml, sources]).toStrictEqual([undefined, []]);
    expect(order).toStrictEqual(builderModules().order);
  });

  it.each<[Options, string[][]]>([
    [{ buildpacks: ["./a", "acme/one"] }, [["acme/a@1.0.0", "acme/one@1.0.0"]]],
    [{ buildpacks: ["from=builder"] }, [["acme/one@1.0.0", "acme/two@2.0.0?"], ["acme/two@2.0.0"]]],
    [
      { buildpacks: ["./a", "from=builder", "./b"] },
      [
        ["acme/a@1.0.0", "acme/one@1.0.0", "acme/two@2.0.0?", "acme/b@1.0.0"],
        ["acme/a@1.0.0", "acme/two@2.0.0", "acme/b@1.0.0"],
      ],
    ],
    [{ buildpacks: ["from=builder:acme/many@1.1.0", "./a"] }, [["acme/many@1.1.0", "acme/a@1.0.0"]]],
    [{ buildpacks: ["urn:cnb:builder:acme/two"] }, [["acme/two@2.0.0"]]],
    [
      { preBuildpacks: ["./a", "./b"] },
      [
        ["acme/a@1.0.0", "acme/b@1.0.0", "acme/one@1.0.0", "acme/two@2.0.0?"],
        ["acme/a@1.0.0", "acme/b@1.0.0", "acme/two@2.0.0"],
      ],
    ],
    [
      { preBuildpacks: ["./a"], postBuildpacks: [INLINE] },
      [
        ["acme/a@1.0.0", "acme/one@1.0.0", "acme/two@2.0.0?", "acme/inline@1.0.0"],
        ["acme/a@1.0.0", "acme/two@2.0.0", "acme/inline@1.0.0"],
      ],
    ],
    [{ buildpacks: ["./a"], preBuildpacks: ["./b"] }, [["acme/a@1.0.0"]]],
  ])("makes of %j the groups that pack makes", async (requested, expected) => {
    expect(await orderOf(requested)).toStrictEqual(expected);
  });

  it("brings what the builder lacks, once, and nothing else", async () => {
    const { sources } = await resolve({ buildpacks: ["./a", "acme/one", "./a", INLINE] });

    expect(sources).toMatchObject([{ origin: "./a" }, { origin: "the script of acme/inline" }]);
  });

  it("brings all that a composite refers to, also through others, and leaves out what nothing refers to", async () => {
    addPackage(fake, "acme/package:1", {
      modules: [
        { id: "acme/top", order: [["acme/middle@1.0.0", "acme/one@1.0.0"]] },
        { id: "acme/middle", order: [["acme/leaf@1.0.0"]] },
        { id: "acme/leaf" },
        { id: "acme/unused" },
      ],
    });

    const { order, sources } = await resolve({ buildpacks: [`${fake.host}/acme/package:1`] });

    expect(groups(order)).toStrictEqual([["acme/top@1.0.0"]]);
    expect(idsOf(sources)).toStrictEqual(["acme/top", "acme/middle", "acme/leaf"]);
  });

  it("brings nothing that the builder has with the same content, and says what it replaces", async () => {
    const modules = [{ id: "acme/same" }, { id: "acme/other", order: [["acme/same@1.0.0"]] }];
    addPackage(fake, "acme/package:1", { modules: [...modules].reverse() });
    const same = digestOf(tarOf(layerEntries({ id: "acme/same" })));

    const { sources, replaced } = await resolve(
      { buildpacks: [`${fake.host}/acme/package:1`] },
      {
        modules: [
          { kind: "buildpack", id: "acme/same", version: "1.0.0", diffId: same },
          { kind: "buildpack", id: "acme/other", version: "1.0.0", diffId: digestOf("older") },
        ],
      },
    );

    expect(idsOf(sources)).toStrictEqual(["acme/other"]);
    expect(replaced).toMatchObject([{ kind: "buildpack", id: "acme/other", version: "1.0.0" }]);
  });

  it("puts extensions into a group of their own, and keeps the builder's order", async () => {
    const { order, orderExtensions, toml, sources } = await resolve({
      extensions: ["./e", "acme/extension"],
    });

    expect(groups(orderExtensions)).toStrictEqual([["acme/e@1.0.0", "acme/extension@3.0.0"]]);
    expect(groups(order)).toHaveLength(2);
    expect(parseOrder(toml ?? "", "order.toml").orderExtensions).toStrictEqual(orderExtensions);
    expect(toml).not.toContain("optional = false");
    expect(idsOf(sources)).toStrictEqual(["acme/e"]);
  });

  it("keeps the builder's extensions if only buildpacks are named", async () => {
    const orderExtensions = [{ group: [element("acme/extension")] }];

    const resolved = await resolve({ buildpacks: ["./a"] }, { orderExtensions });

    expect(groups(resolved.orderExtensions)).toStrictEqual([["acme/extension@3.0.0"]]);
  });

  it.each<[string, Options, string]>([
    ["an ambiguous version", { buildpacks: ["acme/many"] }, "several: 1.0.0, 1.1.0"],
    [
      "an id that the builder does not have",
      { buildpacks: ["from=builder:acme/none"] },
      '"acme/none" is not in the builder',
    ],
    [
      "a version that the builder does not have",
      { buildpacks: ["urn:cnb:builder:acme/one@2.0.0"] },
      "it has acme/one in 1.0.0",
    ],
    ["the builder's order twice", { buildpacks: ["from=builder", "from=builder"] }, "more than once"],
    ["the builder's order among extensions", { extensions: ["from=builder"] }, "cannot be used here"],
    ["a registry among extensions", { extensions: ["urn:cnb:registry:acme/e"] }, "cannot be used here"],
    ["a buildpack among extensions", { extensions: ["./a"] }, "it has no extension.toml"],
    ["an extension among buildpacks", { buildpacks: ["./e"] }, "it has no buildpack.toml"],
    ["a path that is not there", { buildpacks: ["./a", "./c"] }, '"./c" cannot be used: '],
    [
      "an inline buildpack without API",
      { buildpacks: [inlineBuildpack({ id: "acme/inline", api: "" })] },
      'api = ""',
    ],
  ])("refuses %s", async (_, requested, why) => {
    expect((await refusal(resolve(requested))).message).toContain(why);
  });

  it("names all that are nowhere, with the nearest name and what the builder has", async () => {
    const error: unknown = await resolve({
      buildpacks: ["acme/oen", "acme/one", "urn:cnb:builder:acme/mnay"],
      extensions: ["urn:cnb:builder:acme/extensio"],
    }).catch((thrown: unknown) => thrown);

    const has = "The builder has acme/one@1.0.0, acme/two@2.0.0, acme/many@1.0.0, acme/many@1.1.0.";
    expect(error).toMatchObject({
      errors: [
        {
          code: "BUILDPACK",
          message: `"acme/oen" is not in the builder "ghcr.io/owner/builder:1". The index of buildpacks at ${REGISTRY_INDEX} has no "acme/oen".`,
          hint: `Did you mean "acme/one"? ${has} A package image needs its registry or a tag.`,
        },
        {
          message:
            '"urn:cnb:builder:acme/mnay" cannot be used: "acme/mnay" is not in the builder "ghcr.io/owner/builder:1".',
          hint: `Did you mean "acme/many"? ${has}`,
        },
        { hint: 'Did you mean "acme/extension"? The builder has acme/extension@3.0.0.' },
      ],
    });
  });

  it("says of a name that is not in the builder why the index cannot be asked, in one line", async () => {
    const downloads = {
      get: () => Promise.reject(new PlatformError("REGISTRY_UNREACHABLE", "It cannot be reached.")),
    };

    expect(await refusal(resolve({ buildpacks: ["acme/other"] }, {}, downloads))).toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message:
        '"acme/other" is not in the builder "ghcr.io/owner/builder:1", and the index of buildpacks cannot be read: It cannot be reached.',
      hint: expect.stringMatching(/^The builder has /),
    });
  });

  it("refuses the builder's order before or after itself", async () => {
    expect(await refusal(resolve({ preBuildpacks: ["from=builder"] }))).toStrictEqual({
      code: "BUILDPACK",
      message: '"from=builder" cannot be used here.',
      hint: 'It can only be in "buildpacks".',
    });
  });

  it("refuses a composite whose parts are nowhere", async () => {
    dir.buildpack("composite", { id: "acme/composite", order: [["acme/a@1.0.0", "acme/none@1.0.0"]] });

    expect(await refusal(resolve({ buildpacks: ["./composite", "./a"] }))).toMatchObject({
      code: "BUILDPACK",
      message:
        'The buildpack "acme/composite@1.0.0" needs "acme/none@1.0.0", ' +
        'which neither comes with it nor is in the builder "ghcr.io/owner/builder:1".',
    });
  });

  it("refuses one buildpack with two contents", async () => {
    dir.buildpack("other", { id: "acme/a" });

    expect((await refusal(resolve({ buildpacks: ["./a", "./other"] }))).message).toBe(
      'The buildpack "acme/a@1.0.0" comes twice with different content: from "./a" and "./other".',
    );
  });

  it("refuses what the builder's lifecycle does not speak, also deep in a composite", async () => {
    dir.buildpack("old", { id: "acme/old", api: "0.2" });
    dir.buildpack("composite", { id: "acme/composite", order: [["acme/old@1.0.0"]] });
    dir.write("composite/package.toml", '[[dependencies]]\nuri = "../old"');

    expect(await refusal(resolve({ buildpacks: ["./composite"] }))).toMatchObject({
      code: "INCOMPATIBLE_API",
      message: expect.stringContaining('"acme/old@1.0.0" is written for Buildpack API 0.2'),
    });
  });

  it.each([
    ["target", '[[targets]]\nos = "linux"\narch = "arm64"', "is for linux/arm64"],
    ["stack", '[[stacks]]\nid = "other"', "is for the stacks other"],
  ])("refuses a buildpack for another %s", async (_, tables, why) => {
    dir.buildpack("foreign", { id: "acme/foreign", tables });

    expect((await refusal(resolve({ preBuildpacks: ["./foreign"] }))).message).toContain(why);
  });

  it("takes a composite of which one part runs on the builder, and refuses one of which none does", async () => {
    const arm = { targets: [{ os: "linux", arch: "arm64" }] };
    const order = [["acme/arm@1.0.0"], ["acme/any@1.0.0"]];
    addPackage(fake, "some:1", {
      modules: [{ id: "acme/top", order }, { id: "acme/arm", ...arm }, { id: "acme/any" }],
    });
    addPackage(fake, "none:1", {
      modules: [
        { id: "acme/top", order },
        { id: "acme/arm", ...arm },
        { id: "acme/any", ...arm },
      ],
    });

    expect(await orderOf({ buildpacks: [`${fake.host}/some:1`] })).toStrictEqual([["acme/top@1.0.0"]]);
    expect((await refusal(resolve({ buildpacks: [`${fake.host}/none:1`] }))).message).toContain(
      'The buildpack "acme/arm@1.0.0" is for linux/arm64',
    );
  });

  it("refuses composites that contain each other", async () => {
    addPackage(fake, "loop:1", {
      modules: [
        { id: "acme/top", order: [["acme/next@1.0.0"]] },
        { id: "acme/next", order: [["acme/top@1.0.0"]] },
      ],
    });

    expect((await refusal(resolve({ buildpacks: [`${fake.host}/loop:1`] }))).message).toContain(
      'The buildpack "acme/top@1.0.0" contains only itself.',
    );
  });

  it("follows each composite once, however many ways lead through it", async () => {
    const levels = Array.from({ length: 60 }, (_, at) => ({
      id: `acme/level${at}`,
      order: [[`acme/level${at + 1}@1.0.0`], [`acme/level${at + 1}@1.0.0`]],
    }));
    const arm = { id: "acme/level60", targets: [{ os: "linux", arch: "arm64" }] };
    addPackage(fake, "ways:1", { modules: [...levels, { id: "acme/level60" }] });
    addPackage(fake, "none:2", { modules: [...levels, arm] });

    const { sources } = await resolve({ buildpacks: [`${fake.host}/ways:1`] });
    const { message } = await refusal(resolve({ buildpacks: [`${fake.host}/none:2`] }));

    expect(idsOf(sources)).toHaveLength(61);
    expect(message).toContain('The buildpack "acme/level60@1.0.0" is for linux/arm64');
  });

  it("refuses to add to a builder without an order", async () => {
    expect((await refusal(resolve({ preBuildpacks: ["./a"] }, { order: [] }))).message).toContain(
      "has no order of its own",
    );
  });

  it("refuses with the first by position, after all have ended", async () => {
    expect((await refusal(resolve({ buildpacks: ["./c", "acme/many"] }))).message).toContain('"./c"');
  });
});

describe("hasIdleBuildpacks", () => {
  it.each<[Options, boolean]>([
    [{ buildpacks: ["./a"], preBuildpacks: ["./b"] }, true],
    [{ buildpacks: ["./a"], postBuildpacks: ["./b"] }, true],
    [{ buildpacks: ["./a"] }, false],
    [{ preBuildpacks: ["./a"], postBuildpacks: ["./b"] }, false],
  ])("of %j is %j", (requested, isIdle) => {
    expect(hasIdleBuildpacks(orderFor(requested))).toBe(isIdle);
  });
});
