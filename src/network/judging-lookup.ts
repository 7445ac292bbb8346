// Looking a host up, with only those of its addresses that may be connected to.
import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { type AddressKind, addressKind } from "./address-kind.ts";
import { addressRefused } from "./network-error.ts";

/** A lookup that fails with `ADDRESS_REFUSED` where no address is of an allowed kind. */
export function judgingLookup(lookup: LookupFunction, allowed: readonly AddressKind[]): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const all = found as LookupAddress[];
      if (error !== null) {
        callback(error, all);
        return;
      }
      const usable = all.filter(({ address }) => allowed.includes(addressKind(address)));
      const [first] = usable;
      if (first === undefined) callback(addressRefused(hostname, addressKind(all[0]?.address ?? "")), []);
      else if (options.all === true) callback(null, usable);
      else callback(null, first.address, first.family);
    });
  };
}
