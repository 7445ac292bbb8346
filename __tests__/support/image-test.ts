import type { ImageTest } from "../../src/platform/request/build-request.ts";

/** No test of the image; `choices` differ. */
export function imageTest(choices: Partial<ImageTest> = {}): ImageTest {
  return {
    command: undefined,
    http: undefined,
    env: [],
    timeoutMs: 300_000,
    network: undefined,
    readOnly: true,
    ...choices,
  };
}
