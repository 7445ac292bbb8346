// How the kit gives up.

export function fail(message) { throw new Error(message) }
