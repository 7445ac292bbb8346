import { describe, expect, it } from "@jest/globals";
import { openInputs, readBuildRequest } from "../../../src/actions/inputs.ts";

const IDENTITY = {
  ACTIONS_ID_TOKEN_REQUEST_URL: "https://tokens.example/?a=b",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "t",
};

async function read(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
  const given = {
    image: "ghcr.io/owner/app",
    builder: "example.com/builder",
    path: import.meta.dirname,
    ...inputs,
  };
  const variables = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const step = {
    GITHUB_WORKSPACE: import.meta.dirname,
    ...env,
    ...(Object.fromEntries(variables) as Record<string, string>),
  };
  return (await readBuildRequest(openInputs(step))).delivery;
}

describe("the input attest", () => {
  it.each([
    ["", "false"],
    ["False", "false"],
    ["registry", "registry"],
  ])("may be %j", async (attest, expected) => {
    expect((await read({ attest })).attest).toBe(expected);
  });

  it("may be github where the job has an identity and a token", async () => {
    const inputs = { attest: "github", "github-token": "ghs_1" };

    expect((await read(inputs, IDENTITY)).attest).toBe("github");
    await expect(read({ attest: "github" }, IDENTITY)).rejects.toThrow(/"github-token" is empty/);
    await expect(read(inputs)).rejects.toThrow(/may not get an identity token/);
  });

  it.each([
    [{ attest: "true" }, /"true" is not one of false, registry, github/],
    [{ attest: "registry", push: "false" }, /"push" is "false"/],
  ])("refuses %j", async (inputs, problem) => {
    await expect(read(inputs)).rejects.toThrow(problem);
  });
});

describe("the input sigstore", () => {
  it.each([
    ["", "auto"],
    ["public", "public"],
    ["github", "github"],
    [
      "fulcio=https://f.example/\ntsa = https://t.example/path",
      { fulcio: "https://f.example", tsa: "https://t.example/path" },
    ],
    [
      "rekor=http://r.example, fulcio=https://f.example",
      { fulcio: "https://f.example", rekor: "http://r.example" },
    ],
  ])("may be %j", async (sigstore, expected) => {
    expect((await read({ sigstore })).sigstore).toEqual(expected);
  });

  it.each([
    ["private", /"private" is not one of auto, public, github/],
    ["fulcio=https://f.example", /needs Fulcio, and Rekor or a time stamp authority/],
    ["rekor=https://r.example", /needs Fulcio/],
    ["fulcio=f.example\nrekor=https://r.example", /"fulcio=f.example" is not a service of Sigstore/],
    ["fulcio=https://me:pw@f.example\nrekor=https://r.example", /not a service of Sigstore/],
    ["fulcio=https://f.example\nfulcio=https://g.example\ntsa=https://t.example", /fulcio is named twice/],
    ["ct=https://f.example", /not a service of Sigstore/],
  ])("refuses %j", async (sigstore, problem) => {
    await expect(read({ sigstore })).rejects.toThrow(problem);
  });
});
