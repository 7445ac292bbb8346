import { describe, expect, it } from "@jest/globals";
import {
  type LayeredModule,
  measureLayers,
  pruneBuilder,
  PRUNED_LABEL,
  unreachableLayers,
} from "../../src/builder/pruned-builder.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageConfig } from "../../src/oci/image-config.ts";
import { largeLayer, layeredBuilder, layerWith } from "./layered-builder.ts";

const ORDERS = { order: [{ group: [{ id: "used", version: "1", optional: false }] }], orderExtensions: [] };

function moduleIn(diffId: string | undefined, id: string): LayeredModule {
  return { kind: "buildpack", id, version: "1", diffId };
}

describe("unreachableLayers", () => {
  it("are those in which no module can be reached", () => {
    const modules = [moduleIn("sha256:used", "used"), moduleIn("sha256:other", "other")];

    expect([...unreachableLayers(ORDERS, modules)]).toEqual(["sha256:other"]);
  });

  it("are not those of modules that share a layer with one that can", () => {
    const modules = [moduleIn("sha256:flat", "used"), moduleIn("sha256:flat", "other")];

    expect(unreachableLayers(ORDERS, modules).size).toBe(0);
  });

  it("are not those of modules of which no layer is known", () => {
    expect(unreachableLayers(ORDERS, [moduleIn(undefined, "other")]).size).toBe(0);
  });
});

describe("pruneBuilder", () => {
  const [base, used, other, order] = [
    layerWith("base"),
    layerWith("used"),
    largeLayer("other"),
    layerWith("cnb/order.toml"),
  ];
  const builder = layeredBuilder([base, used, other, order], {
    Env: ["CNB_USER_ID=1000"],
    Labels: { "io.buildpacks.builder.metadata": "{}" },
  });
  const dropped = new Set([digestOf(other.tar)]);

  it("leaves out the layers in manifest and config, and keeps the order of the others", () => {
    const pruned = pruneBuilder(builder, dropped);

    const kept = builder.manifest.layers.filter((_, at) => at !== 2);
    expect(pruned.manifest.layers).toEqual(kept);
    expect(pruned.config.rootfs.diff_ids).toEqual([base, used, order].map(({ tar }) => digestOf(tar)));
    expect(measureLayers(builder, dropped)).toBe(20_000_000);
  });

  it("keeps what containers get, and says of which builder it is instead of what is not there", () => {
    const { config } = pruneBuilder(builder, dropped);

    expect(config.config).toMatchObject({ User: "1000:1000", Env: ["CNB_USER_ID=1000"] });
    expect(config.config?.Labels).toEqual({ [PRUNED_LABEL]: digestOf(builder.manifestBytes) });
    expect(config.history).toBeUndefined();
  });

  it("is an image whose digests fit, and the same each time", () => {
    const { digest, manifest, manifestBytes, config, configBytes } = pruneBuilder(builder, dropped);

    expect(digestOf(manifestBytes)).toBe(digest);
    expect(manifest.config).toMatchObject({ digest: digestOf(configBytes), size: configBytes.length });
    expect(parseImageConfig(configBytes.toString(), "it").rootfs).toEqual(config.rootfs);
    expect(pruneBuilder(builder, dropped).digest).toBe(digest);
    expect(pruneBuilder(builder, new Set([digestOf(used.tar)])).digest).not.toBe(digest);
  });

  it("keeps a layer that is there twice", () => {
    const twice = layeredBuilder([base, other, used, other]);

    expect(measureLayers(twice, dropped)).toBe(0);
    expect(pruneBuilder(twice, dropped).manifest.layers).toEqual(twice.manifest.layers);
  });
});
