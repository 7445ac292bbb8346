import { describe, expect, it } from "@jest/globals";
import { storeAttestation } from "../../../src/actions/github/attestation-store.ts";
import { createHttp } from "../../../src/registry/http.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { startFakeGitHub } from "../../support/fake-github.ts";

const http = createHttp({ clock: createFakeClock() });

describe("storeAttestation", () => {
  it("hands GitHub the bundle, and says where it is", async () => {
    await using github = await startFakeGitHub();
    const access = { ...github, repository: "owner/app", serverUrl: "https://github.com" };

    const first = await storeAttestation('{"mediaType":"a"}', access, http);
    const second = await storeAttestation('{"mediaType":"b"}', access, http);

    expect(first).toBe("https://github.com/owner/app/attestations/1");
    expect(second).toBe("https://github.com/owner/app/attestations/2");
    expect(github.attestations).toEqual([{ mediaType: "a" }, { mediaType: "b" }]);
    expect(github.calls).toEqual(Array(2).fill("POST /repos/owner/app/attestations"));
  });

  it.each([403, 404, 422])("says what the job needs if GitHub answers %i", async (status) => {
    await using github = await startFakeGitHub();
    github.script("POST /repos", { status });
    const access = { ...github, repository: "owner/app", serverUrl: "https://github.com" };

    await expect(storeAttestation("{}", access, http)).rejects.toMatchObject({
      code: "GITHUB",
      message: `Cannot keep the attestation at GitHub: GitHub answered ${status}.`,
      hint: expect.stringContaining("attestations: write"),
    });
  });
});
