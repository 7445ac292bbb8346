import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { REFUSED_INPUTS } from "../../../src/actions/build-push/refused-inputs.ts";
import { openInputs, readBuildRequest } from "../../../src/actions/inputs.ts";
import { InputErrors, type InputProblem } from "../../../src/actions/inputs/input-errors.ts";
import type { ImagesRequest } from "../../../src/platform/request/images-request.ts";
import { BUILD_PUSH_INPUTS, BUILD_PUSH_OUTPUTS, EXAMPLES } from "./examples.ts";

type Inputs = Readonly<Record<string, string>>;

let workspace: string;

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), "build-push-"));
  await mkdir(join(workspace, "mysubdir/app"), { recursive: true });
});

afterAll(async () => {
  await rm(workspace, { recursive: true });
});

const action = parse(readFileSync(new URL("../../../action.yml", import.meta.url), "utf8")) as Record<
  "inputs" | "outputs",
  Readonly<Record<string, { readonly default?: string }>>
>;

/** As the runner does it: with the defaults of action.yml. */
function environment(inputs: Inputs): Record<string, string> {
  const defaults = Object.entries(action.inputs).map(([name, field]) => [name, field.default ?? ""]);
  const all = { ...Object.fromEntries(defaults), builder: "example/builder", ...inputs } as Inputs;
  const variables = Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return { ...Object.fromEntries(variables), GITHUB_WORKSPACE: workspace } as Record<string, string>;
}

async function read(inputs: Inputs) {
  const told: string[] = [];
  const tell = (line: string): number => told.push(line);
  const outcome = await readBuildRequest(openInputs(environment(inputs)), {
    info: tell,
    warning: tell,
  }).catch((error: unknown) => error);
  const problems: readonly InputProblem[] = outcome instanceof InputErrors ? outcome.problems : [];
  if (outcome instanceof Error && problems.length === 0) throw outcome;
  return { request: problems.length === 0 ? (outcome as ImagesRequest) : undefined, problems, told };
}

describe("an example of docker/build-push-action", () => {
  it.each(EXAMPLES.map((example) => [example.name, example] as const))(
    "is what the same step in our words is, or is refused by name: %s",
    async (_, { inputs, ours, refused = [], told: words = [] }) => {
      const { request, problems, told } = await read(inputs);

      expect([...new Set(problems.map(({ input }) => input))].sort()).toEqual(refused);
      expect(request).toEqual(ours && (await read(ours)).request);
      expect(told).toEqual(words.map((each) => expect.stringContaining(each)));
    },
  );

  it("has inputs and outputs that action.yml has", () => {
    expect(BUILD_PUSH_INPUTS.filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([]);
    expect(BUILD_PUSH_OUTPUTS.filter((name) => !Object.hasOwn(action.outputs, name))).toEqual([]);
  });
});

describe("an input that is refused", () => {
  it.each(Object.entries(REFUSED_INPUTS))(
    "says what to do instead, and not its value: %s",
    async (input, refusal) => {
      const { problems } = await read({ image: "g.io/a", [input]: "id=s3cret" });

      expect(problems).toEqual([{ input, value: "", ...refusal }]);
      expect(JSON.stringify(problems)).not.toContain("s3cret");
    },
  );

  it("names only inputs of ours in its hint", () => {
    const named = Object.values(REFUSED_INPUTS).flatMap(({ hint }) => [...hint.matchAll(/"([a-z-]+)[:"]/g)]);

    expect(named.length).toBeGreaterThan(10);
    expect(named.map(([, name = ""]) => name).filter((name) => !Object.hasOwn(action.inputs, name))).toEqual(
      [],
    );
  });
});

describe("an input with two names", () => {
  it("has the value of ours, and says that the other has no effect", async () => {
    const { request, told } = await read({
      image: "g.io/a",
      tags: "g.io/b",
      path: "mysubdir",
      context: ".",
      push: "true",
    });

    expect(request).toMatchObject({ tags: [{ repository: "a" }], path: join(workspace, "mysubdir") });
    expect(told).toEqual([
      '"tags" has no effect, because "image" is set.',
      '"context" has no effect, because "path" is set.',
    ]);
  });

  it("does not count as set where ours is at its default", async () => {
    const { request } = await read({ image: "g.io/a", path: ".", context: "mysubdir" });

    expect(request).toMatchObject({ path: join(workspace, "mysubdir") });
    expect(openInputs(environment({ context: "mysubdir" })).text("path")).toBe("mysubdir");
  });

  it.each([
    [{ tags: "g.io/A" }, "tags"],
    [{ tags: "g.io/a", context: "nowhere" }, "context"],
    [{ tags: "g.io/a", platforms: "amd64" }, "platforms"],
    [{ tags: "g.io/a", "no-cache": "maybe" }, "no-cache"],
    [{ tags: "g.io/a", "cache-to": "type=registry,ref=g.io/a" }, "cache-to"],
    [{ outputs: "type=image,name=g.io/A" }, "outputs"],
  ])("is complained about by the name in the workflow: %j", async (inputs, name) => {
    expect((await read(inputs)).problems.map(({ input }) => input)).toEqual([name]);
  });
});

