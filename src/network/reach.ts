// What may be connected to.
import type { AddressKind } from "./address-kind.ts";

/** What a connection may be made to. */
export interface Reach {
  /** The kinds of addresses; `any` is for hosts that the user named. A proxy that is asked for a name looks it up itself. */
  readonly addresses: readonly AddressKind[] | "any";
  /** False where the user said that the host's certificate is not trusted. */
  readonly verifiesTls: boolean;
}
