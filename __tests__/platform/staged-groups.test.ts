import { describe, expect, it } from "@jest/globals";
import { DeferredCleanup } from "../../src/phases/deferred-cleanup.ts";
import type { StartedBuild } from "../../src/platform/phase-context.ts";
import type { ProvisionedBuilder } from "../../src/platform/pull/provision-builder.ts";
import { ReportCollector } from "../../src/platform/report/report-collector.ts";
import { StagedGroups } from "../../src/platform/staged-groups.ts";
import { createWorkspace } from "../../src/platform/workspace/workspace.ts";
import { RecordingLog } from "../phases/recording-log.ts";
import { FakeDaemon } from "../support/fake-daemon.ts";

const OWNER = { uid: 1000, gid: 1000 };
const access = new Proxy({}, { get: () => (given: unknown) => given });

function builderIn(image: string, next?: ProvisionedBuilder): ProvisionedBuilder {
  const get = (): Promise<ProvisionedBuilder> => Promise.resolve(next ?? builderIn("none"));
  return {
    image,
    order: `order of ${image}`,
    report: undefined,
    pending: undefined,
    next: next && { words: "all", get },
  };
}

/** Groups in two stages, of a build with volumes. */
async function staged() {
  const daemon = new FakeDaemon();
  const log = new RecordingLog();
  const cleanup = new DeferredCleanup(log, () => undefined);
  const workspace = await createWorkspace(daemon, { labels: {}, withExtender: false, owner: OWNER });
  const started = {
    resolved: { containers: { proxies: {} }, bindings: [], env: [], user: undefined },
    plan: {
      daemon,
      delivery: { value: { kind: "direct" } },
      api: { value: "0.14" },
      builder: { lifecycle: { version: "1" }, ...OWNER },
      runImage: { value: { name: "run", reference: "run", pinned: {}, runImages: [] } },
      order: { sources: [] },
    },
    destination: { access, tags: [] },
    cache: { phase: { kind: "none" } },
    report: new ReportCollector(() => 0),
    cleanup,
    workspace,
  } as unknown as StartedBuild;
  const uploaded: (string | undefined)[] = [];
  const groups = new StagedGroups(started, builderIn("first", builderIn("second")), {
    log,
    signal: new AbortController().signal,
    runLabel: "run=1",
    upload: ({ volumes }, given) => {
      uploaded.push(volumes.app);
      given.log.info("Left out a socket.");
      return Promise.resolve();
    },
  });
  return { groups, daemon, workspace, uploaded, log, cleanup };
}

describe("StagedGroups", () => {
  it("gives phases the next builder, its order, and the source in a volume that none of them has had", async () => {
    const { groups, workspace, uploaded, log } = await staged();

    const context = await groups.get();

    expect(context?.images.builder).toBe("second");
    expect(context?.order).toBe("order of second");
    expect(groups.builder.image).toBe("second");
    expect(uploaded).toEqual([context?.volumes.app]);
    expect(uploaded).not.toContain(workspace.volumes.app);
    expect(context?.volumes.layers).toBe(workspace.volumes.layers);
    expect(log.events.join("\n")).not.toContain("Left out");
    expect(groups.get()).toBeUndefined();
  });

  it("removes that volume, and leaves the others to who made them", async () => {
    const { groups, daemon, workspace, cleanup } = await staged();
    await groups.get();

    groups[Symbol.dispose]();
    await cleanup.settle();

    expect([...daemon.volumes.keys()].sort()).toEqual(workspace.parts.map(({ name }) => name).sort());
  });
});
