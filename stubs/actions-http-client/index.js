// Stands in for the @actions/http-client of @actions/core, which asks for identity tokens; src/actions/github does that here.
export class HttpClient {
  constructor() {
    throw new Error("@actions/core sends no requests here; use src/network");
  }
}
