// Lists of tags, whole and in pages.
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import { createClient } from "./registry-client-fixture.ts";

let registry: FakeRegistry;

beforeEach(async () => {
  registry = await startFakeRegistry();
});
afterEach(async () => {
  await registry[Symbol.asyncDispose]();
});

const listTags = () => createClient().listTags(parseImageReference(`${registry.host}/team/app`));

/** The next request for a list gets this. */
function answerWith(body: object, link?: string): void {
  const headers = link === undefined ? {} : { link };
  registry.script(({ path }) => path.startsWith("/v2/team/app/tags/list"), {
    kind: "answer",
    status: 200,
    headers,
    body: JSON.stringify(body),
  });
}

describe("listTags", () => {
  it("has all tags of the repository", async () => {
    for (const tag of ["2", "1"]) registry.addManifest("team/app", {}, { tag });

    expect(await listTags()).toEqual(["1", "2"]);
  });

  it("follows pages", async () => {
    answerWith({ tags: ["1", "2"] }, '</v2/team/app/tags/list?n=2&last=2>; rel="next"');
    answerWith({ tags: ["3"] });

    expect(await listTags()).toEqual(["1", "2", "3"]);
    expect(registry.requests.at(-1)?.path).toContain("/v2/team/app/tags/list");
  });

  it("is empty for a repository without tags, as some registries say it", async () => {
    answerWith({ tags: null });

    expect(await listTags()).toEqual([]);
  });

  it("follows no page to another host", async () => {
    answerWith({ tags: ["1"] }, '<https://other.example/v2/team/app/tags/list>; rel="next"');

    await expect(listTags()).rejects.toThrow(`the next page of its list is not on ${registry.host}`);
  });

  it("ends with a list that has no end", async () => {
    const link = '</v2/team/app/tags/list?last=1>; rel="next"';
    registry.script(
      ({ path }) => path.startsWith("/v2/team/app/tags/list"),
      { kind: "answer", status: 200, headers: { link }, body: '{"tags":["1"]}' },
      2_000,
    );

    await expect(listTags()).rejects.toThrow("its list has more than 1000 pages");
  });

  it("refuses what is no list", async () => {
    answerWith({ tags: "1" });

    await expect(listTags()).rejects.toMatchObject({ code: "MALFORMED" });
  });
});
