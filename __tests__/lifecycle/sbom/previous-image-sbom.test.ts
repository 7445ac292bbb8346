import { existsSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { restorePreviousSbom } from "../../../src/lifecycle/sbom/previous-image-sbom.ts";
import { tarFile, tarHeader } from "../../docker/tiny-tar.ts";
import { recordingLog } from "../layer-fixture.ts";

const MIB = 1024 * 1024;
let layersDir: string;

beforeEach(() => {
  layersDir = mkdtempSync(path.join(tmpdir(), "sbom-"));
});
afterEach(async () => {
  await rm(layersDir, { recursive: true });
});

it("unpacks no more than 256 MiB of a previous image's SBOM layer, and says so", async () => {
  const log = recordingLog();
  let givenMiB = 0;
  async function* gibibyte(): AsyncGenerator<Buffer> {
    // Names have 100 bytes at most: relative to the root, as tars have them.
    yield tarHeader(tarFile(`${layersDir.slice(1)}/sbom/launch/sbom.cdx.json`, ""), 1024 * MIB);
    const zeros = Buffer.alloc(MIB);
    for (; givenMiB < 1024; givenMiB++) yield await Promise.resolve(zeros);
  }

  const image = { openLayer: () => Promise.resolve(gibibyte()) };
  await restorePreviousSbom(image, { diffId: `sha256:${"0".repeat(64)}`, layersDir }, { log });

  expect(givenMiB).toBeLessThan(260);
  expect(log.lines).toContain(
    "Warning: Not using the SBOM of the previous image: The layer is not restored: it unpacks to more than 256 MiB.",
  );
  expect(existsSync(path.join(layersDir, "sbom"))).toBe(false);
});
