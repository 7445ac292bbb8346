// Addresses of the network of their own that attacks without an engine have: nothing else is in it. script/attack makes it.

/** Where clouds have the credentials of a machine. https://www.rfc-editor.org/rfc/rfc3927 */
export const LINK_LOCAL = "169.254.169.254";
/** Of documentation, and in no private network: https://www.rfc-editor.org/rfc/rfc5737 */
export const PUBLIC = "203.0.113.1";
export const OTHER_PUBLIC = "203.0.113.2";
/** Inside of a company. */
export const PRIVATE = "10.20.30.40";
