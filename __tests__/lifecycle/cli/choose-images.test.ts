import { describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import { chooseImages } from "../../../src/lifecycle/cli/choose-images.ts";
import { parseImageName } from "../../../src/lifecycle/inputs/image-names.ts";
import type { Phase } from "../../../src/lifecycle/inputs/input-table.ts";
import { readInputs } from "../../../src/lifecycle/inputs/input-values.ts";
import { contextWith, recordingLog } from "../layer-fixture.ts";

const APP = parseImageName("host.example/app");

/** How the chosen place calls an image, and what was logged. */
async function choose(
  phase: Phase,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ name: string; lines: readonly string[] }> {
  const log = recordingLog();
  const platformApi = parseApiVersion("0.14");
  const values = readInputs({ phase, args, environment, platformApi });
  const images = await chooseImages(phase, values, { ...contextWith({ log }), environment });
  return { name: images.nameOf(APP), lines: log.lines };
}

describe("the place with images", () => {
  it("is a registry unless something else is asked for", async () => {
    expect(await choose("analyzer", [])).toEqual({ name: APP.name, lines: [] });
  });

  it("has no use for a launch cache if it is a registry", async () => {
    const { lines } = await choose("exporter", ["-launch-cache", "/launch-cache"]);
    expect(lines).toEqual(["Warning: Ignoring -launch-cache, only intended for use with -daemon"]);
  });

  it("is a directory of layouts, which the platform has to enable", async () => {
    const args = ["-layout", "-layout-dir", "/layouts"];
    const { name, lines } = await choose("analyzer", args, { CNB_EXPERIMENTAL_MODE: "warn" });

    expect(name).toBe("/layouts/host.example/app/latest");
    expect(lines).toEqual(["Warning: Platform requested experimental feature 'export to OCI layout format'"]);
    await expect(choose("analyzer", args)).rejects.toMatchObject({ exitCode: 1 });
  });

  it("needs a directory for layouts", async () => {
    const environment = { CNB_EXPERIMENTAL_MODE: "quiet" };
    await expect(choose("analyzer", ["-layout"], environment)).rejects.toMatchObject({ exitCode: 3 });
  });

  it("is enabled once, not by the restorer", async () => {
    const { name, lines } = await choose("restorer", ["-layout", "-layout-dir", "/layouts"]);
    expect({ name, lines }).toEqual({ name: "/layouts/host.example/app/latest", lines: [] });
  });

  it("is no layout for a rebase, as with other lifecycles", async () => {
    const environment = { CNB_USE_LAYOUT: "true", CNB_LAYOUT_DIR: "/layouts" };
    expect((await choose("rebaser", [], environment)).name).toBe(APP.name);
  });

  it("ends with 1 for a daemon that does not answer", async () => {
    await expect(choose("analyzer", ["-daemon"], { DOCKER_HOST: "unix:///nowhere" })).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining("initialize docker client: Cannot reach the Docker daemon"),
    });
  });
});
