// The failures of images that are finished and must not get their names; see likely-failures.ts.
import { DaemonError } from "../../src/docker/daemon-error.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { noProber, testError, type TestFailure } from "../../src/platform/gate/test-error.ts";
import { verificationError } from "../../src/platform/verify/verification-error.ts";
import { imageTest } from "../support/image-test.ts";
import type { Failures } from "./likely-failures.ts";

/** An image that does not get its names. */
export const namelessFailures = (): Failures => {
  const image = { digest: digestOf("app"), image: `ghcr.io/owner/app@${digestOf("app")}` };
  const failing = (verdict: TestFailure["verdict"]) => () => {
    const test = imageTest({ command: "npm run smoke", http: "/health" });
    throw testError({ verdict, test, image, tail: [], port: 8080, memoryBytes: undefined });
  };
  const end = { exitCode: 1, ranOutOfMemory: false };
  return {
    "an image that comes out different": () => {
      const settings = ['"created" of the config'];
      const differences = {
        layers: [],
        layerCount: 0,
        isReordered: false,
        settings,
        settingCount: 1,
        buildpacks: [],
      };
      throw verificationError({ image, secondDigest: digestOf("second"), differences, reuse: [] });
    },
    "a test that fails": failing({ kind: "ended", part: "command", end, isHealthy: true }),
    "a test that crashes": failing({
      kind: "ended",
      part: "command",
      end: { exitCode: 139, ranOutOfMemory: false },
      isHealthy: true,
    }),
    "an app that ends": failing({ kind: "ended", part: "app", end, isHealthy: false }),
    "an app that is not well": failing({
      kind: "late",
      part: "app",
      state: { kind: "answered", status: 503 },
    }),
    "a test that hangs": failing({ kind: "late", part: "command", state: { kind: "unasked" } }),
    "an app that no other container reaches": failing({ kind: "loopback-only" }),
    "an image that cannot be started": failing({ kind: "unstarted", part: "app", words: "no such file" }),
    "a builder without bash": () => {
      throw noProber("ghcr.io/owner/builder", new DaemonError("start a container", 'no "bash"'));
    },
  };
};
