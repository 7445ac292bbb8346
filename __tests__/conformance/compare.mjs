// Shows the differences of two recordings.
import fs from 'node:fs'
import path from 'node:path'
import { fail } from './fail.mjs'
import { unshare } from './recording.mjs'

/** In TOML an empty string, list or table and false mean the same as nothing. */
function prune(value) {
  if (Array.isArray(value)) return value.map(prune)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).map(([k, v]) => [k, prune(v)]).filter(([, v]) => v !== '' && v !== false && !(typeof v === 'object' && Object.keys(v).length === 0))
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function differences(expected, actual, where, strict, out = []) {
  if (JSON.stringify(expected) === JSON.stringify(actual)) return out
  const isList = (v) => Array.isArray(v) && v.every((x) => typeof x === 'string')
  if (isList(expected) && isList(actual)) {
    const missing = expected.filter((l) => !actual.includes(l)), extra = actual.filter((l) => !expected.includes(l))
    if (!missing.length && !extra.length) out.push(`${where}: other order: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`)
    else out.push(`${where}:`, ...missing.map((l) => `    - ${l}`), ...extra.map((l) => `    + ${l}`))
  } else if (expected && actual && typeof expected === 'object' && typeof actual === 'object' && Array.isArray(expected) === Array.isArray(actual)) {
    if (expected.referenceOnly) return out
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      if (key === 'contents' || (key === 'strict' && !strict)) continue
      const [e, a] = key === 'toml' && !strict ? [prune(expected[key]), prune(actual[key])] : [expected[key], actual[key]]
      differences(e, a, `${where}${Array.isArray(expected) ? `[${expected[key]?.name ?? expected[key]?.phase ?? key}]` : `.${key}`}`, strict, out)
    }
  } else out.push(`${where}: expected ${JSON.stringify(expected) ?? 'nothing'}, got ${JSON.stringify(actual) ?? 'nothing'}`)
  return out
}

/** @param dirs one or several with recordings of what is expected, then the one to compare */
export function compare(dirs, { strict, case: wanted }) {
  const expectedDirs = dirs.slice(0, -1), actualDir = dirs.at(-1)
  if (!expectedDirs.length) fail('compare needs EXPECTED_DIR and ACTUAL_DIR')
  let passed = 0, failed = 0
  for (const [expectedDir, file] of expectedDirs.flatMap((dir) => fs.readdirSync(dir).filter((f) => f.endsWith('.json')).sort().map((f) => [dir, f]))) {
    const name = file.slice(0, -5)
    if (wanted.length && !wanted.some((w) => name === w || name.startsWith(`${w}-`))) continue
    const read = (dir) => (fs.existsSync(path.join(dir, file)) ? unshare(JSON.parse(fs.readFileSync(path.join(dir, file)))) : undefined)
    const expected = read(expectedDir), actual = read(actualDir)
    const found = actual ? differences(expected, actual, '', strict) : ['not recorded']
    found.length ? failed++ : passed++
    console.log(`${found.length ? 'FAIL' : 'ok  '} ${name}`)
    for (const difference of found) console.log(`    ${difference}`)
    const changed = new Set(found.join('\n').match(/\b[0-9a-f]{16}\b/g))
    for (const hash of changed) for (const [sign, side] of [['-', expected], ['+', actual]])
      if (side?.contents[hash] !== undefined) console.log(`    ${sign} content ${hash}: ${JSON.stringify(side.contents[hash])}`)
  }
  console.log(`${passed} passed, ${failed} failed`)
  if (failed || !passed) process.exitCode = 1
}
