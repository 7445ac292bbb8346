// Images: made and pushed to a registry, read from a registry, the engine or an OCI layout.
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { docker } from './engine.mjs'
import { sha256 } from './hash.mjs'
import { readTar } from './tar.mjs'

const MANIFESTS = ['application/vnd.docker.distribution.manifest.v2+json', 'application/vnd.oci.image.manifest.v1+json']

async function http(registry, url, init = {}) {
  const response = await fetch(new URL(url, `http://${registry}`), init)
  if (!response.ok) throw Object.assign(new Error(`${init.method ?? 'GET'} ${url}: ${response.status} ${await response.text()}`), { status: response.status })
  return response
}

/** A layer that goes into images: compressed and hashed once. */
export function makeLayer(tar) {
  const data = gzipSync(tar)
  return { data, digest: `sha256:${sha256(data)}`, diffID: sha256(tar) }
}

const uploaded = new Map() // digest -> repository that has it

async function upload(registry, repo, data, digest) {
  const from = uploaded.get(digest)
  const started = await http(registry, `/v2/${repo}/blobs/uploads/${from ? `?mount=${digest}&from=${from}` : ''}`, { method: 'POST' })
  if (started.status !== 201) { // else the registry took it from the other repository
    const target = new URL(started.headers.get('location'), `http://${registry}`)
    target.searchParams.set('digest', digest)
    await http(registry, target, { method: 'PUT', body: data, headers: { 'content-type': 'application/octet-stream' } })
  }
  uploaded.set(digest, repo)
}

export async function pushImage(registry, repo, tag, { layers, config, oci, annotations }) {
  const dockerType = 'application/vnd.docker.', ociType = 'application/vnd.oci.image.'
  const mediaType = MANIFESTS[oci ? 1 : 0], layerType = oci ? `${ociType}layer.v1.tar+gzip` : `${dockerType}image.rootfs.diff.tar.gzip`
  const configData = Buffer.from(JSON.stringify({ ...config, rootfs: { type: 'layers', diff_ids: layers.map((l) => `sha256:${l.diffID}`) } }))
  const blobs = [{ data: configData, digest: `sha256:${sha256(configData)}` }, ...layers]
  await Promise.all(blobs.map(({ data, digest }) => upload(registry, repo, data, digest)))
  const manifest = Buffer.from(JSON.stringify({
    schemaVersion: 2, mediaType,
    config: { mediaType: oci ? `${ociType}config.v1+json` : `${dockerType}container.image.v1+json`, size: configData.length, digest: blobs[0].digest },
    layers: layers.map(({ data, digest }) => ({ mediaType: layerType, size: data.length, digest })),
    ...(annotations && { annotations }),
  }))
  const digest = sha256(manifest)
  await http(registry, `/v2/${repo}/manifests/${tag}`, { method: 'PUT', body: manifest, headers: { 'content-type': mediaType } })
  const layout = (dir) => [{ name: `${dir}/oci-layout`, data: Buffer.from('{"imageLayoutVersion":"1.0.0"}') },
    { name: `${dir}/index.json`, data: Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [{ mediaType, size: manifest.length, digest: `sha256:${digest}` }] })) },
    ...[...blobs, { data: manifest, digest: `sha256:${digest}` }].map((blob) => ({ name: `${dir}/blobs/${blob.digest.replace(':', '/')}`, data: blob.data }))]
  return { digest, configDigest: sha256(configData), diffIDs: layers.map((l) => l.diffID), layout }
}

// The three readers give { manifest, digest?, config, configDigest, layer(index) -> { tar, id } }.

const unpacked = (data) => { const tar = data[0] === 0x1f && data[1] === 0x8b ? gunzipSync(data) : data; return { tar, id: `sha256:${sha256(tar)}` } }
const layersRead = new Map() // digest in the registry -> layer; images of a case have most of them in common

export async function fromRegistry(reference) {
  const [, registry, repo, tag] = /^([^/]+)\/(.+?)(?::([^/:]+))?$/.exec(reference)
  const response = await http(registry, `/v2/${repo}/manifests/${tag ?? 'latest'}`, { headers: { accept: MANIFESTS.join(', ') } })
  const raw = Buffer.from(await response.arrayBuffer()), manifest = JSON.parse(raw)
  const blob = async (digest) => Buffer.from(await (await http(registry, `/v2/${repo}/blobs/${digest}`)).arrayBuffer())
  return fromManifest(manifest, raw, blob, layersRead)
}

async function fromManifest(manifest, raw, blob, seen = new Map()) {
  const layer = async (i) => {
    const { digest } = manifest.layers[i]
    if (!seen.has(digest)) seen.set(digest, unpacked(await blob(digest)))
    return seen.get(digest)
  }
  return { manifest, digest: sha256(raw), size: raw.length, config: JSON.parse(await blob(manifest.config.digest)), configDigest: manifest.config.digest.slice(7), layer }
}

export async function fromDaemon(reference) {
  if (!/:[^/]+$/.test(reference)) reference += ':latest' // else docker save takes all tags
  const files = new Map(readTar((await docker(['save', reference])).stdout).map((e) => [e.name, e]))
  const resolve = (name) => { const e = files.get(name); return e.type === '2' ? resolve(path.posix.join(path.posix.dirname(name), e.link)) : e.data }
  const [{ Config, Layers }] = JSON.parse(files.get('manifest.json').data)
  const config = resolve(Config)
  const id = (await docker(['image', 'inspect', '--format', '{{.Id}}', reference])).stdout.toString().trim().slice(7)
  return { config: JSON.parse(config), configDigest: sha256(config), digest: id, layer: async (i) => unpacked(resolve(Layers[i])) }
}

export async function fromLayout(container, dir) {
  const [entries] = await container.trees(dir)
  const files = new Map(entries.map((e) => [e.name.slice(dir.length + 1), e.data]))
  const blob = async (digest) => files.get(`blobs/${digest.replace(':', '/')}`)
  const raw = await blob(JSON.parse(files.get('index.json')).manifests[0].digest)
  return fromManifest(JSON.parse(raw), raw, blob)
}