describe("push", () => {
  it.each([
    [{ image: "g.io/a" }, true],
    [{ image: "g.io/a", push: "false" }, false],
    [{ tags: "g.io/a" }, false],
    [{ tags: "g.io/a", push: "true" }, true],
    [{ tags: "g.io/a", outputs: "type=registry" }, true],
    [{ tags: "g.io/a", outputs: "type=image,push=true" }, true],
    [{ tags: "g.io/a", outputs: "type=image,push=false" }, false],
    [{ image: "g.io/a", outputs: "type=cacheonly" }, false],
    [{ outputs: 'type=image,"name=g.io/a,g.io/b:1",push=true' }, true],
  ])("of %j is %p", async (inputs, push) => {
    expect((await read(inputs)).request?.delivery.push).toBe(push);
  });
});

describe("outputs", () => {
  it("may say what an annotation is for", async () => {
    const outputs = "type=registry,annotation-manifest.k=v,registry.insecure=false";

    const { request } = await read({ tags: "g.io/a", outputs });

    expect(request?.delivery.annotations.manifest).toEqual(new Map([["k", "v"]]));
  });

  it.each([
    ["registry.insecure=true", 'in "insecure-registries"'],
    ["registry.insecure=1", 'in "insecure-registries"'],
  ])("refuses %s, and names the input for it", async (attribute, hint) => {
    const { problems } = await read({ tags: "g.io/a", outputs: `type=registry,${attribute}` });

    expect(problems).toMatchObject([{ input: "outputs", hint: expect.stringContaining(hint) }]);
  });

  it("may name images, a compression and annotations", async () => {
    const outputs =
      'type=image,"name=g.io/a,g.io/b:1",push=true,compression=zstd,oci-mediatypes=true,annotation.k=v=w';
    const { request } = await read({ outputs, annotations: "first=1" });

    expect(request).toMatchObject({
      tags: [
        { registry: "g.io", repository: "a" },
        { registry: "g.io", repository: "b", tag: "1" },
      ],
      outcome: { layerCompression: "zstd" },
      delivery: {
        annotations: {
          manifest: new Map([
            ["first", "1"],
            ["k", "v=w"],
          ]),
        },
      },
    });
  });

  it("may push by digest, to a name without a tag", async () => {
    const outputs = "type=image,name=g.io/a,push-by-digest=true,name-canonical=true,push=true";

    expect((await read({ outputs })).request).toMatchObject({
      tags: [{ registry: "g.io", repository: "a" }],
      delivery: { push: true, byDigest: true },
    });
  });

  it.each([
    [{ outputs: "type=image,name=g.io/a,push-by-digest=1,push=true" }, "outputs"],
    [{ tags: "g.io/a", outputs: "type=image,push=1" }, "push"],
    [{ tags: "g.io/a", outputs: "type=image,push=1", push: "false" }, "push"],
  ])("have no word for yes that is taken for no, as in %j", async (inputs, input) => {
    const { problems } = await read(inputs);

    expect(problems.map((each) => [each.input, each.problem])).toEqual([
      [input, '"1" is not one of true, false.'],
    ]);
  });

  it("of the type docker load the image", async () => {
    expect((await read({ tags: "g.io/a", outputs: "type=docker" })).request?.delivery).toMatchObject({
      load: true,
      push: false,
    });
  });

  it("may be a directory, and nothing else then", async () => {
    const { request } = await read({ tags: "g.io/a", push: "true", outputs: "type=oci,dest=out,tar=false" });

    expect(request?.delivery).toMatchObject({
      push: true,
      layout: { path: expect.stringMatching(/\/out$/) },
    });
    expect(
      (await read({ tags: "g.io/a", outputs: "type=oci,dest=out,tar=false" })).request?.delivery.push,
    ).toBe(false);
  });

  it.each([
    "./out",
    "type=local,dest=out",
    "type=oci,dest=/tmp/image.tar",
    "type=oci,tar=false",
    "type=docker,dest=image.tar",
    "type=nothing",
    "type=image,compression=estargz",
    "type=image,color=red",
  ])("%s is refused", async (outputs) => {
    expect((await read({ tags: "g.io/a", outputs })).problems.map(({ input }) => input)).toEqual(["outputs"]);
  });
});

