// See index.js.
export class BearerCredentialHandler {}
