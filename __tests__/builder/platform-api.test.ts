import { describe, expect, it } from "@jest/globals";
import {
  ACTION_PLATFORM_APIS,
  IncompatibleApiError,
  negotiatePlatformApi,
} from "../../src/builder/platform-api.ts";
import { formatApiVersion, parseApiVersion } from "../../src/cnb/api-version.ts";
import { errorOf } from "../platform/error-of.ts";

const speaks = (who: string, ...versions: string[]) => ({ who, platformApis: versions.map(parseApiVersion) });

describe("negotiatePlatformApi", () => {
  it("speaks 0.7 to 0.15", () => {
    expect(ACTION_PLATFORM_APIS.map(formatApiVersion).join(" ")).toBe(
      "0.7 0.8 0.9 0.10 0.11 0.12 0.13 0.14 0.15",
    );
  });

  it.each([
    ["0.3 0.4 0.7 0.8", "0.8"],
    ["0.7 0.9 0.10", "0.10"],
    ["0.14 0.15 0.16 1.0", "0.15"],
  ])("picks of %s the highest that it knows, %s", (versions, highest) => {
    const { value } = negotiatePlatformApi([speaks("the builder", ...versions.split(" "))]);

    expect(formatApiVersion(value)).toBe(highest);
  });

  it("takes what builder and lifecycle image have in common", () => {
    const choice = negotiatePlatformApi([
      speaks("the builder", "0.12", "0.13", "0.14"),
      speaks("the lifecycle image", "0.12", "0.13"),
    ]);

    expect(formatApiVersion(choice.value)).toBe("0.13");
    expect(choice.reason).toBe("the highest that this action and the builder and the lifecycle image speak");
  });

  it("names both sets if there is none", () => {
    const error = errorOf(IncompatibleApiError, () =>
      negotiatePlatformApi([speaks('the builder "old"', "0.3", "0.6")]),
    );

    expect(error.code).toBe("INCOMPATIBLE_API");
    expect(error.message).toBe(
      "There is no version of the Platform API that all sides speak: this action speaks " +
        '0.7, 0.8, 0.9, 0.10, 0.11, 0.12, 0.13, 0.14, 0.15; the builder "old" speaks 0.3, 0.6.',
    );
    expect(error.ours).toContain("0.15");
  });

  it("says so if the labels name none", () => {
    expect(() => negotiatePlatformApi([speaks("the builder")])).toThrow("none that its labels name");
  });
});