describe("caches", () => {
  const registry = (tag: string) => ({ kind: "registry", image: { registry: "g.io", repository: "a", tag } });

  it.each([
    [{ "cache-from": "type=gha,scope=api" }, { cache: { kind: "auto" }, cacheScope: "api" }],
    [{ "cache-to": "g.io/a:cache" }, { cache: registry("cache") }],
    [
      { "cache-from": "type=gha", "cache-to": "type=registry,ref=g.io/a:cache" },
      { cache: registry("cache") },
    ],
    [{ "cache-from": "type=registry,ref=g.io/a" }, { cache: { kind: "auto" }, previousImage: undefined }],
    [
      { "cache-from": "type=registry,ref=g.io/a:main", "cache-to": "type=inline" },
      { cache: { kind: "auto" }, previousImage: { registry: "g.io", repository: "a", tag: "main" } },
    ],
    [{ "no-cache": "true" }, { clearCache: true }],
    [{ "cache-from": "type=gha", cache: "none" }, { cache: { kind: "none" } }],
  ])("of %j are one cache", async (inputs: Inputs, expected) => {
    expect((await read({ tags: "g.io/a", ...inputs })).request).toMatchObject(expected);
  });

  it("that are left out are named", async () => {
    const { told } = await read({
      tags: "g.io/a",
      push: "true",
      "cache-from": "type=gha\ntype=registry,ref=g.io/a:main",
      "cache-to": "type=gha,mode=max",
    });

    expect(told).toEqual([
      'A build has one cache, so "type=registry,ref=g.io/a:main" of "cache-from" is not used.',
    ]);
  });

  it("that are images are written only where the step says so", async () => {
    const inputs = {
      tags: "g.io/a:pull-7",
      push: "false",
      "cache-from": "type=registry,ref=g.io/a:latest\ng.io/a:pull-7",
    };

    const { request, told } = await read(inputs);

    expect(request).toMatchObject({ cache: { kind: "auto" }, previousImage: undefined });
    expect(told).toEqual([
      '"type=registry,ref=g.io/a:latest" of "cache-from" is not used: a cache here is written, too, so "cache-to" has to name it as well.',
    ]);
  });

  it("at GitHub are used beside images that are only read", async () => {
    const { request, told } = await read({
      tags: "g.io/a",
      push: "true",
      "cache-from": "type=registry,ref=g.io/a:main\ntype=gha,scope=api",
    });

    expect(request).toMatchObject({ cache: { kind: "auto" }, cacheScope: "api" });
    expect(told).toEqual([
      expect.stringContaining('"type=registry,ref=g.io/a:main" of "cache-from" is not used'),
    ]);
  });

  it("that there are not are refused", async () => {
    const { problems } = await read({ tags: "g.io/a", "cache-to": "type=s3,bucket=b\ntype=registry" });

    expect(problems.map(({ problem }) => problem)).toEqual([
      '"type=s3,bucket=b" is not a cache of type gha, registry or inline.',
      '"type=registry" does not name an image.',
    ]);
  });
});

describe("an input of the same name", () => {
  it.each(["true", "1", "t", "TRUE"])(
    "may ask for what is there anyway, and is told so: sbom %s",
    async (sbom) => {
      const { request, told } = await read({ image: "g.io/a", sbom });

      expect(request).toMatchObject({ outcome: { sbomDir: undefined } });
      expect(told).toEqual([expect.stringContaining('"sbom" does not attest anything here.')]);
    },
  );

  it.each([
    [{ pull: "true" }, { pull: "always" }],
    [{ pull: "false" }, { pull: "if-not-present" }],
    [{ sbom: "false" }, { outcome: { sbomDir: undefined } }],
    [{ sbom: "0" }, { outcome: { sbomDir: undefined } }],
    [{ provenance: "F" }, { pull: "always" }],
    [{ provenance: "disabled=true", attests: "type=sbom,disabled=true" }, { pull: "always" }],
    [{ provenance: "false", allow: "network.host", call: "build", "github-token": "t" }, { pull: "always" }],
  ])("may have the value that it has there: %j", async (inputs: Inputs, expected) => {
    const { request, told } = await read({ image: "g.io/a", ...inputs });

    expect(request).toMatchObject(expected);
    expect(told).toEqual([]);
  });

  it.each([
    [{ sbom: "generator=docker/scout" }, "sbom"],
    [{ builder: "builder-0f2c1d3e-4a5b-6c7d-8e9f-0a1b2c3d4e5f" }, "builder"],
    [{ allow: "security.insecure" }, "allow"],
    [{ context: "https://github.com/owner/app.git#main" }, "context"],
    [{ call: "outline" }, "call"],
  ])("may mean what there is not: %j", async (inputs: Inputs, name) => {
    expect((await read({ image: "g.io/a", ...inputs })).problems.map(({ input }) => input)).toEqual([name]);
  });
});
