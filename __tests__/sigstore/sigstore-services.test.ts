import { describe, expect, it } from "@jest/globals";
import { type SigstoreChoice, sigstoreServices } from "../../src/sigstore/sigstore-services.ts";

const PUBLIC = { fulcio: "https://fulcio.sigstore.dev", rekor: "https://rekor.sigstore.dev" };
const GITHUB = { fulcio: "https://fulcio.githubapp.com", tsa: "https://timestamp.githubapp.com" };
const OWN = { fulcio: "https://fulcio.example.com" };

describe("sigstoreServices", () => {
  it.each<[SigstoreChoice, boolean, object]>([
    ["auto", true, PUBLIC],
    ["auto", false, GITHUB],
    ["public", false, PUBLIC],
    ["github", true, GITHUB],
    [OWN, true, OWN],
  ])("of %j for a repository that all can see: %s", (choice, isPublic, services) => {
    expect(sigstoreServices(choice, { isPublic, serverUrl: "https://github.com" })).toEqual(services);
  });

  it("are those of the server that the repository is on", () => {
    expect(sigstoreServices("github", { isPublic: true, serverUrl: "https://acme.ghe.com" })).toEqual({
      fulcio: "https://fulcio.acme.ghe.com",
      tsa: "https://timestamp.acme.ghe.com",
    });
  });
});
