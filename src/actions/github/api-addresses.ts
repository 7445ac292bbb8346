// Where GitHub's API is, by what the runner says.
import type { Environment } from "../../environment.ts";
import type { GitHubAccess } from "./github-api.ts";

/** The addresses of the server that the workflow runs at. */
export function apiAddresses(env: Environment): Pick<GitHubAccess, "apiUrl" | "graphqlUrl"> {
  const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
  // The runner sets both or none; a server of one's own has it at /api/graphql.
  const graphqlUrl = env["GITHUB_GRAPHQL_URL"] || `${apiUrl.replace(/\/v3\/?$/, "")}/graphql`;
  return { apiUrl, graphqlUrl };
}
