// How a recording is written: equal parts once, short lines.

/** Replaces every larger part that occurs again by { same: path of the first }; unshare undoes it. */
export function share(value, where = '', seen = new Map()) {
  if (typeof value !== 'object' || value === null) return value
  const text = JSON.stringify(value)
  if (text.length > 150) {
    if (seen.has(text)) return { same: seen.get(text) }
    seen.set(text, where)
  }
  if (Array.isArray(value)) return value.map((v, i) => share(v, `${where}/${i}`, seen))
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, share(v, `${where}/${k.replaceAll('~', '~0').replaceAll('/', '~1')}`, seen)]))
}

export function unshare(root, value = root) {
  if (typeof value !== 'object' || value === null) return value
  if (typeof value.same === 'string' && Object.keys(value).length === 1)
    return unshare(root, value.same.split('/').slice(1).reduce((v, key) => v[key.replaceAll('~1', '/').replaceAll('~0', '~')], root))
  return Array.isArray(value) ? value.map((v) => unshare(root, v)) : Object.fromEntries(Object.entries(value).map(([k, v]) => [k, unshare(root, v)]))
}

/** JSON with one line per array element or key near the leaves, so that recordings stay short and diff well. */
export function pretty(value, indent = '') {
  const flat = JSON.stringify(value)
  if (flat.length + indent.length <= 140 || typeof value !== 'object' || value === null) return flat
  const inner = `${indent} `
  if (Array.isArray(value)) return `[\n${value.map((v) => inner + pretty(v, inner)).join(',\n')}\n${indent}]`
  return `{\n${Object.entries(value).filter(([, v]) => v !== undefined).map(([k, v]) => `${inner}${JSON.stringify(k)}: ${pretty(v, inner)}`).join(',\n')}\n${indent}}`
}
