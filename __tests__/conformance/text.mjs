// Output of programs as text.

/** Without colors. */
export const plain = (text) => text.replace(/\x1b\[[\d;]*m/g, '')
export const lines = (text) => text.split('\n').filter(Boolean)
