// Describes directories, caches and images the way recordings have them.
import path from 'node:path'
import { fail } from './fail.mjs'
import { sha256 } from './hash.mjs'
import { listing, readTar, TYPES } from './tar.mjs'
import { parseToml } from './toml.mjs'

const opaque = (e) => (e.name === '/cnb/lifecycle/launcher' ? { ...e, opaque: 'launcher' } : e.name.endsWith('/config/metadata.toml') ? { ...e, opaque: 'toml' } : e)
const tally = (list) => list.flatMap((v, i) => (v === list[i - 1] ? [] : [`${list.slice(i).findIndex((w) => w !== v) + 1 ? list.slice(i).findIndex((w) => w !== v) : list.length - i} x ${v}`]))
const parseLabels = (map) => Object.fromEntries(Object.entries(map ?? {}).map(([k, v]) => { try { return [k, /^[[{]/.test(v) ? JSON.parse(v) : v] } catch { return [k, v] } }))

/** Collects the layers and contents of a case while it describes what its runs leave. */
export class Describer {
  layers = {} // diffID -> lines
  contents = {} // hash -> text of small files

  /** @param runLayers diffIDs of the layers of run images, which are not compared */
  constructor({ placeholders, stamp, runLayers }) { Object.assign(this, { placeholders, stamp, runLayers }) }

  #keep = (data) => { if (data.length <= 4096 && !data.includes(0)) this.contents[sha256(data).slice(0, 16)] = data.toString('utf8') }

  #addLayer({ tar, id }) { this.layers[id] ??= listing(readTar(tar).map(opaque), { keep: this.#keep }); return id }

  /** @param entries of the tar of a directory */
  directory(entries) {
    const toml = {}
    const files = listing(entries.sort((a, b) => (a.name < b.name ? -1 : 1)).map((e) => {
      // The official lifecycle restores SBOM files while its umask is changed for other files, so their mode varies.
      if (/^\/layers\/[^/]+\/[^/]+\.sbom\.[^/]+$/.test(e.name)) return { ...e, mode: 0o644 }
      if (e.data.includes(this.stamp)) { const data = Buffer.from(this.placeholders.hide(e.data.toString())); e = { ...e, data, size: data.toString().length } }
      if (!/\.toml$/.test(e.name) || e.type !== '0') return e
      try { toml[e.name] = parseToml(e.data.toString('utf8')) } catch { return e }
      if (e.name.endsWith('plan.toml')) toml[e.name].entries?.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) // random in the official lifecycle
      return { ...e, opaque: 'toml' }
    }), { mtime: false, keep: this.#keep })
    return { files, toml }
  }

  /** @param entries of the tar of a cache directory */
  cache(entries) {
    const metadata = entries.find((e) => e.name.endsWith('/io.buildpacks.lifecycle.cache.metadata'))
    for (const e of entries) {
      const id = /\.tar$/.test(e.name) && `sha256:${sha256(e.data)}`
      if (id && `${id}.tar` === path.posix.basename(e.name)) this.#addLayer({ tar: e.data, id })
    }
    return { files: entries.map((e) => `${TYPES[e.type]} ${(e.mode & 0o7777).toString(8).padStart(4, '0')} ${e.uid}:${e.gid} ${e.name}`).sort(), metadata: metadata && JSON.parse(metadata.data) }
  }

  async image({ manifest, config, configDigest, digest, layer }, label) {
    const { placeholders } = this
    if (digest) placeholders.known(digest, `digest of ${label}`)
    placeholders.known(configDigest, `config of ${label}`)
    const { rootfs, config: { Labels, ...rest } = {}, ...top } = config
    const labels = parseLabels(Labels), metadata = labels['io.buildpacks.lifecycle.metadata'] ?? {}
    if (labels['io.buildpacks.build.metadata']?.launcher) labels['io.buildpacks.build.metadata'].launcher = '<version and source of the lifecycle>'
    const layers = []
    for (const [i, id] of rootfs.diff_ids.entries()) {
      if (this.runLayers.has(id.slice(7))) { layers.push(id); continue }
      const { tar, id: actual } = await layer(i)
      if (actual !== id) fail(`layer ${i} of ${label} is ${actual} but the config says ${id}`)
      if (id === metadata.launcher?.sha) {
        placeholders.known(id.slice(7), 'launcher-layer')
        layers.push({ id, files: listing(readTar(tar).map(opaque).filter((e) => !e.name.startsWith('/cnb/lifecycle/') || e.opaque)) })
      } else if (id === metadata.config?.sha) {
        placeholders.numbered(id.slice(7), 'config-layer')
        const entries = readTar(tar), toml = entries.find((e) => e.name.endsWith('/metadata.toml'))
        layers.push({ id, files: listing(entries.map(opaque)), toml: parseToml(toml.data.toString()), strict: { text: toml.data.toString() } })
      } else layers.push(this.#addLayer({ tar, id }))
    }
    return { manifest: manifest && { ...manifest, config: manifest.config.mediaType, layers: tally(manifest.layers.map((l) => l.mediaType)) }, config: { ...top, config: { ...rest, Labels: labels } }, layers }
  }
}
