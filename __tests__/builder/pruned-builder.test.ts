import { describe, expect, it } from "@jest/globals";
import { pruneBuilder, PRUNED_LABEL } from "../../src/builder/pruned-builder.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageConfig } from "../../src/oci/image-config.ts";
import { largeLayer, layeredBuilder, layerWith } from "./layered-builder.ts";

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
  const kept = [0, 1, 3];

  it("has the layers of these places in manifest and config, in their order", () => {
    const pruned = pruneBuilder(builder, [0, 3, 1]);

    const { layers } = builder.manifest;
    expect(pruned.manifest.layers).toEqual([layers[0], layers[3], layers[1]]);
    expect(pruned.config.rootfs.diff_ids).toEqual([base, order, used].map(({ tar }) => digestOf(tar)));
  });

  it("keeps what containers get, and says of which builder it is instead of what is not there", () => {
    const { config } = pruneBuilder(builder, kept);

    expect(config.config).toMatchObject({ User: "1000:1000", Env: ["CNB_USER_ID=1000"] });
    expect(config.config?.Labels).toEqual({ [PRUNED_LABEL]: digestOf(builder.manifestBytes) });
    expect(config.history).toBeUndefined();
  });

  it("is an image whose digests fit, and the same each time", () => {
    const { digest, manifest, manifestBytes, config, configBytes } = pruneBuilder(builder, kept);

    expect(digestOf(manifestBytes)).toBe(digest);
    expect(manifest.config).toMatchObject({ digest: digestOf(configBytes), size: configBytes.length });
    expect(parseImageConfig(configBytes.toString(), "it").rootfs).toEqual(config.rootfs);
    expect(pruneBuilder(builder, kept).digest).toBe(digest);
    expect(pruneBuilder(builder, [0, 2, 3]).digest).not.toBe(digest);
  });
});
