import { describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import { LIFECYCLE_VERSION } from "../../../src/lifecycle/version.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { chooseExtender } from "../../../src/platform/plan/choose-extender.ts";

type Plan = Parameters<typeof chooseExtender>[0];

const PINNED = parseImageReference(`example.com/builder@sha256:${"1".repeat(64)}`);

/** A plan with one image extension, of which only what decides is there. */
function planOf({
  version = "0.20.1",
  imageVersion,
  api = "0.14",
  pinned = PINNED,
  extensions = 1,
  engine = "docker",
}: {
  readonly version?: string;
  /** Of the lifecycle image. */
  readonly imageVersion?: string;
  readonly api?: string;
  readonly pinned?: Plan["builder"]["pinned"] | "none";
  readonly extensions?: number;
  readonly engine?: "docker" | "processes";
}): Plan {
  const group = [{ id: "acme/apt", version: "1", optional: false }];
  return {
    order: { orderExtensions: Array.from({ length: extensions }, () => ({ group })) },
    builder: { lifecycle: { version }, pinned: pinned === "none" ? undefined : pinned },
    lifecycleImage: imageVersion === undefined ? undefined : { value: { version: imageVersion } },
    api: { value: parseApiVersion(api) },
    daemon: { info: { engine } },
  } as unknown as Plan;
}

describe("the extender", () => {
  it("is not needed without image extensions", () => {
    expect(chooseExtender(planOf({ extensions: 0 }))).toBeUndefined();
  });

  it("is that of any lifecycle but ours, and extends the builder as it is in its registry", () => {
    expect(chooseExtender(planOf({}))).toEqual({
      refusals: { build: undefined, run: undefined },
      buildImage: PINNED,
    });
    expect(chooseExtender(planOf({ imageVersion: "0.20.1" }))?.refusals.run).toBeUndefined();
  });

  it.each([
    ["the builder's", { version: LIFECYCLE_VERSION }],
    ["the lifecycle image's", { imageVersion: LIFECYCLE_VERSION }],
  ])("is not there where %s lifecycle is ours", (whose, versions) => {
    const reason = `${whose} lifecycle ${LIFECYCLE_VERSION} does not apply any`;

    expect(chooseExtender(planOf(versions))?.refusals).toEqual({ build: reason, run: reason });
  });

  it.each([
    ["0.9", false],
    ["0.11", false],
    ["0.12", true],
    ["0.15", true],
  ])("needs Platform API 0.12 for either kind: %s has it: %p", (api, expected) => {
    const reason = `that is done from Platform API 0.12 on, and this builder's is ${api}`;
    const refusal = expected ? undefined : reason;

    expect(chooseExtender(planOf({ api }))?.refusals).toEqual({ build: refusal, run: refusal });
  });

  it("applies nothing without an engine", () => {
    const reason = "that needs a Docker engine, and this job has none";

    expect(chooseExtender(planOf({ engine: "processes" }))?.refusals).toEqual({ build: reason, run: reason });
  });

  it("extends no build image that no registry has, but run images", () => {
    expect(chooseExtender(planOf({ pinned: "none" }))?.refusals).toEqual({
      build: expect.stringContaining("the builder is only in the Docker engine"),
      run: undefined,
    });
  });
});
