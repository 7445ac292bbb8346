import { describe, expect, it } from "@jest/globals";
import { apiAddresses } from "../../../src/actions/github/api-addresses.ts";

const GITHUB = { apiUrl: "https://api.github.com", graphqlUrl: "https://api.github.com/graphql" };
const API = "https://github.example.com/api";

describe("apiAddresses", () => {
  it.each([
    [{}, GITHUB],
    [{ GITHUB_API_URL: "", GITHUB_GRAPHQL_URL: "" }, GITHUB],
    [{ GITHUB_API_URL: `${API}/v3` }, { apiUrl: `${API}/v3`, graphqlUrl: `${API}/graphql` }],
    [
      { GITHUB_API_URL: `${API}/v3`, GITHUB_GRAPHQL_URL: `${API}/other` },
      { apiUrl: `${API}/v3`, graphqlUrl: `${API}/other` },
    ],
  ])("are by %j", (env, expected) => {
    expect(apiAddresses(env)).toEqual(expected);
  });
});
