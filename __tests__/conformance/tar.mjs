// Tar archives: written with what the kit needs, read with all that a recording mentions, listed a line per entry.
import { isUtf8 } from 'node:buffer'
import { fail } from './fail.mjs'
import { sha256 } from './hash.mjs'

const EPOCH = 1577836800 // mtime of everything the kit puts into a container

export function writeTar(entries) {
  const out = []
  for (const { name, type = '0', mode = 0o644, uid = 0, gid = 0, link = '', data = Buffer.alloc(0) } of entries) {
    const header = Buffer.alloc(512)
    const octal = (value, at, size) => header.write(value.toString(8).padStart(size - 1, '0'), at)
    const split = name.length > 100 ? name.lastIndexOf('/', 155) : -1
    if (name.length - split - 1 > 100) fail(`name too long for the kit's tar writer: ${name}`)
    header.write(name.slice(split + 1), 0)
    if (split > 0) header.write(name.slice(0, split), 345)
    octal(mode, 100, 8), octal(uid, 108, 8), octal(gid, 116, 8), octal(data.length, 124, 12), octal(EPOCH, 136, 12)
    header.write(`        ${type}`, 148)
    header.write(link, 157)
    header.write('ustar\x0000', 257)
    header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148)
    out.push(header, data, Buffer.alloc((512 - (data.length % 512)) % 512))
  }
  return Buffer.concat([...out, Buffer.alloc(1024)])
}

/** Names need not be UTF-8. */
const decode = (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1'))
export const readName = (field) => decode(field).replace(/\0.*$/s, '')

export function readTar(tar) {
  const entries = []
  let pax = {}
  for (let at = 0; at + 512 <= tar.length; ) {
    const header = tar.subarray(at, at + 512)
    if (header.every((byte) => byte === 0)) break
    const text = (from, size) => readName(header.subarray(from, from + size))
    const number = (from, size) => parseInt(text(from, size).trim() || '0', 8)
    const size = 'size' in pax ? Number(pax.size) : number(124, 12)
    const data = tar.subarray(at + 512, at + 512 + size)
    const type = text(156, 1) || '\\0'
    at += 512 + Math.ceil(size / 512) * 512
    if (type === 'x') {
      for (let rest = data; rest.length; ) {
        const length = parseInt(rest.toString('latin1', 0, 20), 10)
        const [, key, value] = /^\d+ ([^=]*)=(.*)\n$/s.exec(decode(rest.subarray(0, length)))
        pax[key] = value
        rest = rest.subarray(length)
      }
      pax[':header'] = text(0, 100)
      continue
    }
    const prefix = text(345, 155)
    const path = pax.path ?? (prefix ? `${prefix}/${text(0, 100)}` : text(0, 100))
    const magic = header.toString('latin1', 257, 265)
    const format = magic === 'ustar\x0000' ? 'ustar' : magic === 'ustar  \0' ? 'gnu' : 'v7'
    entries.push({ name: path, type, mode: number(100, 8), uid: Number(pax.uid ?? number(108, 8)), gid: Number(pax.gid ?? number(116, 8)),
      mtime: Number(pax.mtime ?? number(136, 12)), size, link: pax.linkpath ?? text(157, 100), uname: text(265, 32), gname: text(297, 32),
      format, prefix, pax, data })
    pax = {}
  }
  return entries
}

export const TYPES = { 0: 'f', 1: 'h', 2: 'l', 3: 'c', 4: 'b', 5: 'd', 6: 'p' }

/** One line per tar entry: type mode uid:gid [mtime] size content-sha256(16) name -> link {format features}. */
export function listing(entries, { mtime = true, keep = () => {} } = {}) {
  return entries.map((e) => {
    const opaque = e.opaque // a word in place of size and hash
    const features = [e.format !== 'ustar' && e.format, e.prefix && 'prefix', e.uname && `uname=${e.uname}`, e.gname && `gname=${e.gname}`,
      ...Object.keys(e.pax).filter((k) => k !== ':header').sort().map((k) => `pax:${k}`), e.pax[':header'] && `paxname=${e.pax[':header']}`]
    const file = e.type === '0' || e.type === '\\0'
    if (file && !opaque) keep(e.data)
    return [TYPES[e.type] ?? e.type, (e.mode & 0o7777).toString(8).padStart(4, '0'), `${e.uid}:${e.gid}`, mtime && e.mtime, opaque ? `(${opaque})` : file && e.size,
      !opaque && file && sha256(e.data).slice(0, 16), e.name, e.link && `-> ${e.link}`, features.some(Boolean) && `{${features.filter(Boolean).join(' ')}}`]
      .filter((field) => field !== false && field !== '').join(' ')
  })
}
