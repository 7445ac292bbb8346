import { describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import {
  type ComparedBuild,
  digestInputs,
  type InputDigests,
} from "../../../src/platform/plan/input-digests.ts";
import type { Binding } from "../../../src/platform/request/bindings.ts";
import type { BuildVariable, ResolvedBuild } from "../../../src/platform/request/build-request.ts";
import { deliveryOptions } from "../../support/delivery-options.ts";

const KEY = "0123456789abcdef0123456789abcdef";
const at = (text: string) => parseImageReference(`example.com/image@${digestOf(text)}`);

interface Choices {
  readonly env?: readonly BuildVariable[];
  readonly ownEnv?: readonly BuildVariable[];
  readonly bindings?: readonly Binding[];
  readonly resolved?: Partial<ResolvedBuild>;
  readonly plan?: object;
  readonly key?: string | undefined;
  readonly modules?: ComparedBuild["modules"];
}

function digests({ env = [], ownEnv = [], bindings = [], ...more }: Choices = {}): InputDigests {
  const plan = {
    builder: { pinned: at("builder"), uid: 1000, gid: 1000 },
    runImage: { value: { pinned: at("run"), runImages: [] } },
    lifecycleImage: undefined,
    api: { value: parseApiVersion("0.14") },
    order: { toml: undefined, order: [], orderExtensions: [], sources: [], replaced: [] },
    target: { os: "linux", arch: "amd64" },
    ...more.plan,
  };
  const resolved = {
    env: [...ownEnv, ...env],
    bindings,
    selection: { kind: "all" },
    projectMetadata: undefined,
    containers: { mounts: [], uid: undefined, gid: undefined },
    certificates: [],
    outcome: { appDir: "/workspace" },
    delivery: deliveryOptions(),
    reuse: { whenUnchanged: "skip", rebase: "auto", key: more.key },
    ...more.resolved,
  };
  const requested = bindings.map(({ name }) => ({ name, entries: new Map(), directory: undefined }));
  return digestInputs({
    request: { env, bindings: requested },
    resolved: resolved as unknown as ResolvedBuild,
    plan: plan as unknown as ComparedBuild["plan"],
    source: digestOf("source"),
    modules: more.modules ?? { buildpack: [], extension: [] },
  });
}

/** The groups in which two builds differ. */
const differing = (a: InputDigests, b: InputDigests): string[] =>
  Object.keys(a).filter((group) => a[group as keyof InputDigests] !== b[group as keyof InputDigests]);

const TOKEN = { name: "TOKEN", value: "hunter2" };
const maven = (password: string): Binding => ({
  ...{ name: "maven", type: "maven", provider: undefined },
  entries: new Map([["password", Buffer.from(password)]]),
});

describe("digestInputs", () => {
  it.each<[string, Choices]>([
    ["options", { resolved: { outcome: { appDir: "/app" } as ResolvedBuild["outcome"] } }],
    ["options", { resolved: { delivery: deliveryOptions({ annotations: new Map([["a", "b"]]) }) } }],
    ["options", { resolved: { certificates: ["PEM"] } }],
    ["options", { plan: { target: { os: "linux", arch: "arm64" } } }],
    ["project", { ownEnv: [TOKEN] }],
    ["project", { resolved: { selection: { kind: "exclude", patterns: ["*.md"] } } }],
    ["runImage", { plan: { runImage: { value: { pinned: at("other"), runImages: [] } } } }],
    ["buildpacks", { modules: { buildpack: [digestOf("one")], extension: [] } }],
    ["extensions", { modules: { buildpack: [], extension: [digestOf("one")] } }],
    ["lifecycle", { plan: { api: { value: parseApiVersion("0.15") } } }],
    ["lifecycle", { plan: { lifecycleImage: { value: { pinned: at("lifecycle") } } } }],
  ])("notices in %s alone what %j changes", (group, choices) => {
    expect(differing(digests(), digests(choices))).toEqual([group]);
  });

  it("does not mind the order of variables, nor earlier values of one name", () => {
    const other = { name: "A", value: "1" };

    expect(digests({ env: [TOKEN, other], key: KEY })).toEqual(
      digests({ env: [other, { ...TOKEN, value: "old" }, TOKEN], key: KEY }),
    );
  });

  it("compares variables and bindings only with a key, and differently with each", () => {
    const secrets = { env: [TOKEN], bindings: [maven("hunter2")] };

    expect(digests(secrets)).toMatchObject({ environment: undefined, bindings: undefined });
    expect(differing(digests({ ...secrets, key: KEY }), digests({ ...secrets, key: `${KEY}0` }))).toEqual([
      "environment",
      "bindings",
    ]);
    const changed = digests({ ...secrets, bindings: [maven("hunter3")], key: KEY });
    expect(differing(digests({ ...secrets, key: KEY }), changed)).toEqual(["bindings"]);
  });

  it("needs no key where there is nothing, and none for certificates, which come as a binding", () => {
    const resolved = { bindings: [maven("not asked for")] };

    expect(digests({ resolved })).toEqual(digests({ key: KEY }));
    expect(digests().environment).toBeDefined();
  });

  it.each([
    ["builder", { builder: { pinned: undefined, uid: 1000, gid: 1000 } }],
    ["lifecycle", { lifecycleImage: { value: { pinned: undefined } } }],
  ])("cannot compare a %s that no registry has", (group, plan) => {
    expect(digests({ plan })).toMatchObject({ [group]: undefined });
  });
});
