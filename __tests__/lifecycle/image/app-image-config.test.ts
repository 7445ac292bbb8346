import { describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import {
  type AppImageParts,
  createdAt,
  makeAppImageConfig,
} from "../../../src/lifecycle/image/app-image-config.ts";
import { encodeImageConfig, type ImageConfig, parseImageConfig } from "../../../src/oci/image-config.ts";

const API = parseApiVersion("0.14");
const BASE = `sha256:${"a".repeat(64)}`;
const NEW = `sha256:${"b".repeat(64)}`;

describe("makeAppImageConfig", () => {
  it("keeps what the run image says and adds what a build adds", () => {
    const runImage = imageConfig({
      author: "run author",
      variant: "v8",
      container: "abc",
      config: {
        Cmd: ["sh"],
        Entrypoint: ["/x"],
        Env: ["PATH=/bin", "CNB_APP_DIR=/old", "OTHER=x"],
        User: "5",
        StopSignal: "SIGINT",
        Volumes: { "/z": {}, "/a": {} },
        WorkingDir: "/",
        Labels: { run: "image", both: "run" },
      },
    });

    const json = encodeImageConfig(
      makeAppImageConfig(
        parts({
          runImage,
          labels: [
            ["z", "1"],
            ["both", "build"],
            ["both", "last"],
          ],
        }),
      ),
    );

    expect(JSON.parse(json)).toEqual({
      architecture: "amd64",
      author: "run author",
      created: "1980-01-01T00:00:01Z",
      history: [
        { created: "1980-01-01T00:00:01Z", created_by: "base" },
        { created: "1980-01-01T00:00:01Z", created_by: "Application Layer" },
      ],
      os: "linux",
      rootfs: { type: "layers", diff_ids: [BASE, NEW] },
      config: {
        Entrypoint: ["/cnb/process/web"],
        Env: [
          "PATH=/cnb/process:/cnb/lifecycle:/bin",
          "CNB_APP_DIR=/workspace",
          "OTHER=x",
          "CNB_LAYERS_DIR=/layers",
          "CNB_PLATFORM_API=0.14",
          "CNB_DEPRECATION_MODE=quiet",
        ],
        Labels: { both: "last", run: "image", z: "1" },
        User: "5",
        StopSignal: "SIGINT",
        Volumes: { "/a": {}, "/z": {} },
        WorkingDir: "/workspace",
      },
      variant: "v8",
    });
    expect(json.indexOf('"both"')).toBeLessThan(json.indexOf('"run"'));
    expect(json.indexOf('"/a"')).toBeLessThan(json.indexOf('"/z"'));
  });

  it("leaves a colon at the end of PATH where the run image has none", () => {
    const { config } = makeAppImageConfig(parts({ runImage: imageConfig({ config: { Env: [] } }) }));

    expect(config?.Env).toContain("PATH=/cnb/process:/cnb/lifecycle:");
  });

  it("drops history entries without a layer", () => {
    const history = [{ created_by: "base" }, { created_by: "env", empty_layer: true }];

    expect(historyOf(parts({ runImage: imageConfig({ history }) }))).toEqual(["base", "Application Layer"]);
  });

  it.each([[[]], [[{ created_by: "one" }, { created_by: "two" }]], [undefined]])(
    "has blanks where the history %j does not fit the layers",
    (history) => {
      const runImage = imageConfig({ history });

      expect(historyOf(parts({ runImage }))).toEqual([undefined, "Application Layer"]);
    },
  );

  it("has no texts in the history before Platform API 0.12", () => {
    expect(historyOf(parts({ platformApi: parseApiVersion("0.11") }))).toEqual([undefined, undefined]);
  });
});

describe("createdAt", () => {
  it("is a fixed time", () => {
    expect(createdAt(undefined, API)).toBe("1980-01-01T00:00:01Z");
    expect(createdAt("", API)).toBe("1980-01-01T00:00:01Z");
  });

  it("is SOURCE_DATE_EPOCH in UTC from Platform API 0.9 on", () => {
    expect(createdAt("1700000000", API)).toBe("2023-11-14T22:13:20Z");
    expect(createdAt("1700000000", parseApiVersion("0.8"))).toBe("1980-01-01T00:00:01Z");
  });

  it.each(["x", "1.5", "99999999999999999", "1e3", " 1"])("refuses %j", (epoch) => {
    expect(createdAt(epoch, API)).toBeUndefined();
  });
});

function parts(more: Partial<AppImageParts>): AppImageParts {
  return {
    runImage: imageConfig({}),
    layers: [{ diffId: NEW, createdBy: "Application Layer" }],
    appDir: "/workspace",
    layersDir: "/layers",
    platformApi: API,
    entrypoint: "/cnb/process/web",
    labels: [],
    created: "1980-01-01T00:00:01Z",
    ...more,
  };
}

function imageConfig(more: object): ImageConfig {
  const config = {
    architecture: "amd64",
    os: "linux",
    created: "2024-01-01T00:00:00Z",
    rootfs: { type: "layers", diff_ids: [BASE] },
    history: [{ created: "2024-01-01T00:00:00Z", created_by: "base" }],
    ...more,
  };
  return parseImageConfig(JSON.stringify(config), "the run image");
}

function historyOf(of: AppImageParts): (string | null | undefined)[] {
  return (makeAppImageConfig(of).history ?? []).map((entry) => entry.created_by);
}
