import type { DeliveryOptions } from "../../src/platform/request/build-request.ts";

/** An image that is pushed to its tags, and nothing else; `choices` differ. */
export function deliveryOptions(choices: Partial<DeliveryOptions> = {}): DeliveryOptions {
  return {
    push: true,
    byDigest: false,
    load: false,
    layout: undefined,
    labels: new Map(),
    annotations: new Map(),
    attest: "false",
    sigstore: "auto",
    ...choices,
  };
}
