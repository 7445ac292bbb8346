// Reads TOML, as far as lifecycles write it.

export function parseToml(text) {
  let at = 0
  const fail = (what) => { throw new Error(`TOML: ${what} at ${JSON.stringify(text.slice(at, at + 20))}`) }
  const take = (regex) => { regex.lastIndex = at; const m = regex.exec(text); if (m) at = regex.lastIndex; return m }
  const blank = () => take(/(?:[ \t\r\n]|#[^\n]*)*/y)
  const escapes = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b' }
  const unescape = (s) => s.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|\s*\n\s*|(.))/g, (all, u, U, c) =>
    u || U ? String.fromCodePoint(parseInt(u ?? U, 16)) : c ? escapes[c] ?? c : '')
  const string = () => {
    let m
    if ((m = take(/"""\r?\n?((?:\\[^]|[^\\])*?)"""/y))) return unescape(m[1])
    if ((m = take(/'''\r?\n?([^]*?)'''/y) ?? take(/'([^'\n]*)'/y))) return m[1]
    if ((m = take(/"((?:\\.|[^"\\\n])*)"/y))) return unescape(m[1])
  }
  const key = () => {
    const parts = []
    do { take(/[ \t]*/y); parts.push(string() ?? take(/[\w-]+/y)?.[0] ?? fail('key expected')); take(/[ \t]*/y) } while (take(/\./y))
    return parts
  }
  const descend = (table, parts) => parts.reduce((t, part) => { const next = (t[part] ??= {}); return Array.isArray(next) ? next.at(-1) : next }, table)
  const assign = (table) => { const parts = key(); take(/=/y) ?? fail('= expected'); descend(table, parts.slice(0, -1))[parts.at(-1)] = value() }
  const value = () => {
    take(/[ \t]*/y)
    const s = string()
    if (s !== undefined) return s
    if (take(/\[/y)) { const list = []; for (;;) { blank(); if (take(/\]/y)) return list; list.push(value()); blank(); take(/,/y) } }
    if (take(/\{/y)) { const table = {}; for (;;) { blank(); if (take(/\}/y)) return table; assign(table); blank(); take(/,/y) } }
    const word = take(/[^\s,\]}#]+(?: \d\d:[^\s,\]}#]+)?/y)?.[0] ?? fail('value expected')
    if (word === 'true' || word === 'false') return word === 'true'
    return /^[+-]?[\d_]*\.?[\d_]+(?:e[+-]?\d+)?$/i.test(word) ? Number(word.replaceAll('_', '')) : word
  }
  const root = {}
  for (let table = root; blank(), at < text.length; ) {
    if (take(/\[\[/y)) {
      const parts = key(); take(/\]\]/y) ?? fail(']] expected')
      const parent = descend(root, parts.slice(0, -1))
      ;(parent[parts.at(-1)] ??= []).push((table = {}))
    } else if (take(/\[/y)) { table = descend(root, key()); take(/\]/y) ?? fail('] expected') } else assign(table)
  }
  return root
}
