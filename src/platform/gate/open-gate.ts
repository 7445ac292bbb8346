// The gate between a finished image and its names.
import type { Daemon } from "../../docker/daemon.ts";
import type { DeferredCleanup } from "../../phases/deferred-cleanup.ts";
import { SYSTEM_CLOCK } from "../../registry/transport/clock.ts";
import type { Gate } from "../delivery/destination.ts";
import type { ReportCollector } from "../report/report-collector.ts";
import { type BuildDeps, parseLabel } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { testImage } from "./test-image.ts";

/** The build whose image is to pass. */
export interface GatedBuild {
  readonly resolved: Pick<ResolvedBuild, "test" | "containers">;
  readonly daemon: Daemon;
  readonly cleanup: DeferredCleanup;
  readonly report: ReportCollector;
  /** The builder in the engine. */
  readonly prober: string;
}

/** Lets an image pass that does what the test of its build wants. */
export function openGate(
  { resolved, daemon, cleanup, report, prober }: GatedBuild,
  { log, signal, runLabel }: Pick<BuildDeps, "log" | "signal" | "runLabel">,
): Gate {
  const { test, containers } = resolved;
  return {
    cleanup,
    async pass(image) {
      // It is there, whatever comes of the test.
      report.add({ digest: image.digest, image: image.image });
      const trial = { image, test, limits: containers.limits, prober, labels: parseLabel(runLabel) };
      const deps = { daemon, log, cleanup, signal, clock: SYSTEM_CLOCK };
      await report.time("test", () => testImage(trial, deps));
    },
  };
}
